package th.kamt.processchange;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import th.kamt.processchange.Change.Kind;
import th.kamt.processchange.Change.State;

/** Rows of changes and their files. */
@Component
class ChangeStore {

    /**
     * A file as it was handed in.
     *
     * @param former         {@code null} for a new file
     * @param baseDefinition the definition it was compared with, {@code null} for a new file
     * @param definition     the one it became; {@code null} until it is live
     */
    @SuppressWarnings("ArrayRecordComponent") // Files are compared by their bytes, never as records.
    record StoredFile(String name, byte[] content, byte[] former, String baseDefinition, String definition) {}

    private static final String COLUMNS = "select c.*, (select r.id from process_change r where r.return_of = c.id"
            + " and r.state = 'LIVE' limit 1) as returned_by from process_change c";

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    ChangeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever makes a change live now; then nobody else does until this transaction ends. */
    void lockGate() {
        jdbc.update("insert ignore into process_change_gate (id) values (1)");
        jdbc.queryForObject("select id from process_change_gate where id = 1 for update", Integer.class);
    }

    long addDraft(Kind kind, Long returnOf, String reason, String person, Instant at, ChangeReport report) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into process_change (state, kind, return_of, reason, proposed_by, proposed_at,"
                                    + " report) values ('DRAFT', ?, ?, ?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, kind.name());
                    insert.setObject(2, returnOf);
                    insert.setString(3, reason);
                    insert.setString(4, person);
                    insert.setObject(5, utc(at));
                    insert.setString(6, written(report));
                    return insert;
                },
                key);
        return key.getKeyAs(Number.class).longValue();
    }

    void addFile(long change, StoredFile file) {
        jdbc.update(
                "insert into process_change_file (change_id, name, content, former, base_definition)"
                        + " values (?, ?, ?, ?, ?)",
                change,
                file.name(),
                file.content(),
                file.former(),
                file.baseDefinition());
    }

    /** @return false if it is no draft any more */
    boolean goLive(long change, String person, Instant at, ChangeReport report) {
        return jdbc.update(
                        "update process_change set state = 'LIVE', live_by = ?, live_at = ?, report = ?"
                                + " where id = ? and state = 'DRAFT'",
                        person,
                        utc(at),
                        written(report),
                        change)
                == 1;
    }

    void setDefinition(long change, String file, String definition) {
        jdbc.update(
                "update process_change_file set definition = ? where change_id = ? and name = ?",
                definition,
                change,
                file);
    }

    Optional<Change> find(long change) {
        return jdbc.query(COLUMNS + " where c.id = ?", (row, at) -> change(row), change).stream()
                .findFirst();
    }

    /** What was live or is, newest first. */
    List<Change> history(int skip, int most) {
        return jdbc.query(
                COLUMNS + " where c.state = 'LIVE' order by c.live_at desc, c.id desc limit ? offset ?",
                (row, at) -> change(row),
                most,
                skip);
    }

    /** All that was live or is, newest first; the reports stay in the database. */
    List<LoggedChange> log() {
        return jdbc.query(
                "select c.id, c.live_at, c.live_by, c.reason,"
                        + " (select group_concat(f.name order by f.name) from process_change_file f"
                        + " where f.change_id = c.id) as files, "
                        + instances("MOVES") + " as moved, " + instances("STAYS") + " as stayed,"
                        + " (select r.id from process_change r where r.return_of = c.id and r.state = 'LIVE' limit 1)"
                        + " as returned_by from process_change c where c.state = 'LIVE'"
                        + " order by c.live_at desc, c.id desc",
                (row, at) -> new LoggedChange(
                        row.getLong("id"),
                        instant(row, "live_at"),
                        row.getString("live_by"),
                        row.getString("reason"),
                        List.of(row.getString("files").split(",", -1)),
                        row.getInt("moved"),
                        row.getInt("stayed"),
                        number(row, "returned_by")));
    }

    private static String instances(String outcome) {
        return "coalesce(json_length(json_search(c.report, 'all', '" + outcome
                + "', null, '$.instances[*].outcome')), 0)";
    }

    List<StoredFile> files(long change) {
        return jdbc.query(
                "select * from process_change_file where change_id = ? order by name",
                (row, at) -> new StoredFile(
                        row.getString("name"),
                        row.getBytes("content"),
                        row.getBytes("former"),
                        row.getString("base_definition"),
                        row.getString("definition")),
                change);
    }

    /** Proposals nobody confirmed. */
    void forgetDraftsBefore(Instant instant) {
        jdbc.update(
                "delete from process_change_file where change_id in"
                        + " (select id from process_change where state = 'DRAFT' and proposed_at < ?)",
                utc(instant));
        jdbc.update("delete from process_change where state = 'DRAFT' and proposed_at < ?", utc(instant));
    }

    /** Opened years and the versions they are held to, of these decisions: year, decision, version. */
    List<Map<String, Object>> pinned(List<String> decisions) {
        String marks = String.join(",", decisions.stream().map(one -> "?").toList());
        return jdbc.queryForList(
                "select plan_year, decision_key, version from pinned_decision where decision_key in (" + marks
                        + ") order by plan_year, decision_key",
                decisions.toArray());
    }

    private Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                Kind.valueOf(row.getString("kind")),
                number(row, "return_of"),
                row.getString("reason"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                row.getString("live_by"),
                instant(row, "live_at"),
                number(row, "returned_by"),
                read(row.getString("report")));
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private String written(ChangeReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChangeReport read(String report) {
        try {
            return json.readValue(report, ChangeReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

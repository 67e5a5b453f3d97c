package th.kamt.organization;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import th.kamt.organization.Substitution.State;

/** Rows of substitutions, and the record of what was said about them. */
@Component
class SubstitutionStore {

    private static final String SELECT = "select id, absent, substitute, from_day, to_day, reason, state, named_by,"
            + " named_for, named_at, ended_by, ended_for, ended_at, end_reason from substitution ";

    private final JdbcTemplate jdbc;

    SubstitutionStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Substitution> find(long id) {
        return jdbc.query(SELECT + "where id = ?", SubstitutionStore::row, id).stream()
                .findFirst();
    }

    /** By first day. */
    List<Substitution> open() {
        return jdbc.query(SELECT + "where state <> 'ENDED' order by from_day, id", SubstitutionStore::row);
    }

    /** Newest first. */
    List<Substitution> all() {
        return jdbc.query(SELECT + "order by from_day desc, id desc", SubstitutionStore::row);
    }

    List<Substitution> beginning(LocalDate today) {
        return jdbc.query(
                SELECT + "where state = 'COMING' and from_day <= ? order by id for update",
                SubstitutionStore::row,
                today);
    }

    List<Substitution> ending(LocalDate today) {
        return jdbc.query(
                SELECT + "where state <> 'ENDED' and to_day < ? order by id for update", SubstitutionStore::row, today);
    }

    long add(Substitution named) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var insert = connection.prepareStatement(
                            "insert into substitution (absent, substitute, from_day, to_day, reason, state, named_by, named_for, named_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            new String[] {"id"});
                    insert.setString(1, named.absent());
                    insert.setString(2, named.substitute());
                    insert.setObject(3, named.from());
                    insert.setObject(4, named.to());
                    insert.setString(5, named.reason());
                    insert.setString(6, named.state().name());
                    insert.setString(7, named.namedBy());
                    insert.setString(8, named.namedFor());
                    insert.setObject(9, utc(named.namedAt()));
                    return insert;
                },
                key);
        return key.getKeyAs(Number.class).longValue();
    }

    void began(long id) {
        jdbc.update("update substitution set state = ? where id = ?", State.ACTIVE.name(), id);
    }

    void ended(long id, String by, String endedFor, Instant at, String reason) {
        jdbc.update(
                "update substitution set state = ?, ended_by = ?, ended_for = ?, ended_at = ?, end_reason = ? where id = ?",
                State.ENDED.name(),
                by,
                endedFor,
                utc(at),
                reason,
                id);
    }

    void record(long id, String what, String person, String reason, Instant at) {
        jdbc.update(
                "insert into substitution_record (substitution_id, what, person, reason, at) values (?, ?, ?, ?, ?)",
                id,
                what,
                person,
                reason,
                utc(at));
    }

    private static Substitution row(ResultSet row, int number) throws SQLException {
        return new Substitution(
                row.getLong("id"),
                row.getString("absent"),
                row.getString("substitute"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getString("named_by"),
                row.getString("named_for"),
                instant(row, "named_at"),
                row.getString("ended_by"),
                row.getString("ended_for"),
                instant(row, "ended_at"),
                row.getString("end_reason"));
    }
}

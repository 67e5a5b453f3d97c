package th.kamt.planning;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/** What was confirmed for several plans at once, and what became of each: so that it can be read again, and is done once. */
@Component
@Transactional
class ApprovalRuns {

    enum Outcome {
        /** Not tried yet, or tried by a server that went down: the plan's own record tells. */
        PENDING,
        DONE,
        REFUSED
    }

    record Run(long id, String token, PlanYear year, String person, Instant confirmedAt) {}

    /** @param status as an HTTP status, of what was refused; else {@code null} */
    record Item(
            String taskId,
            String unitCode,
            Verdict verdict,
            String comment,
            Outcome outcome,
            Integer status,
            Message why) {

        boolean says(Item other) {
            return taskId.equals(other.taskId) && verdict == other.verdict;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;

    ApprovalRuns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down what is about to be done.
     *
     * @return empty if the token is taken: another request with the same form was first, and has committed what it will do
     */
    boolean begin(String token, PlanYear year, String person, Instant at, List<Item> items) {
        int inserted = jdbc.update(
                "insert ignore into approval_run (token, plan_year, person, confirmed_at) values (?, ?, ?, ?)",
                token,
                year.buddhistEra(),
                person,
                utc(at));
        if (inserted == 0) {
            return false;
        }
        long run = find(token).orElseThrow().id();
        List<Object[]> rows = new ArrayList<>();
        for (Item item : items) {
            rows.add(new Object[] {
                run, rows.size(), item.taskId(), item.unitCode(), item.verdict().name(), item.comment()
            });
        }
        jdbc.batchUpdate(
                "insert into approval_run_item (run_id, position, task_id, unit_code, decision, comment, outcome)"
                        + " values (?, ?, ?, ?, ?, ?, 'PENDING')",
                rows);
        return true;
    }

    void finished(long run, String taskId, Outcome outcome, Integer status, Message why) {
        jdbc.update(
                "update approval_run_item set outcome = ?, status = ?, message_key = ?, arguments = ?"
                        + " where run_id = ? and task_id = ?",
                outcome.name(),
                status,
                why == null ? null : why.key(),
                why == null
                        ? null
                        : MessageArgumentsJson.written(why.arguments()).toString(),
                run,
                taskId);
    }

    @Transactional(readOnly = true)
    Optional<Run> find(String token) {
        return jdbc.query("select * from approval_run where token = ?", (row, number) -> run(row), token).stream()
                .findFirst();
    }

    @Transactional(readOnly = true)
    Optional<Run> last(String person, PlanYear year) {
        return jdbc
                .query(
                        "select * from approval_run where person = ? and plan_year = ? order by id desc limit 1",
                        (row, number) -> run(row),
                        person,
                        year.buddhistEra())
                .stream()
                .findFirst();
    }

    @Transactional(readOnly = true)
    Optional<Run> find(long id) {
        return jdbc.query("select * from approval_run where id = ?", (row, number) -> run(row), id).stream()
                .findFirst();
    }

    /** In the order they were confirmed in. */
    @Transactional(readOnly = true)
    List<Item> items(long run) {
        return jdbc.query(
                "select * from approval_run_item where run_id = ? order by position", (row, number) -> item(row), run);
    }

    /** What a person decided for a year before the given confirmation, the newest first. */
    @Transactional(readOnly = true)
    Map<Long, List<Item>> itemsBefore(long run, String person, PlanYear year) {
        Map<Long, List<Item>> items = new LinkedHashMap<>();
        jdbc.query(
                "select i.* from approval_run_item i join approval_run r on r.id = i.run_id"
                        + " where r.person = ? and r.plan_year = ? and r.id < ? and i.outcome <> 'REFUSED'"
                        + " order by r.id desc, i.position",
                row -> {
                    items.computeIfAbsent(row.getLong("run_id"), id -> new ArrayList<>())
                            .add(item(row));
                },
                person,
                year.buddhistEra(),
                run);
        return items;
    }

    @Transactional(readOnly = true)
    Map<String, Item> itemsByTask(long run) {
        Map<String, Item> items = new HashMap<>();
        items(run).forEach(item -> items.put(item.taskId(), item));
        return items;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("token"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("person"),
                instant(row, "confirmed_at"));
    }

    private static Item item(ResultSet row) throws SQLException {
        String key = row.getString("message_key");
        return new Item(
                row.getString("task_id"),
                row.getString("unit_code"),
                Verdict.valueOf(row.getString("decision")),
                row.getString("comment"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("status", Integer.class),
                key == null ? null : new Message(key, arguments(row.getString("arguments"))));
    }

    private static List<Object> arguments(String json) {
        try {
            return MessageArgumentsJson.read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

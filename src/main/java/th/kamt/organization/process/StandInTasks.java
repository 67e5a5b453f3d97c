package th.kamt.organization.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.organization.Organization;
import th.kamt.workflow.StandIns;

/** The organisation's substitutes for the engine's tasks, and the tasks they hold as rows. */
@Component
class StandInTasks implements StandIns {

    private final Organization organization;
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    StandInTasks(Organization organization, JdbcTemplate jdbc) {
        this.organization = organization;
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public Optional<String> standIn(String person) {
        return organization.standIn(person);
    }

    @Override
    public void given(String taskId, String substitute, String absent) {
        jdbc.update(
                "insert into stand_in_task (task_id, substitute, absent) values (?, ?, ?)"
                        + " on duplicate key update substitute = values(substitute), absent = values(absent)",
                taskId,
                substitute,
                absent);
    }

    @Override
    public Optional<String> givenFor(String taskId, String substitute) {
        return Optional.ofNullable(givenFor(List.of(taskId), substitute).get(taskId));
    }

    @Override
    public boolean takenBack(String taskId) {
        return anyGiven() && jdbc.update("delete from stand_in_task where task_id = ?", taskId) > 0;
    }

    /** Most days nobody is absent: then no task costs a statement more than this. */
    private boolean anyGiven() {
        return !jdbc.queryForList("select 1 from stand_in_task limit 1", Integer.class)
                .isEmpty();
    }

    @Override
    public Map<String, String> givenFor(Collection<String> taskIds, String substitute) {
        Map<String, String> given = new HashMap<>();
        if (!taskIds.isEmpty()) {
            named.query(
                    "select task_id, absent from stand_in_task where substitute = :substitute and task_id in (:tasks)",
                    new MapSqlParameterSource("substitute", substitute).addValue("tasks", taskIds),
                    row -> {
                        given.put(row.getString("task_id"), row.getString("absent"));
                    });
        }
        return given;
    }

    @Override
    public Set<String> substitutes() {
        return Set.copyOf(jdbc.queryForList("select distinct substitute from stand_in_task", String.class));
    }
}

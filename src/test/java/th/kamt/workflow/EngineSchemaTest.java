package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.ApplicationTest;

/** ADR 0001: the engine's schema is the jar's own but for milliseconds, four-byte characters and an index. */
@ApplicationTest
class EngineSchemaTest {

    /** In the order the engine itself creates them. */
    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void ourScriptIsTheEnginesOwnWithMillisecondsAndFourByteCharacters() throws IOException {
        StringBuilder expected = new StringBuilder();
        for (String script : SCRIPTS) {
            expected.append(normalised(read("/org/camunda/bpm/engine/db/create/activiti.mysql.create." + script
                                    + ".sql")
                            .replaceAll("(?i)\\bdatetime\\b(?!\\()", "datetime(3)")
                            .replaceAll("(?i)CHARSET=utf8 COLLATE utf8_bin", "CHARSET=utf8mb4 COLLATE utf8mb4_bin")))
                    .append('\n');
        }

        String ours = normalised(read("/db/migration/V1__engine_7_24.sql"));

        assertThat(ours.lines().sorted().toList())
                .isEqualTo(expected.toString().lines().sorted().toList());
    }

    @Test
    void ofOurOwnTheEnginesTablesHaveOneIndexWhichFindsDueJobs() {
        assertThat(jdbc.queryForList(
                        "select concat(table_name, ': ', group_concat(column_name order by seq_in_index separator ', '))"
                                + " from information_schema.statistics where table_schema = database()"
                                + " and index_name like 'KAMT\\_%' and table_name like 'ACT\\_%' group by table_name, index_name",
                        String.class))
                .containsExactly("ACT_RU_JOB: SUSPENSION_STATE_, DUEDATE_, RETRIES_");
    }

    @Test
    void whoLooksForDueJobsDoesNotReadTheTimersOfLater() {
        jdbc.update(
                "insert into ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, PROCESS_INSTANCE_ID_, RETRIES_, DUEDATE_, HANDLER_TYPE_)"
                        + " select concat('later-', seq), 1, 'timer', 1, concat('instance-', seq), 3, date_add(now(3), interval 1 year),"
                        + " 'timer-intermediate-transition' from seq_1_to_2000");
        try {
            assertThat(jdbc.queryForList("explain select ID_ from ACT_RU_JOB where RETRIES_ > 0 and DUEDATE_ <= now(3)"
                                    + " and (LOCK_OWNER_ is null or LOCK_EXP_TIME_ < now(3)) and SUSPENSION_STATE_ = 1"
                                    + " order by DUEDATE_ limit 10")
                            .get(0))
                    .containsEntry("key", "KAMT_IDX_JOB_DUE");
        } finally {
            jdbc.update("delete from ACT_RU_JOB where ID_ like 'later-%'");
        }
    }

    @Test
    void dueDatesAndTimesOfTasksKeepMilliseconds() {
        assertThat(jdbc.queryForList(
                        "select concat(table_name, '.', column_name) from information_schema.columns where table_schema ="
                                + " database() and upper(table_name) like 'ACT\\_%' and data_type = 'datetime'"
                                + " and datetime_precision <> 3",
                        String.class))
                .isEmpty();
    }

    @Test
    void everyTextOfTheEngineTakesEmoji() {
        assertThat(jdbc.queryForList(
                        "select concat(table_name, '.', column_name) from information_schema.columns where table_schema ="
                                + " database() and character_set_name is not null and character_set_name <> 'utf8mb4'",
                        String.class))
                .isEmpty();
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = EngineSchemaTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String normalised(String sql) {
        return sql.lines()
                .filter(line -> !line.startsWith("--"))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

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

/** ADR 0001: the engine's schema is the jar's own but for milliseconds and four-byte characters. */
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

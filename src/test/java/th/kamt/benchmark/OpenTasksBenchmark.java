package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.activity.ActivityOpening;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/**
 * What a KAMR with 40 open tasks waits for, while 500 and while 50,000 tasks are open in the nation: the work page, and Tasklist's list
 * and count of "my tasks" and of "my post's tasks"; docs/benchmarks.md. The other tasks are other people's of other units: 460
 * that were opened, then their likeness in all of the engine's tables.
 */
@PlanningTest
class OpenTasksBenchmark {

    private static final int OWN = 40;
    private static final int FEW = 500;
    private static final int COPIES = 108;
    private static final int WARM_UP = 30;
    private static final int TURNS = 3;
    private static final int ROUNDS = 25;
    private static final double MOST = 1.5;

    /** Tables with a row for each task or its instance, and the columns that name either. */
    private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put(
                "ACT_RU_EXECUTION",
                List.of("ID_", "ROOT_PROC_INST_ID_", "PROC_INST_ID_", "PARENT_ID_", "ACT_INST_ID_"));
        TABLES.put("ACT_RU_TASK", List.of("ID_", "EXECUTION_ID_", "PROC_INST_ID_"));
        TABLES.put("ACT_RU_IDENTITYLINK", List.of("ID_", "TASK_ID_"));
        TABLES.put("ACT_RU_AUTHORIZATION", List.of("ID_", "RESOURCE_ID_"));
        TABLES.put("ACT_RU_VARIABLE", List.of("ID_", "EXECUTION_ID_", "PROC_INST_ID_", "VAR_SCOPE_"));
        TABLES.put("ACT_RU_JOB", List.of("ID_", "EXECUTION_ID_", "ROOT_PROC_INST_ID_", "PROCESS_INSTANCE_ID_"));
    }

    /** Tasks of others, and what belongs to them; not their likeness. */
    private static final String OTHERS = "ASSIGNEE_ like '70000_'";

    private static final Map<String, String> OF_OTHERS = Map.of(
            "ACT_RU_EXECUTION", "PROC_INST_ID_ in (select PROC_INST_ID_ from ACT_RU_TASK where " + OTHERS + ")",
            "ACT_RU_TASK", OTHERS,
            "ACT_RU_IDENTITYLINK", "TASK_ID_ in (select ID_ from ACT_RU_TASK where " + OTHERS + ")",
            "ACT_RU_AUTHORIZATION", "RESOURCE_ID_ in (select ID_ from ACT_RU_TASK where " + OTHERS + ")",
            "ACT_RU_VARIABLE", "PROC_INST_ID_ in (select PROC_INST_ID_ from ACT_RU_TASK where " + OTHERS + ")",
            "ACT_RU_JOB", "PROCESS_INSTANCE_ID_ in (select PROC_INST_ID_ from ACT_RU_TASK where " + OTHERS + ")");

    @Autowired
    private SmallYear year;

    @Autowired
    private Rest rest;

    @Autowired
    private ActivityOpening opening;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void fiveHundredOpenTasks() {
        year.forget().opened().approveFully(AA).beginningAt("2027-03-15T09:00:00+07:00");
        jdbc.update("delete from activity");
        visits(1_000_000_000, OWN, KAMR);
        visits(1_000_001_000, FEW - OWN, SmallYear.SPARE_KAMR);
        while (opening.openNext()) {
            // The next batch.
        }
        // The spare KAMR's become those of ten others, of another unit.
        jdbc.update(
                "update ACT_RU_TASK set ASSIGNEE_ = concat('70000', mod(crc32(ID_), 10)) where ASSIGNEE_ = ?",
                SmallYear.SPARE_KAMR);
        jdbc.update(
                "update ACT_RU_AUTHORIZATION a join ACT_RU_TASK t on t.ID_ = a.RESOURCE_ID_ set a.USER_ID_ = t.ASSIGNEE_"
                        + " where a.USER_ID_ = ?",
                SmallYear.SPARE_KAMR);
        jdbc.update(
                "update ACT_RU_IDENTITYLINK l join ACT_RU_TASK t on t.ID_ = l.TASK_ID_ set l.GROUP_ID_ = 'kamr.N9-X0'"
                        + " where t.ASSIGNEE_ like '70000%'");
        jdbc.update("update ACT_RU_AUTHORIZATION a join ACT_RU_TASK t on t.ID_ = a.RESOURCE_ID_"
                + " set a.GROUP_ID_ = replace(a.GROUP_ID_, 'N2-AA', 'N9-X0') where t.ASSIGNEE_ like '70000%'"
                + " and a.GROUP_ID_ is not null");
    }

    private void visits(long first, int count, String kamr) {
        jdbc.update(
                "insert into portfolio_account (plan_year, account_id, unit_code, name, tier, top_up, kamr,"
                        + " special_risk) select plan_year, concat('VISITED-', ? + seq, '@', unit_code), unit_code, name,"
                        + " tier, top_up, ?, special_risk from portfolio_account, seq_1_to_" + count
                        + " where account_id = ?",
                first,
                kamr,
                SmallYear.id(1, AA));
        jdbc.update(
                "insert into activity (id, plan_year, account_id, account_name, unit_code, code, origin, state,"
                        + " first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, postponements)"
                        + " select ? + seq, ?, concat('VISITED-', ? + seq, '@N2-AA'), 'บริษัท ลูกค้าที่ 01 จำกัด', 'N2-AA', 'RBA1',"
                        + " 'PLANNED', 'PLANNED', '2027-03-20', '2027-03-20', '2027-01-01', '2027-03-06',"
                        + " date_add('2027-03-16', interval mod(seq, 30) day), '2027-12-31', 0 from seq_1_to_" + count,
                first,
                YEAR.buddhistEra(),
                first);
    }

    @Test
    void aHundredTimesAsManyOpenTasksOfOthersHardlySlowOnesOwn() {
        Browser kamr = new Browser(http).login(KAMR, "demo");
        Map<String, Supplier<String>> questions = questions(kamr);
        Map<String, double[]> few = new LinkedHashMap<>();
        Map<String, double[]> many = new LinkedHashMap<>();
        measured(questions, WARM_UP);
        for (int turn = 0; turn < TURNS; turn++) {
            forgetCopies();
            add(few, measured(questions, ROUNDS));
            copyOthers();
            assertThat(jdbc.queryForObject("select count(*) from ACT_RU_TASK", Integer.class))
                    .isGreaterThanOrEqualTo(50_000);
            add(many, measured(questions, ROUNDS));
        }

        List<String> slow = new ArrayList<>();
        questions.keySet().forEach(name -> {
            double ratio = percentile(many.get(name), 95) / percentile(few.get(name), 95);
            System.out.printf(
                    "%s, 95th percentile of %d: 50,000 open tasks %.1f ms, 500 %.1f ms, ratio %.2f; medians %.1f and %.1f ms, ratio %.2f%n",
                    name,
                    TURNS * ROUNDS,
                    percentile(many.get(name), 95),
                    percentile(few.get(name), 95),
                    ratio,
                    percentile(many.get(name), 50),
                    percentile(few.get(name), 50),
                    percentile(many.get(name), 50) / percentile(few.get(name), 50));
            if (ratio > MOST) {
                slow.add("%s %.2f".formatted(name, ratio));
            }
        });
        assertThat(slow).isEmpty();
    }

    private static void add(Map<String, double[]> all, Map<String, double[]> turn) {
        turn.forEach((name, millis) -> all.merge(
                name,
                millis,
                (before, now) -> DoubleStream.concat(Arrays.stream(before), Arrays.stream(now))
                        .toArray()));
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = Arrays.stream(millis).sorted().toArray();
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private Map<String, Supplier<String>> questions(Browser kamr) {
        Map<String, Supplier<String>> questions = new LinkedHashMap<>();
        questions.put("Work page", () -> {
            String page = kamr.get("/my-work").getBody();
            assertThat(page).contains("/activities/1000000001/log");
            return page;
        });
        for (JsonNode filter : rest.get(KAMR, "/engine-rest/filter").json()) {
            String path = "/engine-rest/filter/" + filter.path("id").asText();
            // As Tasklist asks: the first page, newest first, and how many there are.
            questions.put(
                    "Tasklist, " + filter.path("name").asText(),
                    () -> body(rest.post(
                                    KAMR,
                                    path + "/list?firstResult=0&maxResults=15",
                                    "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}"))
                            + body(rest.post(KAMR, path + "/count", "{}")));
        }
        assertThat(questions).hasSizeGreaterThan(2);
        return questions;
    }

    private static String body(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Milliseconds; each question in its turn, so that other load on the machine meets all of them. */
    private static Map<String, double[]> measured(Map<String, Supplier<String>> questions, int rounds) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        questions.keySet().forEach(name -> millis.put(name, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Supplier<String>> question : questions.entrySet()) {
                long start = System.nanoTime();
                assertThat(question.getValue().get()).isNotEmpty();
                millis.get(question.getKey())[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        return millis;
    }

    private void forgetCopies() {
        inAllTables(table -> "delete from " + table + " where ID_ regexp '-[0-9]{1,3}$'");
    }

    private void copyOthers() {
        inAllTables(table -> copy(table, TABLES.get(table)));
    }

    private void inAllTables(UnaryOperator<String> statementFor) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (String table : TABLES.keySet()) {
                    statement.execute(statementFor.apply(table));
                }
                statement.execute("set foreign_key_checks = 1");
            }
            return null;
        });
        jdbc.execute("analyze table " + String.join(", ", TABLES.keySet()));
    }

    private String copy(String table, List<String> keys) {
        List<String> columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = database() and table_name = ?"
                        + " order by ordinal_position",
                String.class,
                table);
        String values = columns.stream()
                .map(column -> {
                    if (keys.contains(column)) {
                        return "concat(" + column + ", '-', n.seq)";
                    }
                    return switch (column) {
                        case "ASSIGNEE_", "USER_ID_" ->
                            "if(%1$s is null, null, concat('7', lpad(n.seq, 4, '0'), right(%1$s, 1)))"
                                    .formatted(column);
                        case "GROUP_ID_" -> "replace(" + column + ", 'N9-X0', concat('N9-X', n.seq))";
                        default -> column;
                    };
                })
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from " + table
                + ", seq_1_to_" + COPIES + " n where " + OF_OTHERS.get(table);
    }
}

package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.YEAR;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.Jvm;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.support.StoppingNode;

/**
 * 5,000 activities whose window opens on one morning, and two nodes, each a JVM of its own, on one database: the morning's timer and
 * a plan put in force at the same minute have both at work; then once more, and one is killed half way. docs/benchmarks.md.
 */
@PlanningTest
class TwoNodesBenchmark {

    private static final int ACTIVITIES = 5_000;
    private static final String MORNING = "2027-03-15T00:30:00+07:00";
    private static final long PATIENCE_SECONDS = 900;

    /** Keys of the activities it makes. */
    private static final String OWN = "2570/10000_____";

    @Autowired
    private SmallYear year;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void eachStartsExactlyOnce() throws Exception {
        year.forget().opened().approveFully(AA).beginningAt(MORNING);
        jdbc.update("delete from activity");
        try (Jvm one = node("node-1");
                Jvm other = node("node-2")) {
            one.awaitSaid(StoppingNode.READY);
            other.awaitSaid(StoppingNode.READY);

            double seconds = open(1_000_000_000, ACTIVITIES);
            requireEachOnce(ACTIVITIES);
            Map<String, Long> byNode = batchesByNode();
            System.out.printf(
                    "%d activities opened by two nodes in %.1f s, batches by node %s%n", ACTIVITIES, seconds, byNode);

            come(1_000_010_000);
            await(ACTIVITIES + ACTIVITIES / 4);
            one.kill();
            // What it had locked is free after five minutes; the nodes' clocks stand.
            jdbc.update(
                    "update ACT_RU_JOB set LOCK_EXP_TIME_ = null, LOCK_OWNER_ = null where LOCK_OWNER_ like 'node-1%'");
            await(2 * ACTIVITIES);
            requireEachOnce(2 * ACTIVITIES);
            System.out.printf("%d more, one of two nodes killed on the way: each once%n", ACTIVITIES);
            assertThat(byNode).hasSize(2);
        }
    }

    private Jvm node(String name) throws Exception {
        return StoppingNode.start(
                Files.createDirectory(folder.resolve(name)),
                environment,
                clock.instant(),
                "none",
                "--camunda.bpm.generic-properties.properties.hostname=" + name,
                "--camunda.bpm.job-execution.lock-owner=" + name,
                // An idle node looks again after a minute at most; here both are to be at work.
                "--camunda.bpm.job-execution.max-wait=500");
    }

    private double open(long first, int until) throws InterruptedException {
        long start = System.nanoTime();
        come(first);
        await(until);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Their window opens; the morning's timer is due, and a plan is put in force. */
    private void come(long first) {
        jdbc.update(
                "insert into activity (id, plan_year, account_id, account_name, unit_code, code, origin, state,"
                        + " first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, postponements)"
                        + " select ? + seq, ?, ?, 'บริษัท ลูกค้าที่ 01 จำกัด', ?, 'RBA1', 'PLANNED', 'PLANNED', '2027-03-29',"
                        + " '2027-03-29', '2027-01-01', '2027-03-15', '2027-04-28', '2027-12-31', 0 from seq_1_to_"
                        + ACTIVITIES,
                first,
                YEAR.buddhistEra(),
                SmallYear.id(1, AA),
                AA);
        runtime.startProcessInstanceByMessage("kamt.activitiesScheduled", YEAR + "/" + AA);
        String timer = management
                .createJobQuery()
                .processDefinitionKey("activityOpening")
                .activityId("StartEvent_EveryMorning")
                .timers()
                .singleResult()
                .getId();
        management.setJobDuedate(timer, Date.from(clock.instant()));
    }

    private void await(int opened) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (jdbc.queryForObject("select count(*) from activity where state = 'OPEN'", Integer.class) < opened) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Of those it has made; what the year before them had opened is not looked at. */
    private void requireEachOnce(int expected) {
        List<String> keys = jdbc.queryForList(
                "select e.BUSINESS_KEY_ from ACT_RU_EXECUTION e join ACT_RE_PROCDEF p on p.ID_ = e.PROC_DEF_ID_"
                        + " where p.KEY_ = 'activity' and e.PARENT_ID_ is null and e.BUSINESS_KEY_ like '" + OWN + "'",
                String.class);
        assertThat(keys.size()).isEqualTo(expected);
        assertThat(Set.copyOf(keys)).as("different keys").hasSameSizeAs(keys);
        assertThat(jdbc.queryForObject(
                        "select count(*) from deadline where kind = 'ACTIVITY' and business_key like '" + OWN + "'",
                        Integer.class))
                .isEqualTo(expected);
        assertThat(jdbc.queryForObject(
                        "select count(*) from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
                                + " where t.TASK_DEF_KEY_ = 'Task_CarryOutActivity' and e.BUSINESS_KEY_ like '" + OWN
                                + "'",
                        Integer.class))
                .isEqualTo(expected);
        assertThat(jdbc.queryForObject("select count(*) from ACT_RU_JOB where RETRIES_ = 0", Integer.class))
                .isZero();
    }

    private Map<String, Long> batchesByNode() {
        return jdbc.query(
                "select HOSTNAME_, count(*) from ACT_HI_JOB_LOG where ACT_ID_ = 'Task_OpenActivities' and JOB_STATE_ = 2"
                        + " group by HOSTNAME_",
                rows -> {
                    Map<String, Long> counts = new java.util.TreeMap<>();
                    while (rows.next()) {
                        counts.put(rows.getString(1), rows.getLong(2));
                    }
                    return counts;
                });
    }
}

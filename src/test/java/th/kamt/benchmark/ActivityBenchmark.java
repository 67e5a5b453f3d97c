package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.YEAR;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.activity.ActivityDesk;
import th.kamt.activity.ActivityOpening;
import th.kamt.attachment.CheckedFiles;
import th.kamt.support.Login;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.support.TestDatabase;

/**
 * An activity's life, window to logged, against the same model on a bare engine: JDBC executes (for which the bare engine is
 * granted one more for each business row that the application writes), and lives a second; docs/benchmarks.md. The bare engine's
 * listeners do what any model would have to: the task's name, its group, who has it, and the answer for the gateway.
 */
@PlanningTest
@Import(ActivityBenchmark.Counting.class)
class ActivityBenchmark {

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static BeanPostProcessor countedStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? new CountedStatements(dataSource) : bean;
                }
            };
        }
    }

    private static final int LIVES = 20;
    private static final int WARM_UPS = 20;
    private static final int ROUNDS = 31;
    private static final double MOST_EXECUTES = 1.5;
    private static final double LEAST_SPEED = 0.65;
    private static final String ACCOUNT = SmallYear.id(1, AA);
    private static final String DAY = "2027-03-15";

    private static final Map<String, Object> DONE = Map.of("outcome", "done", "happenedOn", DAY);
    private static final Map<String, Object> LOG =
            Map.of("mode", "ON_SITE", "purpose", "ติดตามคุณภาพไฟฟ้า", "people", "คุณสมหญิง", "result", "ปกติ");

    @Autowired
    private SmallYear year;

    @Autowired
    private ActivityOpening opening;

    @Autowired
    private ActivityDesk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Login login;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcTemplate jdbc;

    private String kamr;
    private long next = 1_000_000_000;

    @BeforeEach
    void planInForce() {
        TestDatabase.durable(true);
        year.forget().opened().approveFully(AA);
        year.beginningAt(DAY + "T09:00:00+07:00");
        jdbc.update("delete from activity");
        jdbc.update(
                "insert into portfolio_account (plan_year, account_id, unit_code, name, tier, top_up, kamr,"
                        + " special_risk) select plan_year, concat('VISITED-', seq, '@', unit_code), unit_code, name,"
                        + " tier, top_up, kamr, special_risk from portfolio_account, seq_0_to_" + (LIVES - 1)
                        + " where account_id = ?",
                ACCOUNT);
        kamr = jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, ACCOUNT);
    }

    @Test
    void anActivityCostsLittleMoreThanItsModelAndItsRows() throws Exception {
        try (BareEngine engine = new BareEngine()) {
            Product tasklist = new Product(false);
            Product page = new Product(true);
            Bare bare = new Bare(engine);
            Turns warm = Turns.take(WARM_UPS, 1, tasklist, bare);
            assertThat(warm.first()).isPositive();

            double byTasklist = executes("carried out and logged as in Tasklist", tasklist, bare, engine.counted);
            double byPage = executes("carried out and logged on the page", page, bare, engine.counted);
            Turns tasklistTurns = Turns.take(1, ROUNDS, tasklist, bare);
            Turns pageTurns = Turns.take(WARM_UPS, ROUNDS, page, bare);
            double speed = speed("as in Tasklist", tasklistTurns);
            double pageSpeed = speed("on the page", pageTurns);

            assertThat(byTasklist).isLessThanOrEqualTo(MOST_EXECUTES);
            assertThat(byPage).isLessThanOrEqualTo(MOST_EXECUTES);
            assertThat(speed).isGreaterThanOrEqualTo(LEAST_SPEED);
            assertThat(pageSpeed).isGreaterThanOrEqualTo(LEAST_SPEED);
        }
    }

    private static double speed(String how, Turns turns) {
        System.out.printf(
                "Lives a second, %s: application %.0f, bare engine %.0f; ratio %.2f, of processor time %.2f (%s)%n",
                how, LIVES / turns.first(), LIVES / turns.second(), turns.ratio(), turns.processorRatio(), turns);
        return turns.ratio();
    }

    private double executes(String how, Turns.Side product, Turns.Side bare, CountedStatements bareCounted)
            throws Exception {
        CountedStatements counted = (CountedStatements) dataSource;
        product.prepare();
        counted.begin();
        product.run();
        counted.end();
        double executes = counted.executes() / (double) LIVES;
        double rows = counted.businessRows() / (double) LIVES;
        System.out.println("Statements a life, " + how + ":\n" + counted.list(LIVES));
        bare.prepare();
        bareCounted.begin();
        bare.run();
        bareCounted.end();
        double plain = bareCounted.executes() / (double) LIVES;
        System.out.println("Statements a life, bare engine:\n" + bareCounted.list(LIVES));
        double ratio = executes / (plain + rows);
        System.out.printf(
                "JDBC executes a life, %s: %.1f / (%.1f on a bare engine + %.1f rows) = %.2f%n",
                how, executes, plain, rows, ratio);
        return ratio;
    }

    /** A planned visit of each of so many accounts, opened by the batch, each carried out and logged by its KAMR. */
    private final class Product implements Turns.Side {

        private final boolean onPage;
        private long first;

        Product(boolean onPage) {
            this.onPage = onPage;
        }

        @Override
        public void prepare() {
            first = next;
            next += LIVES;
            jdbc.update(
                    "insert into activity (id, plan_year, account_id, account_name, unit_code, code, origin, state,"
                            + " first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, postponements)"
                            + " select ? + seq, ?, concat('VISITED-', seq, '@', ?), 'บริษัท ลูกค้าที่ 01 จำกัด', ?, 'RBA1',"
                            + " 'PLANNED', 'PLANNED',"
                            + " '2027-03-20', '2027-03-20', '2027-01-01', '2027-03-06', '2027-04-19', '2027-12-31', 0"
                            + " from seq_0_to_" + (LIVES - 1),
                    first,
                    YEAR.buddhistEra(),
                    AA,
                    AA);
        }

        @Override
        public void run() {
            while (opening.openNext()) {
                // The next batch.
            }
            if (onPage) {
                login.as(kamr, this::onPage);
            } else {
                asInTasklist();
            }
        }

        private void onPage() {
            for (long id = first; id < first + LIVES; id++) {
                desk.log(
                        id,
                        new ActivityDesk.Given(
                                null,
                                "15/3/2570",
                                (String) LOG.get("mode"),
                                (String) LOG.get("purpose"),
                                (String) LOG.get("people"),
                                (String) LOG.get("result"),
                                List.of(),
                                null),
                        CheckedFiles.none());
            }
        }

        private void asInTasklist() {
            for (Map<String, Object> answers : List.of(DONE, LOG)) {
                List<Task> open = open(tasks);
                login.as(kamr, () -> {
                    for (Task task : open) {
                        tasks.complete(task.getId(), new HashMap<>(answers));
                    }
                });
            }
        }

        @Override
        public void tidyUp() {
            assertThat(jdbc.queryForList(
                            "select concat(state, ' ', count(*)) from activity where id >= ? group by state",
                            String.class,
                            first))
                    .containsExactly("LOGGED " + LIVES);
        }
    }

    private static List<Task> open(TaskService tasks) {
        return tasks.createTaskQuery()
                .taskDefinitionKeyIn("Task_CarryOutActivity", "Task_LogActivity")
                .list();
    }

    /** The same number of lives of the same model, started one by one, each task answered as in Tasklist. */
    private static final class Bare implements Turns.Side {

        private final BareEngine bare;

        Bare(BareEngine bare) {
            this.bare = bare;
        }

        @Override
        public void run() {
            for (int i = 0; i < LIVES; i++) {
                bare.engine
                        .getRuntimeService()
                        .startProcessInstanceByKey(
                                "activity",
                                "2570/" + i,
                                Map.of("activityId", (long) i, "unitCode", AA, "alreadyDone", false));
            }
            TaskService tasks = bare.engine.getTaskService();
            for (Map<String, Object> answers : List.of(DONE, LOG)) {
                for (Task task : open(tasks)) {
                    tasks.complete(task.getId(), new HashMap<>(answers));
                }
            }
        }
    }

    /** A bean of the model on the bare engine: days that cost nothing to know. */
    public static final class Times {

        private static final Date DUE = Date.from(Instant.parse("2027-04-19T16:59:59Z"));

        public Date carryOutDue(DelegateExecution execution) {
            return DUE;
        }

        public Date logDue(DelegateExecution execution) {
            return DUE;
        }

        public Date firstNotice(DelegateExecution execution) {
            return DUE;
        }

        public Date windowOpens(DelegateExecution execution) {
            return DUE;
        }
    }

    private static final class BareEngine implements AutoCloseable {

        private final HikariDataSource pool = new HikariDataSource();
        private final CountedStatements counted = new CountedStatements(pool);
        private final ProcessEngine engine;

        BareEngine() {
            TestDatabase.Schema schema = TestDatabase.newSchema();
            pool.setJdbcUrl(schema.url());
            pool.setUsername(schema.user());
            pool.setPassword(schema.password());
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            Flyway.configure().dataSource(pool).load().migrate();
            StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
            settings.setDataSource(counted);
            settings.setDatabaseType("mysql");
            settings.setDatabaseSchemaUpdate("false");
            settings.setHistory("full");
            settings.setEnsureJobDueDateNotNull(true);
            settings.setHistoryCleanupEnabled(false);
            settings.setJobExecutorActivate(false);
            settings.setProcessEngineName("bare");
            Map<Object, Object> beans = new HashMap<>();
            beans.put("activityTimes", new Times());
            beans.put("activityTaskAssignment", (TaskListener) task -> {
                task.setName("RBA1 เข้าพบ บริษัท ลูกค้าที่ 01 จำกัด");
                task.addCandidateGroup("kamr." + AA);
                task.setAssignee("600311");
            });
            beans.put("carryOutActivityListener", (TaskListener) task -> task.setVariable("activityOutcome", "DONE"));
            beans.put("logActivityListener", (TaskListener) task -> {});
            settings.setBeans(beans);
            engine = settings.buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addClasspathResource("processes/04-activity.bpmn")
                    .deploy();
        }

        @Override
        public void close() {
            engine.close();
            pool.close();
        }
    }
}

package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.TestDatabase;

/** How long the engine takes to take ten due jobs (look and lock), with 70,000 timers of later and without; docs/benchmarks.md. */
class JobAcquisitionBenchmark {

    private static final int LOOKS = 300;
    private static final int JOBS = 10;
    private static final int WARM_UP = 100;
    private static final int TIMERS = 70_000;
    private static final double MOST = 1.5;

    /** An engine on a schema of its own. */
    private static final class Node implements AutoCloseable {

        private final HikariDataSource dataSource = new HikariDataSource();
        private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        private final ProcessEngineConfigurationImpl engine;

        Node(int timers) {
            TestDatabase.Schema schema = TestDatabase.newSchema();
            dataSource.setJdbcUrl(schema.url());
            dataSource.setUsername(schema.user());
            dataSource.setPassword(schema.password());
            dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            Flyway.configure().dataSource(dataSource).load().migrate();
            engine = configuration(dataSource);
            engine.buildProcessEngine();
            insert("due", 100, "date_sub(now(3), interval 1 hour)");
            insert("later", timers, "date_add(now(3), interval 30 day)");
            jdbc.execute("analyze table ACT_RU_JOB");
        }

        private void insert(String name, int jobs, String due) {
            jdbc.update(
                    "insert into ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, PROCESS_INSTANCE_ID_, RETRIES_, DUEDATE_,"
                            + " HANDLER_TYPE_, HANDLER_CFG_) select concat(?, '-', seq), 1, 'timer', 1,"
                            + " concat(?, '-of-', seq), 3, " + due
                            + ", 'timer-intermediate-transition', 'Event_Later' from seq_1_to_" + jobs,
                    name,
                    name);
        }

        /** @return milliseconds */
        double take() {
            long start = System.nanoTime();
            AcquiredJobs taken =
                    engine.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(engine.getJobExecutor()));
            double millis = (System.nanoTime() - start) / 1e6;
            assertThat(taken.size()).isEqualTo(JOBS);
            jdbc.update("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where ID_ like 'due-%'"
                    + " and LOCK_OWNER_ is not null");
            return millis;
        }

        @Override
        public void close() {
            engine.getProcessEngine().close();
            dataSource.close();
        }
    }

    @Test
    void waitingTimersDoNotSlowTheTakingOfDueJobs() {
        try (Node without = new Node(1);
                Node with = new Node(TIMERS)) {
            compare(without, with, WARM_UP);
            double ratio = compare(without, with, LOOKS);
            with.jdbc.execute("drop index KAMT_IDX_JOB_DUE on ACT_RU_JOB");
            System.out.println("The same without the index of V24__engine_indexes.sql:");
            compare(without, with, LOOKS);

            assertThat(ratio).isLessThanOrEqualTo(MOST);
        }
    }

    /** One after the other in turns, so that other load on the machine meets both. */
    private static double compare(Node without, Node with, int looks) {
        double[] none = new double[looks];
        double[] many = new double[looks];
        for (int i = 0; i < looks; i++) {
            none[i] = without.take();
            many[i] = with.take();
        }
        double ratio = percentile(many, 95) / percentile(none, 95);
        System.out.printf(
                "Taking ten due jobs, %d times, ms: without timers median %.2f, p95 %.2f; with %d median %.2f, p95 %.2f;"
                        + " ratio of p95 %.2f%n",
                looks,
                percentile(none, 50),
                percentile(none, 95),
                TIMERS,
                percentile(many, 50),
                percentile(many, 95),
                ratio);
        return ratio;
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    private static ProcessEngineConfigurationImpl configuration(HikariDataSource dataSource) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setDatabaseType("mysql");
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setHistory("full");
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setHistoryCleanupEnabled(false);
        configuration.setHistoryTimeToLive("P1D");
        JobExecutor executor = new DefaultJobExecutor();
        executor.setMaxJobsPerAcquisition(JOBS);
        configuration.setJobExecutor(executor);
        return configuration;
    }
}

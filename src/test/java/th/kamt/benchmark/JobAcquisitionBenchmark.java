package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngine;
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
    private static final int WARM_UP = 100;
    private static final int TIMERS = 70_000;
    private static final double MOST = 1.5;

    @Test
    void waitingTimersDoNotSlowTheTakingOfDueJobs() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl(schema.url());
            dataSource.setUsername(schema.user());
            dataSource.setPassword(schema.password());
            dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            Flyway.configure().dataSource(dataSource).load().migrate();
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            ProcessEngineConfigurationImpl configuration = configuration(dataSource);
            ProcessEngine engine = configuration.buildProcessEngine();
            try {
                insert(jdbc, "due", 100, "date_sub(now(3), interval 1 hour)");
                looks(configuration, jdbc, WARM_UP);
                double without = looks(configuration, jdbc, LOOKS);
                insert(jdbc, "later", TIMERS, "date_add(now(3), interval 30 day)");
                jdbc.execute("analyze table ACT_RU_JOB");
                double with = looks(configuration, jdbc, LOOKS);

                System.out.printf(
                        "Taking ten due jobs, 95th percentile of %d: %.2f ms without, %.2f ms with %d timers, ratio %.2f%n",
                        LOOKS, without, with, TIMERS, with / without);
                assertThat(with / without).isLessThanOrEqualTo(MOST);
            } finally {
                engine.close();
            }
        }
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
        executor.setMaxJobsPerAcquisition(10);
        configuration.setJobExecutor(executor);
        return configuration;
    }

    private static void insert(JdbcTemplate jdbc, String name, int jobs, String due) {
        jdbc.update(
                "insert into ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, PROCESS_INSTANCE_ID_, RETRIES_, DUEDATE_, HANDLER_TYPE_,"
                        + " HANDLER_CFG_) select concat(?, '-', seq), 1, 'timer', 1, concat(?, '-of-', seq), 3, "
                        + due + ", 'timer-intermediate-transition', 'Event_Later' from seq_1_to_" + jobs,
                name,
                name);
    }

    /** @return 95th percentile, milliseconds */
    private static double looks(ProcessEngineConfigurationImpl engine, JdbcTemplate jdbc, int times) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            AcquiredJobs taken =
                    engine.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(engine.getJobExecutor()));
            millis[i] = (System.nanoTime() - start) / 1e6;
            assertThat(taken.size()).isEqualTo(10);
            jdbc.update("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ is not null");
        }
        Arrays.sort(millis);
        return millis[(int) Math.ceil(times * 0.95) - 1];
    }
}

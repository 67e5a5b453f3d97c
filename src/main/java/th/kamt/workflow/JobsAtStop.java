package th.kamt.workflow;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What happens to jobs when the application is told to stop, before anything else is: no more are taken, those that run
 * finish, and those only taken are given back; otherwise the next start would wait until their locks run out.
 */
class JobsAtStop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobsAtStop.class);

    private final ThreadPoolTaskExecutor threads;
    private final JobExecutor executor;
    private final JdbcTemplate jdbc;
    private final int secondsForRunningJobs;
    private volatile boolean running;

    JobsAtStop(
            ThreadPoolTaskExecutor threads,
            ProcessEngineConfigurationImpl engine,
            JdbcTemplate jdbc,
            int secondsForRunningJobs) {
        this.threads = threads;
        this.executor = engine.getJobExecutor();
        this.jdbc = jdbc;
        this.secondsForRunningJobs = secondsForRunningJobs;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdown();
        ThreadPoolExecutor pool = threads.getThreadPoolExecutor();
        pool.getQueue().clear();
        pool.shutdown();
        try {
            if (pool.awaitTermination(secondsForRunningJobs, TimeUnit.SECONDS)) {
                giveBack();
            } else {
                log.warn("stopping while jobs run; they are rolled back and run again when their locks run out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() {
        try {
            jdbc.update(
                    "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?",
                    executor.getLockOwner());
        } catch (DataAccessException e) {
            log.warn("jobs taken and not begun cannot be given back; they run when their locks run out", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

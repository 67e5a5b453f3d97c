package th.kamt.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class CamundaTime implements EngineTime {

    private static final Logger log = LoggerFactory.getLogger(CamundaTime.class);
    /** Jobs looked at together; the engine's own housekeeping among them, of which there are never more than eight. */
    private static final int PAGE = 50;

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final ManagementService management;
    private final HistoryService history;
    private final JobExecutor executor;
    private final boolean cleaning;
    private final Duration patience;

    CamundaTime(ProcessEngine engine, @Value("${kamt.simulation.patience:PT5M}") Duration patience) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.management = engine.getManagementService();
        this.history = engine.getHistoryService();
        this.executor = configuration.getJobExecutor();
        this.cleaning = configuration.isHistoryCleanupEnabled();
        this.patience = patience;
    }

    @Override
    public void moveTo(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @Override
    public Optional<Instant> nextDue(Instant latest) {
        return due(latest).stream().findFirst().map(job -> job.getDuedate().toInstant());
    }

    @Override
    public void runDueJobs() {
        long giveUp = System.nanoTime() + patience.toNanos();
        for (List<Job> due = dueNow(); !due.isEmpty(); due = dueNow()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new StillRunningException(
                        due.stream().map(CamundaTime::words).toList());
            }
            if (executor != null && executor.isActive()) {
                // Where its clock has leapt, the executor may be asleep for longer than anybody wants to wait.
                executor.jobWasAdded();
                await();
            } else {
                runHere(due);
            }
        }
    }

    @Override
    public void setStartTimersAgain() {
        management.createJobQuery().timers().list().stream()
                .filter(job -> TimerStartEventJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType()))
                .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
    }

    @Override
    public Jobs jobs() {
        return new Jobs(
                history.createHistoricJobLogQuery().successLog().count(),
                history.createHistoricJobLogQuery().failureLog().count());
    }

    private List<Job> dueNow() {
        return due(ClockUtil.getCurrentTime().toInstant());
    }

    /** In the order of their due instants; jobs that run just now still among them. */
    private List<Job> due(Instant latest) {
        return management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(latest.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> cleaning || !HistoryCleanupJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType()))
                .toList();
    }

    /** As the job executor would: as nobody, whoever asked for it. */
    private void runHere(List<Job> due) {
        SecurityContext asking = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            for (Job job : due) {
                runHere(job);
            }
        } finally {
            SecurityContextHolder.setContext(asking);
        }
    }

    private void runHere(Job job) {
        try {
            if (management.createJobQuery().jobId(job.getId()).executable().count() > 0) {
                management.executeJob(job.getId());
            }
        } catch (RuntimeException e) {
            // The engine has taken one of its retries.
            log.debug("{} failed", words(job), e);
        }
    }

    private static String words(Job job) {
        String where = job.getProcessDefinitionKey() == null ? "" : job.getProcessDefinitionKey() + " ";
        return where + job.getId();
    }

    private static void await() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while jobs run", e);
        }
    }
}

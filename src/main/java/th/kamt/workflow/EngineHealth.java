package th.kamt.workflow;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Up while the engine can read its tables and its job executor looks for work; part of readiness. */
@Component("engineHealthIndicator")
class EngineHealth extends AbstractHealthIndicator {

    private final ManagementService management;
    private final JobExecutor executor;
    private final boolean runsJobs;

    EngineHealth(
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean runsJobs) {
        super("the engine cannot be asked");
        this.management = management;
        this.executor = engine.getJobExecutor();
        this.runsJobs = runsJobs;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        management.getProperties();
        health.status(!runsJobs || executor.isActive() ? Status.UP : Status.DOWN);
        health.withDetail("runsJobs", runsJobs);
    }
}

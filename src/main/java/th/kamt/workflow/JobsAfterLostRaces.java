package th.kamt.workflow;

import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that met a deadlock did nothing wrong and is free to be taken again at once; the engine does so for its own optimistic
 * locks only and would let anything else wait for the model's minutes. What truly fails goes the model's way.
 */
class JobsAfterLostRaces implements FailedJobCommandFactory {

    private static final Logger log = LoggerFactory.getLogger(JobsAfterLostRaces.class);

    private final FailedJobCommandFactory failed = new DefaultFailedJobCommandFactory();

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        if (!LostRace.isPassing(failure)) {
            return failed.getCommand(jobId, failure);
        }
        log.info("Job {} lost a race and is taken again: {}", jobId, failure.getMessage());
        return context -> new UnlockJobCmd(jobId).execute(context);
    }
}

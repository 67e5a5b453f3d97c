package th.kamt.support;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** The application's own daily jobs (digests and the like), out of the way of tests that count what runs. */
public final class DailyWork {

    private static final String YEARLY = "keyAccountYear";

    private DailyWork() {}

    public static void rests(ManagementService management) {
        jobs(management).forEach(job -> management.suspendJobById(job.getId()));
    }

    public static void goesOn(ManagementService management) {
        jobs(management).forEach(job -> management.activateJobById(job.getId()));
    }

    private static List<Job> jobs(ManagementService management) {
        return management.createJobQuery().timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null && !YEARLY.equals(job.getProcessDefinitionKey()))
                .toList();
    }
}

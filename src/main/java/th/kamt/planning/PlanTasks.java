package th.kamt.planning;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import th.kamt.calendar.PlanYear;

/** The open approval tasks of a year's plans, and their completion: implemented beside the engine. */
public interface PlanTasks {

    /** Id of the process whose tasks they are. */
    String PLAN_APPROVAL = "planApproval";

    /** An open task; {@code dueAt} is {@code null} for an amendment's. */
    record Open(String taskId, String task, Instant dueAt) {}

    /** By unit code. */
    Map<String, Open> open(PlanYear year);

    /**
     * Completes the task as the person at work, in a transaction of its own and through the same checks as Tasklist.
     *
     * @throws th.kamt.message.RefusedException if a rule, or somebody who was faster, forbids it
     */
    void decide(String taskId, Verdict verdict, String comment);

    /** The plan a task that is no longer open belonged to. */
    Optional<PlanKey> plan(String taskId);
}

package th.kamt.dataentry;

import th.kamt.planning.PlanKey;
import th.kamt.portfolio.Carer;

/** The process of a unit's data entry and its tasks: implemented beside the engine. */
public interface DataEntryTasks {

    /** In the caller's transaction. */
    void start(PlanKey unit);

    /** Whether somebody's task is open. */
    boolean isAnyOpen(PlanKey unit);

    /** One more share, beside those that are open. */
    void add(PlanKey unit, String part);

    /** What is left of it ends, because it begins anew. */
    void end(PlanKey unit);

    /** The open task is another person's share now. */
    void handOver(String taskId, String part, Carer carer);

    /** Nothing is left to enter in the share: its task is completed by the application. */
    void complete(String taskId);
}

package th.kamt.planning;

import java.util.Set;
import th.kamt.calendar.PlanYear;

/** Implemented by the module that carries out the schedule: what of a plan in force has begun and so can no longer be planned otherwise. */
public interface ScheduleInWork {

    /** Ids of the plan's lines that are work already, or done. */
    Set<Long> startedLines(PlanYear year, String unitCode);
}

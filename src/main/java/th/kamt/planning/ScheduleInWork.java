package th.kamt.planning;

import java.util.Set;
import th.kamt.calendar.PlanYear;

/**
 * Which lines of a plan's schedule are more than a plan already: implemented by whoever carries them out, so that an amendment
 * neither moves nor drops what was done. None if nobody implements it.
 */
public interface ScheduleInWork {

    /** Ids of the plan's lines whose activity was carried out, is being logged, or was logged. */
    Set<Long> startedLines(PlanYear year, String unitCode);
}

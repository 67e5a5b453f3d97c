package th.kamt.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Cycles of timers, ending also under a clock that stands still: the engine calls the last of {@code R3/P1D} due once more as
 * long as the clock shows exactly its instant, and runs it without end.
 */
class EndingCycles extends CycleBusinessCalendar {

    @Override
    public Date resolveDuedate(String cycle, Date start, long repeatOffset) {
        Date next = super.resolveDuedate(cycle, start, repeatOffset);
        Instant now = ClockUtil.getCurrentTime().toInstant();
        return next != null && next.toInstant().isAfter(now) ? next : null;
    }
}

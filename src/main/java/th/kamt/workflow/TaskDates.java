package th.kamt.workflow;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;

/** Days that filters of tasks may name, in Bangkok and by the engine's clock, which due dates are held against. */
@Component(TaskDates.NAME)
@ProcessBean
public class TaskDates {

    static final String NAME = "taskDates";

    /** For a filter: what is due before this is due this week, Sunday included. */
    public static final String END_OF_THIS_WEEK = "${" + NAME + ".endOfThisWeek()}";

    /** The beginning of next Monday. */
    public Date endOfThisWeek() {
        LocalDate today = Bangkok.dayOf(ClockUtil.getCurrentTime().toInstant());
        return Date.from(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(Bangkok.ZONE)
                .toInstant());
    }
}

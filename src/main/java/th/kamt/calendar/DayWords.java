package th.kamt.calendar;

import java.time.LocalDate;
import th.kamt.message.Message;

/** A day as part of a sentence that is not yet in a language. */
final class DayWords {

    private DayWords() {}

    /** {@code 30 พ.ย. 2569}, {@code 30 Nov B.E. 2569}. */
    static Message of(LocalDate day) {
        return new Message(
                "calendar.day",
                day.getDayOfMonth(),
                new Message("calendar.month." + day.getMonthValue()),
                Integer.toString(day.getYear() + PlanYear.ERA_OFFSET));
    }
}

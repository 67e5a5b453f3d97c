package th.kamt.calendar;

import java.time.LocalDate;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** A holiday in the past would be entered or removed, and nobody has confirmed that this is meant. */
public class PastHolidayException extends RefusedException {

    PastHolidayException(LocalDate day) {
        super(new Message("calendar.holiday.past", DayWords.of(day)));
    }
}

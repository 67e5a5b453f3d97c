package th.kamt.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.message.FieldsRefusedException.Fault;

/**
 * Days that tasks and forms are answered with. {@code yyyy-MM-dd} is how machines write a day: the year is of the Common Era.
 * Anything else was written by a person, in the Buddhist Era: {@code 30/11/2570}, {@code ๓๐ พ.ย. ๒๕๗๐}; a year of the other era is
 * refused with the day that was meant, never guessed.
 */
final class ActivityDays {

    private static final Pattern MACHINE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ActivityDays() {}

    /** @return {@code null} if there is no day to be read; then a fault of that field was added */
    static LocalDate read(String field, String text, List<Fault> faults) {
        try {
            return text != null && MACHINE.matcher(text).matches()
                    ? CalendarDates.parseIso(text)
                    : CalendarDates.parse(text);
        } catch (NotADayException e) {
            faults.add(new Fault(field, e.messages().get(0)));
        } catch (NotAPlanYearException e) {
            faults.add(new Fault(field, e.messages().get(0)));
        }
        return null;
    }
}

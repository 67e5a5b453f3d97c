package th.kamt.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import th.kamt.message.Message;

/**
 * Which days are worked, and counting by them: Monday to Friday less public holidays, substitution days included (R-CAL-1).
 * The bean answers by the holidays as they stand in the database, within a transaction always by the same.
 */
public interface WorkingDays {

    /** Working days by just these holidays, whatever the database holds. */
    static WorkingDays with(Collection<Holiday> holidays) {
        return new HolidayCalendar(0, holidays);
    }

    boolean isWorkingDay(LocalDate day);

    /** That day if it is worked, else the next that is. */
    LocalDate firstOnOrAfter(LocalDate day);

    /**
     * The working day that is {@code workingDays} after {@code day}, which is day 0; where that is not worked, the next worked
     * day is day 0.
     *
     * @param workingDays 0 or more
     */
    LocalDate plus(LocalDate day, int workingDays);

    /** Working days after {@code from} up to and including {@code to}; 0 if {@code to} is not after it. */
    int between(LocalDate from, LocalDate to);

    /** Every calendar day from {@code from} to {@code to}, both included, as {@link #plus} counts them. */
    List<CountedDay> count(LocalDate from, LocalDate to);

    /** One sentence for each year touched that has no holidays entered: what is counted there may yet move. */
    List<Message> warnings(LocalDate from, LocalDate to);
}

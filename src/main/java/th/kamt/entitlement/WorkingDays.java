package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The working days of a plan year, in order. */
final class WorkingDays {

    private final List<LocalDate> days;

    WorkingDays(PlanYear year, Predicate<LocalDate> workingDay) {
        days = year.firstDay()
                .datesUntil(year.lastDay().plusDays(1))
                .filter(workingDay)
                .toList();
    }

    /** From the first to the last day, both included; possibly none. */
    List<LocalDate> between(LocalDate first, LocalDate last) {
        int from = countBefore(first);
        return days.subList(from, Math.max(from, countBefore(last.plusDays(1))));
    }

    /** @throws RefusedException if the calendar leaves the stretch without a working day */
    List<LocalDate> of(Period.Span span) {
        List<LocalDate> within = between(span.first(), span.last());
        if (within.isEmpty()) {
            throw new RefusedException(new Message("entitlement.noWorkingDay", span.name()));
        }
        return within;
    }

    private int countBefore(LocalDate day) {
        int low = 0;
        int high = days.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days.get(middle).isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

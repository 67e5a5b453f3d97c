package th.kamt.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days became holidays or ceased to be: whoever counted working days over them counts again. Published synchronously in the
 * transaction of the change, in which {@link WorkingDays} already answers anew.
 */
public record HolidaysChanged(Set<LocalDate> days) {

    public HolidaysChanged {
        days = Set.copyOf(days);
    }
}

package th.kamt.calendar;

/**
 * A day became a holiday or ceased to be one: whoever counted working days over it counts again. Published synchronously in
 * the transaction of the change, in which {@link WorkingDays} already answers anew.
 */
public record HolidaysChanged(HolidayChange change) {}

package th.kamt.calendar;

import java.time.Instant;

/**
 * Somebody entered or removed a holiday.
 *
 * @param person the person's id
 */
public record HolidayChange(Holiday holiday, Kind kind, String person, Instant at) {

    /** What was done. */
    public enum Kind {
        ADDED,
        REMOVED
    }
}

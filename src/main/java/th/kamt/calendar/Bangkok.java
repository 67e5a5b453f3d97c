package th.kamt.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The utility's time zone, and what "by a day" means in it. */
public final class Bangkok {

    public static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private Bangkok() {}

    /** A deadline "by {@code day}" ends with this second; overdue is strictly after it. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toInstant();
    }

    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}

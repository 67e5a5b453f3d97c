package th.kamt.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

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

    /** As machines write it, to the second: {@code 2026-11-16T09:00:00+07:00}. */
    public static String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }
}

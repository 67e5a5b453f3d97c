package th.kamt.workflow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import th.kamt.calendar.Bangkok;

/** Timers that go off once a day, at a time in Bangkok. */
public final class EveryDay {

    /** Any day will do: Bangkok has no summer time. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 17);

    private EveryDay() {}

    /** A cron expression in the server's time zone, which is the engine's. */
    public static String at(int hour, int minute) {
        LocalTime here = DAY.atTime(hour, minute)
                .atZone(Bangkok.ZONE)
                .withZoneSameInstant(ZoneId.systemDefault())
                .toLocalTime();
        return "0 %d %d * * ?".formatted(here.getMinute(), here.getHour());
    }
}

package th.kamt.planning.process;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.workflow.ProcessBean;

/** When a plan year opens by itself: 1 November, 00:00 in Bangkok, each year. */
@ProcessBean
@Component("openingSchedule")
public class OpeningSchedule {

    private static final LocalDateTime FIRST_OF_NOVEMBER = LocalDateTime.of(2026, 11, 1, 0, 0);

    /** A cron expression in the server's time zone, which is the engine's. */
    public String firstOfNovember() {
        LocalDateTime here = FIRST_OF_NOVEMBER
                .atZone(Bangkok.ZONE)
                .withZoneSameInstant(ZoneId.systemDefault())
                .toLocalDateTime();
        return "0 %d %d %d %d ?"
                .formatted(here.getMinute(), here.getHour(), here.getDayOfMonth(), here.getMonthValue());
    }
}

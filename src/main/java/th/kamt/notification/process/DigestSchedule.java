package th.kamt.notification.process;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.workflow.ProcessBean;

/** When digests leave: 07:00 in Bangkok, every day. */
@ProcessBean
@Component("digestSchedule")
public class DigestSchedule {

    /** Any day will do: Bangkok has no summer time. */
    private static final LocalDateTime SEVEN = LocalDateTime.of(2026, 11, 17, 7, 0);

    /** A cron expression in the server's time zone, which is the engine's. */
    public String everyMorning() {
        LocalDateTime here = SEVEN.atZone(Bangkok.ZONE)
                .withZoneSameInstant(ZoneId.systemDefault())
                .toLocalDateTime();
        return "0 %d %d * * ?".formatted(here.getMinute(), here.getHour());
    }
}

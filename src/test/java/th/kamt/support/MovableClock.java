package th.kamt.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import th.kamt.calendar.Bangkok;

/** A clock that stands still until a test moves it; the engine's goes with it. */
public final class MovableClock extends Clock {

    /** 16 November 2569, 09:00 in Bangkok. */
    public static final Instant START = Instant.parse("2026-11-16T02:00:00Z");

    private volatile Instant now = START;

    /** @param now any instant, also an earlier one */
    public void moveTo(Instant now) {
        this.now = now;
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @Override
    public ZoneId getZone() {
        return Bangkok.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

package th.kamt.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that ticks like {@code base} but stands at another instant when it is made: the demo is never out of season.
 */
final class DemoClock extends Clock {

    private final Clock base;
    private final Duration ahead;

    private DemoClock(Clock base, Duration ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    static DemoClock startingAt(Instant start, Clock base) {
        return new DemoClock(base, Duration.between(base.instant(), start));
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(base.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }
}

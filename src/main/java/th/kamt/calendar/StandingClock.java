package th.kamt.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The clock of profile {@code simulation}: stands still until somebody moves it, so that the last second of a day can be looked
 * at, and goes on from there after a restart.
 */
public final class StandingClock extends Clock {

    private final ClockMemory memory;
    private volatile Instant now;
    private volatile boolean moved;

    StandingClock(ClockMemory memory, Instant start) {
        this.memory = memory;
        this.now = memory.latestSeen().orElse(start).truncatedTo(ChronoUnit.MILLIS);
        this.moved = memory.hasMoved();
        memory.put(now, moved);
    }

    /** @throws IllegalArgumentException if that is earlier than now */
    public void moveTo(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException(later + " is before " + now);
        }
        put(later);
    }

    /**
     * Has the clock start elsewhere, also earlier.
     *
     * @throws IllegalStateException if it has been moved before
     */
    public void placeAt(Instant start) {
        if (moved) {
            throw new IllegalStateException("moved already");
        }
        put(start);
    }

    private void put(Instant instant) {
        Instant exact = instant.truncatedTo(ChronoUnit.MILLIS);
        memory.put(exact, true);
        moved = true;
        now = exact;
    }

    /** Whether anybody has moved it, since the database was made. */
    public boolean hasMoved() {
        return moved;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return Bangkok.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return StandingClock.this.withZone(other);
            }
        };
    }
}

package th.kamt.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.StandingClock;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.planning.PlanYears;
import th.kamt.workflow.EngineTime;

/** The movable clock of application and engine; one person moves it at a time, forwards only. */
@Service
@Profile("simulation")
public class SimulatedClock {

    /** A slip of the finger in the year would run for hours, and nothing takes it back. */
    static final int LONGEST_MOVE_YEARS = 2;

    private final StandingClock clock;
    private final EngineTime engine;
    private final PlanYears years;
    private final TimeSteps steps;
    private final ReentrantLock moving = new ReentrantLock();

    SimulatedClock(StandingClock clock, EngineTime engine, PlanYears years, ApplicationEventPublisher events) {
        this.clock = clock;
        this.engine = engine;
        this.years = years;
        this.steps = new TimeSteps(engine, clock, clock::moveTo, events);
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock; returns when every job due by then has run or failed. Where nothing has happened yet (no plan year
     * opened, the clock never moved), it may also be placed earlier.
     *
     * @throws ConflictException if {@code target} is earlier, or somebody else moves the clock just now
     * @throws MalformedInstantException if {@code target} is more than {@value #LONGEST_MOVE_YEARS} years ahead
     * @throws th.kamt.workflow.StillRunningException if a job does not end; the clock stays at that job's instant
     */
    public TimeSteps.Played moveTo(Instant target) {
        if (!moving.tryLock()) {
            throw new ConflictException(new Message("simulation.clock.busy"));
        }
        try {
            Instant exact = target.truncatedTo(ChronoUnit.MILLIS);
            requireWithinReach(exact);
            if (exact.isBefore(clock.instant())) {
                placeEarlier(exact);
            }
            return steps.playUntil(exact);
        } finally {
            moving.unlock();
        }
    }

    private void requireWithinReach(Instant target) {
        Instant last = clock.instant()
                .atZone(Bangkok.ZONE)
                .plusYears(LONGEST_MOVE_YEARS)
                .toInstant();
        if (target.isAfter(last)) {
            throw new MalformedInstantException(
                    new Message("simulation.clock.tooFar", LONGEST_MOVE_YEARS, written(last), written(target)), null);
        }
    }

    private void placeEarlier(Instant start) {
        if (clock.hasMoved() || !years.openYears().isEmpty()) {
            throw new ConflictException(
                    new Message("simulation.clock.backwards", written(start), written(clock.instant())));
        }
        clock.placeAt(start);
        engine.moveTo(start);
        engine.setStartTimersAgain();
    }

    private static String written(Instant instant) {
        return Bangkok.iso(instant);
    }
}

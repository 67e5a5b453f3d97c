package th.kamt.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import th.kamt.calendar.ClockMoved;
import th.kamt.workflow.EngineTime;

/**
 * Plays time: engine and application go together from due instant to due instant, so that every job runs at its own time and
 * sees a clock that says so.
 */
public final class TimeSteps {

    /**
     * What came of it.
     *
     * @param now where the clock stands
     * @param ran jobs that ran
     * @param failed attempts that failed
     */
    public record Played(Instant now, long ran, long failed) {}

    private final EngineTime engine;
    private final Clock clock;
    private final Consumer<Instant> mover;
    private final ApplicationEventPublisher events;

    /** @param mover moves {@code clock} */
    public TimeSteps(EngineTime engine, Clock clock, Consumer<Instant> mover, ApplicationEventPublisher events) {
        this.engine = engine;
        this.clock = clock;
        this.mover = mover;
        this.events = events;
    }

    /**
     * Moves the clock on to {@code target}; returns when every job due by then has run or failed. A job that failed is tried
     * again when its retry comes due. After each step {@link ClockMoved} is published.
     *
     * @param target not before now
     * @throws th.kamt.workflow.StillRunningException if a job does not end; the clock stays at that job's instant
     */
    public Played playUntil(Instant target) {
        EngineTime.Jobs before = engine.jobs();
        Optional<Instant> due;
        do {
            due = engine.nextDue(target);
            step(due.map(this::notBack).orElse(target));
        } while (due.isPresent() || engine.nextDue(target).isPresent());
        EngineTime.Jobs after = engine.jobs();
        return new Played(target, after.ran() - before.ran(), after.failed() - before.failed());
    }

    private void step(Instant now) {
        mover.accept(now);
        engine.moveTo(now);
        engine.runDueJobs();
        events.publishEvent(new ClockMoved(now));
    }

    private Instant notBack(Instant due) {
        Instant now = clock.instant();
        return due.isBefore(now) ? now : due;
    }
}

package th.kamt.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.ClockMoved;

/** {@code timeProbe} in the models of {@code simulation/}: writes down when it ran; fails or waits as a test says. */
@Component("timeProbe")
public class TimeProbe implements JavaDelegate {

    private static final int SECONDS_TO_WAIT = 60;

    private final Clock clock;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Instant> moves = new CopyOnWriteArrayList<>();
    private volatile Instant succeedsFrom = Instant.MIN;
    private volatile CountDownLatch reached = new CountDownLatch(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    TimeProbe(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) throws InterruptedException {
        Instant now = clock.instant();
        boolean good = !now.isBefore(succeedsFrom);
        boolean together = ClockUtil.getCurrentTime().toInstant().equals(now);
        seen.add(execution.getCurrentActivityId() + " " + Bangkok.iso(now) + (good ? "" : " failed")
                + (together ? "" : ", the engine elsewhere"));
        reached.countDown();
        if (!gate.await(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
        if (!good) {
            throw new IllegalStateException("as the test says");
        }
    }

    @EventListener
    void moved(ClockMoved event) {
        moves.add(event.now());
    }

    /** What ran: activity, time, {@code failed}. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** The steps announced. */
    public List<Instant> moves() {
        return List.copyOf(moves);
    }

    public void forget() {
        seen.clear();
        moves.clear();
        succeedsFrom = Instant.MIN;
    }

    /** Before that instant it fails. */
    public void succeedsFrom(Instant instant) {
        succeedsFrom = instant;
    }

    /** From now on jobs stop in the middle until {@link #open()}. */
    public void close() {
        reached = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    public void awaitReached() throws InterruptedException {
        if (!reached.await(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
            throw new AssertionError("no job ran");
        }
    }

    public void open() {
        gate.countDown();
    }
}

package th.kamt.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks into one outbox every few seconds, and right after something was committed to it; one thread of its own, not the engine's. */
public abstract class OutboxPump implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxPump.class);
    private static final int SECONDS_FOR_THE_LAST = 30;

    private final String name;
    private final Duration interval;
    private final Runnable delivery;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private ScheduledExecutorService thread;
    private boolean failing;

    /**
     * @param name     of the thread, and of the outbox in the log
     * @param interval between two looks; none are taken if it is zero
     * @param delivery of all that is due
     */
    protected OutboxPump(String name, Duration interval, Runnable delivery) {
        this.name = name;
        this.interval = interval;
        this.delivery = delivery;
    }

    /** Whether there is anywhere to deliver to; asked at the start. */
    protected abstract boolean hasRoute();

    @Override
    public synchronized void start() {
        if (interval.isZero() || !hasRoute()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
        long millis = interval.toMillis();
        var unused = thread.scheduleWithFixedDelay(this::deliver, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Once per transaction, after its commit. */
    public void wakeAfterCommit() {
        boolean registered = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(one -> one instanceof AfterCommit after && after.pump() == this);
        if (!registered) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
        }
    }

    private final class AfterCommit implements TransactionSynchronization {

        OutboxPump pump() {
            return OutboxPump.this;
        }

        @Override
        public void afterCommit() {
            wake();
        }
    }

    private synchronized void wake() {
        if (thread != null && !thread.isShutdown() && wanted.compareAndSet(false, true)) {
            thread.execute(this::deliver);
        }
    }

    private void deliver() {
        wanted.set(false);
        try {
            delivery.run();
            failing = false;
        } catch (RuntimeException e) {
            // The database is away, say: said once, tried on.
            if (!failing) {
                log.error("the outbox {} cannot be read or written; trying on", name, e);
            }
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_FOR_THE_LAST, TimeUnit.SECONDS)) {
                log.warn("stopping while the outbox {} delivers; the last may go once more with the same id", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}

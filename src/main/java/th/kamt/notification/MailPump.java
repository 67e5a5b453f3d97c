package th.kamt.notification;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import th.kamt.notification.MailConfiguration.MailRoute;

/** Looks into the outbox every few seconds, and right after a notice was committed; one thread of its own, not the engine's. */
@Component
class MailPump implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailPump.class);
    private static final int SECONDS_FOR_THE_LAST_MAIL = 30;

    private final MailDispatcher dispatcher;
    private final MailSettings settings;
    private final MailRoute route;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private ScheduledExecutorService thread;
    private boolean failing;

    MailPump(MailDispatcher dispatcher, MailSettings settings, MailRoute route) {
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.route = route;
    }

    @Override
    public synchronized void start() {
        if (settings.pollInterval().isZero() || route.transport().isEmpty()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "mail"));
        long millis = settings.pollInterval().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::deliver, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Once per transaction, after its commit. */
    void wakeAfterCommit() {
        boolean registered = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(AfterCommit.class::isInstance);
        if (!registered) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
        }
    }

    private final class AfterCommit implements TransactionSynchronization {
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
            dispatcher.deliverDue();
            failing = false;
        } catch (RuntimeException e) {
            // The database is away, say: said once, tried on.
            if (!failing) {
                log.error("the outbox cannot be read or written; trying on", e);
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
            if (!thread.awaitTermination(SECONDS_FOR_THE_LAST_MAIL, TimeUnit.SECONDS)) {
                log.warn("stopping while a mail is under way; it may be sent once more with the same Message-ID");
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

package th.kamt.voice;

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

/** Looks into the outbox every few seconds, and right after a voice was committed; one thread of its own, not the engine's. */
@Component
class VoicePump implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VoicePump.class);
    private static final int SECONDS_FOR_THE_LAST_VOICE = 30;

    private final VoiceDispatcher dispatcher;
    private final VoiceSettings settings;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private ScheduledExecutorService thread;
    private boolean failing;

    VoicePump(VoiceDispatcher dispatcher, VoiceSettings settings) {
        this.dispatcher = dispatcher;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.pollInterval().isZero() || !settings.hasRoute()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "pea-voc"));
        long millis = settings.pollInterval().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::send, millis, millis, TimeUnit.MILLISECONDS);
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
            thread.execute(this::send);
        }
    }

    private void send() {
        wanted.set(false);
        try {
            dispatcher.sendDue();
            failing = false;
        } catch (RuntimeException e) {
            // The database is away, say: said once, tried on.
            if (!failing) {
                log.error("the outbox for PEA-VOC cannot be read or written; trying on", e);
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
            if (!thread.awaitTermination(SECONDS_FOR_THE_LAST_VOICE, TimeUnit.SECONDS)) {
                log.warn("stopping while a voice is under way; it may be sent once more with the same idempotency key");
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

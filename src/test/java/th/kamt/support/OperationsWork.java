package th.kamt.support;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.dao.CannotAcquireLockException;

/** {@code operations/work.bpmn}: fails, waits, loses a race at first or just works, as the instance's variable {@code way} says. */
public final class OperationsWork implements JavaDelegate {

    public static final String FAILURE = "the work failed";

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public void execute(DelegateExecution execution) throws InterruptedException {
        switch (String.valueOf(execution.getVariable("way"))) {
            case "fails" -> throw new IllegalStateException(FAILURE);
            case "waits" -> {
                waiting.incrementAndGet();
                begun.release();
                if (!mayEnd.tryAcquire(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("nobody let the work end");
                }
            }
            case "losesOnce" -> {
                if (lost.compareAndSet(false, true)) {
                    throw new CannotAcquireLockException("somebody else has the row");
                }
            }
            default -> execution.setVariable("worked", true);
        }
    }

    /** Returns once that many waiting pieces of work are under way. */
    public void awaitBegun(int count) throws InterruptedException {
        if (!begun.tryAcquire(count, 1, TimeUnit.MINUTES)) {
            throw new AssertionError("the work did not begin");
        }
    }

    /** How often waiting work was begun so far, here. */
    public int begunSoFar() {
        return waiting.get();
    }

    public void letEnd(int count) {
        mayEnd.release(count);
    }
}

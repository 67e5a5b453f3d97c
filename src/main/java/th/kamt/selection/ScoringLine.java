package th.kamt.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on a thread of its own while the caller's reads what comes next and writes what is done: the transaction's connection
 * serves one thread, and the database and the processor both have half of a scoring to do. What is given out keeps the order
 * of what came in; no more than two parts are under way.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
final class ScoringLine<I, O> implements AutoCloseable {

    private static final int PART = 500;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "scoring"));
    private final Function<I, O> work;
    private final Consumer<O> taker;
    private List<I> coming = new ArrayList<>(PART);
    private Future<List<O>> underWay;

    /**
     * @param work  done by the other thread: nothing of the transaction may be used in it
     * @param taker called by the caller's thread
     */
    ScoringLine(Function<I, O> work, Consumer<O> taker) {
        this.work = work;
        this.taker = taker;
    }

    void add(I one) {
        coming.add(one);
        if (coming.size() == PART) {
            begin();
        }
    }

    /** Returns when everything has gone out. */
    void finish() {
        begin();
        take(underWay);
    }

    private void begin() {
        List<I> part = coming;
        Future<List<O>> before = underWay;
        coming = new ArrayList<>(PART);
        underWay = worker.submit(() -> part.stream().map(work).toList());
        if (before != null) {
            take(before);
        }
    }

    private void take(Future<List<O>> part) {
        try {
            part.get().forEach(taker);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

package th.kamt.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Delivers what is due of one outbox: claims rows in a short transaction, delivers outside any, writes down what became of each. Several
 * nodes, or threads of one, share the rows; one that dies leaves its claim to run out.
 *
 * @param <T> a row as it is delivered
 */
public abstract class OutboxDelivery<T> {

    private static final int AT_ONCE = 20;

    /** What became of a row. */
    public enum Outcome {
        TAKEN,
        NOT_TAKEN,
        /** Nor would any other be now. */
        UNREACHABLE
    }

    /** Rows due at {@code now} that nobody else has, at most {@code most}, which the claimant has from then on. */
    protected abstract List<T> claim(String claimant, int most, Instant now);

    /**
     * Right before delivery.
     *
     * @return whether the claimant has the row still
     */
    protected abstract boolean begin(T row, String claimant);

    /** Delivers the row and writes down what became of it. */
    protected abstract Outcome deliver(T row, String claimant, Instant now);

    /** The claimant's other rows keep their turn. */
    protected abstract void giveBack(String claimant);

    /**
     * Until nothing is due, or the other side is away.
     *
     * @return how many were taken
     */
    protected final int deliverAll(Instant now) {
        int taken = 0;
        while (true) {
            // A claimant of its own each time: two threads of a node are as strange to each other as two nodes.
            String claimant = UUID.randomUUID().toString();
            List<T> claimed = claim(claimant, AT_ONCE, now);
            if (claimed.isEmpty()) {
                return taken;
            }
            for (T row : claimed) {
                Outcome outcome = begin(row, claimant) ? deliver(row, claimant, now) : Outcome.NOT_TAKEN;
                if (outcome == Outcome.UNREACHABLE) {
                    giveBack(claimant);
                    return taken;
                }
                taken += outcome == Outcome.TAKEN ? 1 : 0;
            }
        }
    }
}

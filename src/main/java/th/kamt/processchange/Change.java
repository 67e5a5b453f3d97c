package th.kamt.processchange;

import java.time.Instant;

/**
 * A change, proposed or live.
 *
 * @param returnOf   the change this one takes back, or {@code null}
 * @param liveBy     employee id; {@code null} while it is only proposed
 * @param returnedBy the change that took this one back, or {@code null}
 */
public record Change(
        long id,
        State state,
        Kind kind,
        Long returnOf,
        String reason,
        String proposedBy,
        Instant proposedAt,
        String liveBy,
        Instant liveAt,
        Long returnedBy,
        ChangeReport report) {

    /** Whether it counts. */
    public enum State {
        /** Checked and shown; nothing was deployed. */
        DRAFT,
        LIVE
    }

    /** Why there is a change. */
    public enum Kind {
        /** The process owner's files. */
        CHANGE,
        /** Back to what was live before another change. */
        RETURN,
        /** The file that a release brought and the owner's version stood in the way of. */
        RELEASE
    }

    public boolean live() {
        return state == State.LIVE;
    }
}

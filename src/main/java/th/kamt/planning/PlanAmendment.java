package th.kamt.planning;

import java.time.Instant;

/**
 * An approved plan changed during the year, by the route of the first (D-19).
 *
 * @param number   from 1, never used twice for a plan
 * @param reason   why the unit asks for it
 * @param closedBy who cancelled it, or decided last; {@code null} while it is open
 * @param closedAt when it was cancelled or approved; {@code null} while it is open
 */
public record PlanAmendment(
        int number, String reason, State state, String openedBy, Instant openedAt, String closedBy, Instant closedAt) {

    public enum State {
        /** With its unit or on its route; what was in force before still counts. */
        OPEN,
        /** In force, or followed by a later one. */
        APPROVED,
        /** Given up by its unit; what was in force before goes on. */
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}

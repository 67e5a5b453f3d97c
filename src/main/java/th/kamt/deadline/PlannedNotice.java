package th.kamt.deadline;

import java.time.Instant;

/**
 * A word to be said about a deadline.
 *
 * @param at when, at the earliest
 */
record PlannedNotice(Kind kind, Instant at) {

    enum Kind {
        /** To those responsible, before the deadline. */
        REMINDER,
        /** To those responsible and to their superior, once the deadline has passed. */
        OVERDUE,
        /** To one level higher, each time the work has stayed open. */
        ESCALATION
    }
}

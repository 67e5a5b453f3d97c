package th.kamt.deadline;

import java.time.Instant;

/** Where a deadline stands; lateness is a state, not an end (R-ESC-1). */
public enum DeadlineState {
    OPEN,
    OVERDUE,
    DONE,
    DONE_LATE;

    /** @param doneAt {@code null} while the work is open; overdue is strictly after the due instant */
    static DeadlineState of(Instant dueAt, Instant doneAt, Instant now) {
        if (doneAt == null) {
            return now.isAfter(dueAt) ? OVERDUE : OPEN;
        }
        return doneAt.isAfter(dueAt) ? DONE_LATE : DONE;
    }

    /** Whether the work is still to be done. */
    public boolean isOpen() {
        return this == OPEN || this == OVERDUE;
    }

    /** Whether the work is or was late. */
    public boolean isLate() {
        return this == OVERDUE || this == DONE_LATE;
    }

    public String messageKey() {
        return "deadline.state." + name();
    }
}

package th.kamt.deadline;

import java.time.Instant;

/**
 * A line of the register.
 *
 * @param doneAt      {@code null} while the work is open
 * @param escalations levels above that were told
 */
public record DeadlineLine(
        long id, DeadlineWork work, Instant dueAt, Instant doneAt, DeadlineState state, int escalations) {}

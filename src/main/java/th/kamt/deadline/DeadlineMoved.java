package th.kamt.deadline;

import java.time.Instant;

/** Published in the transaction that changed the due instant of an open deadline. */
public record DeadlineMoved(DeadlineWork work, Instant dueAt) {}

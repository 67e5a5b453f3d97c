package th.kamt.activity;

import java.time.Instant;

/**
 * The log of an activity as it stands.
 *
 * @param actedFor who was absent and in whose place it was logged, or {@code null}
 * @param loggedAt {@code null}: noted, still to be logged
 */
public record ActivityLog(LogEntry entry, String loggedBy, String actedFor, Instant loggedAt) {}

package th.kamt.activity;

import java.time.Instant;

/**
 * The log of an activity as it stands.
 *
 * @param loggedAt {@code null}: noted, still to be logged
 */
public record ActivityLog(LogEntry entry, String loggedBy, Instant loggedAt) {}

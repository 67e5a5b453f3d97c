package th.kamt.activity;

import java.time.Instant;
import java.time.LocalTime;

/**
 * The log of an activity as it stands.
 *
 * @param time     of the day it happened; {@code null} if nobody has said
 * @param actedFor who was absent and in whose place it was logged, or {@code null}
 * @param loggedAt {@code null}: noted, still to be logged
 */
public record ActivityLog(LogEntry entry, LocalTime time, String loggedBy, String actedFor, Instant loggedAt) {}

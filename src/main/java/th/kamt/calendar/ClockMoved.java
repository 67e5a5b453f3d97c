package th.kamt.calendar;

import java.time.Instant;

/**
 * The movable clock of profile {@code simulation} now stands at {@code now}, and the engine's jobs due by then have run: what
 * else is due by the clock may follow. Published synchronously, outside any transaction, after every step.
 */
public record ClockMoved(Instant now) {}

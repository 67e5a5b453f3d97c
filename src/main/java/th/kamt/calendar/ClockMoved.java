package th.kamt.calendar;

import java.time.Instant;

/** The movable clock has been moved; published after the move. */
public record ClockMoved(Instant now) {}

package th.kamt.activity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of an activity's history.
 *
 * @param from   the day it was planned for before, or {@code null}
 * @param to     the day it is planned for now, was agreed until, or happened on; or {@code null}
 * @param reason or {@code null}
 */
public record ActivityChange(Instant at, What what, String person, LocalDate from, LocalDate to, String reason) {

    /** What was done. */
    public enum What {
        POSTPONED,
        /** Took the day of what was agreed beside the yearly plan. */
        MOVED,
        AGREED,
        DONE,
        LOGGED,
        /** Entered as unplanned. */
        RECORDED,
        /** A file; the reason is its name. */
        ATTACHED,
        /** A file was taken away; the reason is its name. */
        DETACHED;

        public String messageKey() {
            return "activity.change." + name();
        }
    }
}

package th.kamt.activity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of an activity's history.
 *
 * @param person employee id; empty if it followed from a plan in force or a loss
 * @param from   the day it was planned for before, or {@code null}
 * @param to     the day it is planned for now, was agreed until, or happened on; or {@code null}
 * @param reason or {@code null}
 * @param actedFor who was absent and in whose place the person did it, or {@code null}
 */
public record ActivityChange(
        Instant at, What what, String person, LocalDate from, LocalDate to, String reason, String actedFor) {

    ActivityChange(Instant at, What what, String person, LocalDate from, LocalDate to, String reason) {
        this(at, what, person, from, to, reason, null);
    }

    ActivityChange actedFor(String absent) {
        return new ActivityChange(at, what, person, from, to, reason, absent);
    }

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
        /** Took the day of the amended plan. */
        REPLANNED,
        /** Dropped: the amended plan has it no more. */
        REMOVED,
        /** Dropped: the amended plan has the account no more. */
        LEFT_OUT,
        /** Dropped: the account is left out because it goes to an SPP (R-RISK-6). */
        EXCLUDED,
        /** Dropped: another unit looks after the account. */
        UNIT_MOVED,
        /** Dropped: the customer is lost. */
        LOST,
        /** Dropped: somebody else looks after the account, and introduces themselves. */
        NEW_CARER,
        /** A file; the reason is its name. */
        ATTACHED,
        /** A file was taken away; the reason is its name. */
        DETACHED;

        public String messageKey() {
            return "activity.change." + name();
        }
    }
}

package th.kamt.specialrisk;

import java.time.Instant;

/**
 * A line of a plan's history.
 *
 * @param person  {@code null} for a post passed over, and for what follows from a plan in force or a loss
 * @param actedFor who was absent and in whose place the person did it, or {@code null}
 * @param post    group of the post that decided or was passed over, else {@code null}
 * @param comment or {@code null}
 */
public record PlanStep(Instant at, int round, What what, String person, String actedFor, String post, String comment) {

    /** What was done. */
    public enum What {
        SAVED,
        DRAFTED,
        /** Its holders drafted the plan, or there are none. */
        PASSED_OVER,
        AGREED,
        RETURNED,
        /** The account is looked after no more, or its risk is high no more. */
        ENDED,
        /** The account is looked after again, or by another unit. */
        REOPENED;

        public String messageKey() {
            return "specialrisk.step." + name();
        }
    }
}

package th.kamt.exitinterview;

import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * An exit interview, held or to be held.
 *
 * @param kamr       whose it is, or {@code null}: the unit's KAMRs', or the section head's
 * @param streamline whether the account is of the section head's
 * @param changedFor who was absent and in whose place the answers were last written down, or {@code null}
 * @param heldBy     who completed it, or {@code null}
 * @param actedFor   who was absent and in whose place it was completed, or {@code null}
 * @param version    grows with every change
 */
public record ExitInterview(
        long id,
        PlanYear year,
        String accountId,
        String unitCode,
        String name,
        Cause cause,
        String causeText,
        LocalDate causeOn,
        String kamr,
        boolean streamline,
        Instant startedAt,
        InterviewAnswers answers,
        String changedBy,
        String changedFor,
        Instant changedAt,
        String heldBy,
        String actedFor,
        Instant heldAt,
        String comment,
        int version) {

    /** Why it is held. */
    public enum Cause {
        /** The plan leaves the customer out (R-RISK-6). */
        EXCLUSION,
        /** The customer was recorded as lost during the year. */
        LOSS;

        /** Key of its words. */
        public String messageKey() {
            return "exitinterview.cause." + name();
        }
    }

    public boolean isHeld() {
        return heldAt != null;
    }

    /** Address of its page. */
    public String page() {
        return "/exit-interviews/" + id;
    }

    /** Business key of its process instance. */
    public String businessKey() {
        return year + "/" + accountId;
    }
}

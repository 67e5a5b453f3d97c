package th.kamt.specialrisk;

import java.time.Instant;
import java.util.List;
import th.kamt.calendar.PlanYear;

/**
 * The special-risk plan of an account and year.
 *
 * @param round    from 1; each return begins another
 * @param agreedAt {@code null} until agreed to
 * @param version  counts changes, so that two people do not overwrite each other
 * @param actions  by position
 */
public record SpecialRiskPlan(
        long id,
        PlanYear year,
        String accountId,
        String accountName,
        String unitCode,
        PlanState state,
        int round,
        Insight insight,
        Instant startedAt,
        Instant agreedAt,
        int version,
        List<PlanAction> actions) {

    public SpecialRiskPlan {
        actions = List.copyOf(actions);
    }

    /** Business key of its process. */
    public String key() {
        return year + "/" + accountId;
    }

    public String page() {
        return "/special-risk-plans/" + key();
    }
}

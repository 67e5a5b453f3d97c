package th.kamt.staffing;

import th.kamt.selection.Tier;

/**
 * A key account as it stands in a plan.
 *
 * @param tier  effective tier: {@code STATUS} for a top-up
 * @param topUp added under R-KAMR-5
 * @param kamr  employee id of who looks after it, or {@code null}
 */
public record AssignedAccount(String accountId, Tier tier, boolean topUp, String kamr) {}

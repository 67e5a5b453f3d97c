package th.kamt.entitlement;

/** Ways in which planned entitlements break clause 6.1.3. */
public enum ViolationKind {
    /** Fewer than the tier's minimum in the year. */
    TOO_FEW,
    /** More than the row allows (top-up accounts: 3 of FMS). */
    TOO_MANY,
    /** The tier does not have this code. */
    CODE_NOT_ALLOWED,
    /** The tier has the code, but the account lacks what it is for (FMS6, RBA5). */
    CONDITION_NOT_MET,
    /** The account must have it (RBA5 for special risk). */
    REQUIRED_MISSING,
    /** Nothing in a quarter or month. */
    PERIOD_WITHOUT,
    /** No COM2; the manager may leave it so with a reason (D-16). */
    REMOVED,
    /** The day is not in the plan year. */
    OUTSIDE_YEAR,
    /** Rows of an account or group that this plan does not serve. */
    NOT_IN_PLAN
}

package th.kamt.staffing;

/** Conditions a KAMR must meet (R-KAMR-2), in the manual's order. */
public enum Condition {
    UNIT("6.1.2.1(1)", true),
    POSITION("6.1.2.1(2)", true),
    SKILL("6.1.2.1(3)", true),
    YEARS("6.1.2.1(4)", true),
    TRAINING("6.1.2.1(5)", false);

    private final String clause;
    private final boolean waivable;

    Condition(String clause, boolean waivable) {
        this.clause = clause;
        this.waivable = waivable;
    }

    public String clause() {
        return clause;
    }

    /** Whether the head of the unit may choose somebody short of it, with a reason (R-KAMR-3). */
    public boolean waivable() {
        return waivable;
    }
}

package th.kamt.specialrisk;

/** Where a special-risk plan stands. */
public enum PlanState {
    DRAFT,
    /** Presented to management. */
    WAITING,
    /** Its actions are among the activities. */
    AGREED,
    /** The account is looked after no more, or its risk is high no more. */
    ENDED;

    public String messageKey() {
        return "specialrisk.state." + name();
    }
}

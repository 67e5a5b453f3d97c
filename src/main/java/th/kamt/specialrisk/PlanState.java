package th.kamt.specialrisk;

/** Where a special-risk plan stands. */
public enum PlanState {
    DRAFT,
    /** Presented to management. */
    WAITING,
    /** Its actions are among the activities. */
    AGREED;

    public String messageKey() {
        return "specialrisk.state." + name();
    }
}

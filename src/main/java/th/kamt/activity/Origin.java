package th.kamt.activity;

/** Where an activity comes from. */
public enum Origin {
    /** A line of the approved plan. */
    PLANNED,
    /** Added during the year. */
    UNPLANNED,
    /** The KAMR introduces themselves after approval; counts as COM. */
    INTRODUCTION,
    /** An action of an agreed special-risk plan. */
    SPECIAL_RISK;

    public String messageKey() {
        return "activity.origin." + name();
    }
}

package th.kamt.deadline;

/** Kinds of work with a deadline, in the order of the manual's steps. */
public enum DeadlineKind {
    PLAN_PREPARATION(1, "6.1"),
    PLAN_APPROVAL(2, "6.2"),
    /** A unit's customer, staff and plan data. */
    DATA_ENTRY(3, "6.3"),
    /** Planned services, activities and contacts; each sets its own last day. */
    ACTIVITY(4, "6.4"),
    /** The KAMR introduces themselves (R-4.8, D-23). */
    INTRODUCTION(4, "6.4"),
    /** Order on an urgent voice. */
    URGENT_ORDER(4, "6.4"),
    /** Answer to an urgent voice. */
    URGENT_ANSWER(4, "6.4"),
    /** Decision on an event's spending (R-ENT-4); each sets its own last day, that of the event. */
    EVENT_SPENDING(4, "6.1.3"),
    /** Decision on a request for resources (R-RES-1); each sets its own last day, when it is needed. */
    RESOURCE_REQUEST(4, "6.4"),
    /** What happened is logged. */
    ACTIVITY_LOG(5, "6.5"),
    /** Training and test of a KAMR appointed during the year (R-KAMR-3). */
    KAMR_TRAINING(4, "6.1.2");

    private final int step;
    private final String clause;

    DeadlineKind(int step, String clause) {
        this.step = step;
        this.clause = clause;
    }

    /** The manual's step, 1 to 10. */
    public int step() {
        return step;
    }

    /** The manual's clause that sets the date. */
    public String clause() {
        return clause;
    }

    /** Key of the sentence that names the work; its arguments are the unit's name and the plan year. */
    public String messageKey() {
        return "deadline.kind." + name();
    }
}

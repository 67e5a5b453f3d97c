package th.kamt.deadline;

/** Kinds of work with a deadline, in the order of the manual's steps. */
public enum DeadlineKind {
    PLAN_PREPARATION(1, "6.1"),
    PLAN_APPROVAL(2, "6.2");

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

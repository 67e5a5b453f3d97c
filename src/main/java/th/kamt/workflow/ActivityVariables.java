package th.kamt.workflow;

/** Variables of {@code activity} and {@code activityOpening}. */
public final class ActivityVariables {

    public static final ProcessVariable<Long> ACTIVITY_ID = ProcessVariable.number("activityId");
    /** Whether it was carried out before its process began: recorded beside the plan, only to be logged. */
    public static final ProcessVariable<Boolean> ALREADY_DONE = ProcessVariable.flag("alreadyDone");

    /** What became of the task to carry it out. */
    public enum ActivityOutcome {
        DONE,
        POSTPONED,
        WAITING
    }

    public static final ProcessVariable<ActivityOutcome> ACTIVITY_OUTCOME =
            ProcessVariable.oneOf("activityOutcome", ActivityOutcome.class);

    /** Whether more activities wait to be opened than one batch held. */
    public static final ProcessVariable<Boolean> FURTHER_ACTIVITIES = ProcessVariable.flag("furtherActivities");

    private ActivityVariables() {}
}

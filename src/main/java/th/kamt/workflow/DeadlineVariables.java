package th.kamt.workflow;

/** Variables of {@code deadlineWatch}. */
public final class DeadlineVariables {

    public static final ProcessVariable<Long> DEADLINE_ID = ProcessVariable.number("deadlineId");
    /** Whether there will be more to say while the work stays open. */
    public static final ProcessVariable<Boolean> FURTHER_NOTICE = ProcessVariable.flag("furtherNotice");

    private DeadlineVariables() {}
}

package th.kamt.workflow;

/** Variables of {@code exitInterview}, {@code eventSpending} and {@code resourceRequest}. */
public final class RequestVariables {

    public static final ProcessVariable<String> UNIT_CODE = ProcessVariable.text(Groups.UNIT_CODE);
    /** Row of the interview. */
    public static final ProcessVariable<Long> INTERVIEW_ID = ProcessVariable.number("interviewId");
    /** Row of the request. */
    public static final ProcessVariable<Long> REQUEST_ID = ProcessVariable.number("requestId");

    /** What a station said. */
    public enum RequestOutcome {
        APPROVED,
        RETURNED
    }

    public static final ProcessVariable<RequestOutcome> REQUEST_OUTCOME =
            ProcessVariable.oneOf("requestOutcome", RequestOutcome.class);

    /** Task-local: what is in front of the person, one Json document. */
    public static final String TASK_SUMMARY = "taskSummary";

    private RequestVariables() {}
}

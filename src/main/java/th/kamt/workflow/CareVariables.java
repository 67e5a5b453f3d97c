package th.kamt.workflow;

/** Variables of {@code specialRiskPlan} and {@code networkWork}. */
public final class CareVariables {

    /** Row of the special-risk plan. */
    public static final ProcessVariable<Long> SPECIAL_RISK_PLAN_ID = ProcessVariable.number("specialRiskPlanId");

    /** What became of a special-risk plan presented to management. */
    public enum SpecialRiskOutcome {
        AGREED,
        RETURNED
    }

    public static final ProcessVariable<SpecialRiskOutcome> SPECIAL_RISK_OUTCOME =
            ProcessVariable.oneOf("specialRiskOutcome", SpecialRiskOutcome.class);

    /** Number of the work handed to the Network side. */
    public static final ProcessVariable<Long> NETWORK_WORK_ID = ProcessVariable.number("networkWorkId");

    /** Task-local: what is in front of the person, one Json document. */
    public static final String TASK_SUMMARY = "taskSummary";

    private CareVariables() {}
}

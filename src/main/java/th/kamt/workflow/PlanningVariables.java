package th.kamt.workflow;

import th.kamt.calendar.PlanYear;

/** Variables of {@code keyAccountYear}, {@code planPreparation} and {@code planApproval}. */
public final class PlanningVariables {

    public static final ProcessVariable<PlanYear> PLAN_YEAR = ProcessVariable.planYear("planYear");
    public static final ProcessVariable<String> UNIT_CODE = ProcessVariable.text("unitCode");
    /** {@code OFFICE}, {@code PILOT}, {@code HQ} or {@code REGION}; the gateway of planApproval reads it. */
    public static final ProcessVariable<String> ROUTE = ProcessVariable.text("route");
    /** Employee id of who opened the year. */
    public static final ProcessVariable<String> OPENED_BY = ProcessVariable.text("openedBy");

    public static final ProcessVariable<Boolean> NEWLY_OPENED = ProcessVariable.flag("newlyOpened");
    public static final ProcessVariable<Boolean> LIST_IMPORTED = ProcessVariable.flag("listImported");
    public static final ProcessVariable<Long> SELECTED_COUNT = ProcessVariable.number("selectedCount");

    /** What a round of approval came to. */
    public enum PlanOutcome {
        APPROVED,
        RETURNED
    }

    public static final ProcessVariable<PlanOutcome> PLAN_OUTCOME =
            ProcessVariable.oneOf("planOutcome", PlanOutcome.class);

    /** Task-local: the figures in front of the approver, one Json document. */
    public static final String PLAN_SUMMARY = "planSummary";

    private PlanningVariables() {}
}

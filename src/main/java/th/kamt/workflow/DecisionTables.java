package th.kamt.workflow;

import java.util.List;
import java.util.Map;
import th.kamt.calendar.PlanYear;

/**
 * The process owner's decision tables, read by the DMN engine in the version pinned to a plan year (the latest until the
 * year is opened). Two kinds: <em>lists</em> (limits, bands, weights) have the plan year as their only input and hit policy
 * COLLECT, and are read whole once a run; <em>matrices</em> have real inputs and are evaluated once per distinct
 * combination. Java compares; it holds no limit of its own.
 */
public interface DecisionTables {

    /** All rows of a list, in the table's order: output name to value (String, Boolean, BigDecimal for any number). */
    List<Map<String, Object>> rows(String decisionKey, PlanYear year);

    /** The single row of a matrix that fits; empty if none does. Same value types. */
    Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs);

    /** Version of the table used for that year. */
    int version(String decisionKey, PlanYear year);
}

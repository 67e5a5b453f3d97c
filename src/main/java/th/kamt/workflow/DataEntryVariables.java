package th.kamt.workflow;

/** Variables of {@code dataEntry} besides {@code planYear} and {@code unitCode}. */
public final class DataEntryVariables {

    /** Whose share of the unit's data a task is: an employee id, or {@code section-head}. */
    public static final ProcessVariable<String> ENTERED_BY = ProcessVariable.text("enteredBy");

    /** Task-local: what is missing, one Json document for the form. */
    public static final String DATA_ENTRY_SUMMARY = "dataEntrySummary";

    private DataEntryVariables() {}
}

package th.kamt.selection;

/** How an account stands to one criterion. */
public enum Outcome {
    PASSED,
    FAILED,
    /** The list does not give the value: what then counts is in the finding's result. */
    UNKNOWN
}

package th.kamt.spending;

/** The customers' two levels, by which the regulation sets its rates (R-ENT-4). */
public enum Level {
    /** Grade 8 and above. */
    UPPER,
    /** Grades 1 to 7. */
    LOWER,
    /** No cost of a customer's. */
    ANY;

    /** Key of its words. */
    public String messageKey() {
        return "spending.level." + name();
    }
}

package th.kamt.exitinterview;

/** Main reason a customer gives for leaving; the form's own list is not in the sources, these follow from clause 6.4. */
public enum ExitReason {
    PRICE,
    RELIABILITY,
    SERVICE,
    OWN_GROUP,
    OWN_GENERATION,
    CLOSED,
    OTHER;

    /** Key of its words. */
    public String messageKey() {
        return "exitinterview.reason." + name();
    }

    /** Whether somebody else supplies the customer from then on. */
    boolean namesCompetitor() {
        return this != OWN_GENERATION && this != CLOSED;
    }
}

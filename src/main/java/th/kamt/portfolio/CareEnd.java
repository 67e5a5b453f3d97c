package th.kamt.portfolio;

/** Why somebody's care of an account ended. */
public enum CareEnd {
    /** Somebody else looks after it. */
    CARER,
    /** The same person looks after it, in another tier. */
    TIER,
    /** The amended plan has it no more. */
    LEFT_OUT,
    /** The amended plan leaves it out because it has signed with an SPP or clearly will (R-RISK-6). */
    EXCLUDED,
    /** Another unit's plan has it. */
    MOVED,
    /** The customer is lost. */
    LOST;

    public String messageKey() {
        return "portfolio.ended." + name();
    }
}

package th.kamt.specialrisk;

/** What an action does to keep the customer; whatever it is, it is carried out and logged as RBA5. */
public enum ActionKind {
    /** Executives call on the customer (R-SRP-1). */
    VISIT,
    SUPPLY,
    OFFER,
    RELATION,
    OTHER;

    public String messageKey() {
        return "specialrisk.kind." + name();
    }
}

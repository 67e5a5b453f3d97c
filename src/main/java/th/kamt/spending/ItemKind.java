package th.kamt.spending;

/** What money is spent on. */
public enum ItemKind {
    FOOD,
    LODGING,
    TRAVEL,
    VENUE,
    MATERIAL,
    ACTIVITY,
    /** An outside speaker: on top of the limit (D-17). */
    SPEAKER,
    OTHER;

    /** Key of its words. */
    public String messageKey() {
        return "spending.item." + name();
    }
}

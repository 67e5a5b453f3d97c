package th.kamt.resources;

/** What can be asked for (R-RES-1). */
public enum Resource {
    RESOURCE,
    STAFF,
    MATERIAL,
    BUDGET;

    /** Key of its words. */
    public String messageKey() {
        return "resources.resource." + name();
    }
}

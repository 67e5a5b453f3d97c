package th.kamt.activity;

/** How people met (R-ENT-3). */
public enum Mode {
    ON_SITE,
    ONLINE,
    TELE_CRM;

    public String messageKey() {
        return "activity.mode." + name();
    }
}

package th.kamt.staffing;

/** Where a KAMR of a unit comes from. */
public enum Origin {
    /** The unit itself, or another unit with a waiver of the condition. */
    OWN,
    /** The Network side of the same pilot province, appointed by the province CEO (R-KAMR-8). */
    NETWORK
}

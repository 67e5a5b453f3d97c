package th.kamt.organization;

/** Kinds of unit and what they may stand under (contract, units.csv). */
public enum UnitKind {
    HQ,
    AREA,
    REGION,
    OFFICE,
    PILOT_PROVINCE,
    PILOT_CENTER,
    NETWORK;

    /** The kind its parent must have; {@code null} for HQ, which has none. */
    public UnitKind parentKind() {
        return switch (this) {
            case HQ -> null;
            case AREA -> HQ;
            case REGION -> AREA;
            case OFFICE, PILOT_PROVINCE -> REGION;
            case PILOT_CENTER, NETWORK -> PILOT_PROVINCE;
        };
    }

    /** Whether a unit of this kind makes a key account plan of its own (step 1). */
    public boolean preparesPlan() {
        return this == OFFICE || this == PILOT_CENTER || this == HQ || this == REGION;
    }

    /** Whether customers are supplied by a unit of this kind. */
    public boolean hasCustomers() {
        return this == OFFICE || this == PILOT_CENTER;
    }
}

package th.kamt.network;

import th.kamt.entitlement.EntitlementCode;

/** What is handed to the Network side. */
public enum WorkKind {
    GRID,
    OUTAGE,
    FMS,
    VOICE;

    public String messageKey() {
        return "network.kind." + name();
    }

    /** What it is usually logged as: a service, or the contact that answers needs and tells of outages. */
    public EntitlementCode loggedAs() {
        return this == FMS ? EntitlementCode.FMS1 : EntitlementCode.COM1_1;
    }
}

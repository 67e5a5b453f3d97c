package th.kamt.organization;

/** Divisions of a region that regional KAMRs come from (R-KAMR-6). */
public enum Division {
    /** ฝวบ. */
    FVB,
    /** ฝปบ. */
    FPB,
    /** ฝบพ. */
    FBP
}

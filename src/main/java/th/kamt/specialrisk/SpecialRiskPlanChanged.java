package th.kamt.specialrisk;

/** A draft was saved: what its task shows is to follow. */
public record SpecialRiskPlanChanged(long id) {}

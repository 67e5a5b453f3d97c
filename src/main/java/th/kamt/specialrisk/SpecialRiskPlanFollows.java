package th.kamt.specialrisk;

/** Somebody else may have the plan's open task now; published in the transaction of that change. */
public record SpecialRiskPlanFollows(long id) {}

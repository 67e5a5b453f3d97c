package th.kamt.planning;

import th.kamt.calendar.PlanYear;

/** Somebody else may decide on a plan in approval; published in the same transaction. */
public record DeciderChanged(PlanYear year, String unitCode) {}

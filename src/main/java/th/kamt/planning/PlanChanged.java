package th.kamt.planning;

import th.kamt.calendar.PlanYear;

/** Something in a unit's plan changed; published in the same transaction. */
public record PlanChanged(PlanYear year, String unitCode) {}

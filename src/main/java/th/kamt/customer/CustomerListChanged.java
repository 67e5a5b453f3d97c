package th.kamt.customer;

import th.kamt.calendar.PlanYear;

/** A customer list was imported or corrected: at least one row changed. Published inside the import's transaction. */
public record CustomerListChanged(PlanYear year, long version) {}

package th.kamt.selection;

import th.kamt.calendar.PlanYear;

/** How far the first scoring of a year has come, while it runs. */
public interface ScoringProgress {

    /** Accounts written so far, those of a scoring that is not finished included; after it, all of them. */
    int written(PlanYear year);
}

package th.kamt.web;

import th.kamt.calendar.PlanYear;

/** Whether plans wait for the person at work. Implemented beside their approval. */
public interface WaitingPlans {

    /** Whether at least one plan of that year waits for the decision of the person at work. */
    boolean any(PlanYear year);
}

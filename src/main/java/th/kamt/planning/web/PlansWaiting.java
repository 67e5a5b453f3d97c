package th.kamt.planning.web;

import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanInbox;
import th.kamt.web.WaitingPlans;

/** Tells the way in which approvers have plans waiting. */
@Component
class PlansWaiting implements WaitingPlans {

    private final PlanInbox inbox;
    private final AccessControl access;

    PlansWaiting(PlanInbox inbox, AccessControl access) {
        this.inbox = inbox;
        this.access = access;
    }

    @Override
    public boolean any(PlanYear year) {
        return inbox.count(year, access.currentPerson()) > 0;
    }
}

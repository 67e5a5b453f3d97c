package th.kamt.portfolio;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.UnitsLookedAfter;

/** Whose accounts somebody looks after, by the plans in force. */
@Component
class UnitsInCare implements UnitsLookedAfter {

    private final PortfolioStore store;
    private final Clock clock;

    UnitsInCare(PortfolioStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Collection<String> of(String employeeId) {
        return store.unitsOfKamr(PlanYear.containing(Bangkok.dayOf(clock.instant())), employeeId);
    }
}

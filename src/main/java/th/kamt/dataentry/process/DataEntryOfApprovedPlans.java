package th.kamt.dataentry.process;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanViews;

/** On an upgrade: plans of years not over that were in force before there was data entry begin theirs at the first start with it. */
@Component
class DataEntryOfApprovedPlans {

    private final DataEntry entry;
    private final PlanViews plans;
    private final Clock clock;

    DataEntryOfApprovedPlans(DataEntry entry, PlanViews plans, Clock clock) {
        this.entry = entry;
        this.plans = plans;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    void beginMissing() {
        LocalDate today = Bangkok.dayOf(clock.instant());
        plans.inForce().stream()
                .filter(unit -> !today.isAfter(unit.year().lastDay()) && !entry.isBegun(unit))
                .forEach(unit -> plans.inForce(unit.year(), unit.unitCode())
                        .ifPresent(plan -> entry.begin(unit, plan.approvedAt())));
    }
}

package th.kamt.dataentry.process;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanKey;
import th.kamt.portfolio.PortfolioOpened;

/** A plan is in force, now or since before this version: its unit's data entry begins in the same transaction. */
@Component
class DataEntryStart {

    private final DataEntry entry;

    DataEntryStart(DataEntry entry) {
        this.entry = entry;
    }

    @EventListener
    void portfolioOpened(PortfolioOpened event) {
        entry.begin(new PlanKey(event.year(), event.unitCode()), event.approvedAt());
    }
}

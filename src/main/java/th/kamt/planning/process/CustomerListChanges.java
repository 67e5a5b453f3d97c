package th.kamt.planning.process;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.customer.CustomerListChanged;
import th.kamt.planning.PlanYears;

/** A list imported or corrected moves the year's process on, in the import's transaction. */
@Component
class CustomerListChanges {

    private final PlanYears years;

    CustomerListChanges(PlanYears years) {
        this.years = years;
    }

    @EventListener
    void listChanged(CustomerListChanged event) {
        years.listChanged(event.year());
    }
}

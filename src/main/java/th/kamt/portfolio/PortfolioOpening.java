package th.kamt.portfolio;

import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanPutInForce;
import th.kamt.planning.PlanViews;

/** Takes the accounts of a plan into care when it is put in force, and what is new in it when it is amended. */
@Component
@Transactional
class PortfolioOpening {

    private final PortfolioStore store;
    private final PortfolioAmending amending;
    private final PlanViews plans;
    private final ApplicationEventPublisher events;

    PortfolioOpening(
            PortfolioStore store, PortfolioAmending amending, PlanViews plans, ApplicationEventPublisher events) {
        this.store = store;
        this.amending = amending;
        this.plans = plans;
        this.events = events;
    }

    @EventListener
    void planPutInForce(PlanPutInForce event) {
        PlanKey key = new PlanKey(event.year(), event.unitCode());
        if (store.isOpen(key.year(), key.unitCode())) {
            amending.amend(plans.inForce(key.year(), key.unitCode()).orElseThrow(), event.approvedAt());
        } else {
            open(key);
        }
    }

    /** On an upgrade: plans that were in force before there were portfolios. */
    @EventListener(ApplicationStartedEvent.class)
    void openMissing() {
        plans.inForce().stream()
                .filter(key -> !store.isOpen(key.year(), key.unitCode()))
                .forEach(this::open);
    }

    private void open(PlanKey key) {
        PlanInForce plan = plans.inForce(key.year(), key.unitCode()).orElseThrow();
        if (!store.open(key.year(), key.unitCode(), plan.approvedAt())) {
            return;
        }
        List<AccountInCare> accounts = amending.inCare(plan);
        amending.takeFromOthers(accounts, plan.approvedAt());
        store.add(accounts);
        store.begin(accounts, plan.approvedAt());
        events.publishEvent(new PortfolioOpened(key.year(), key.unitCode(), plan.approvedAt()));
    }
}

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

/** Takes the accounts of a plan into care when it is put in force. */
@Component
@Transactional
class PortfolioOpening {

    private final PortfolioStore store;
    private final PlanViews plans;
    private final ApplicationEventPublisher events;

    PortfolioOpening(PortfolioStore store, PlanViews plans, ApplicationEventPublisher events) {
        this.store = store;
        this.plans = plans;
        this.events = events;
    }

    @EventListener
    void planPutInForce(PlanPutInForce event) {
        open(new PlanKey(event.year(), event.unitCode()));
    }

    /** On an upgrade: plans that were in force before there were portfolios. */
    @EventListener(ApplicationStartedEvent.class)
    void openMissing() {
        plans.inForce().forEach(this::open);
    }

    private void open(PlanKey key) {
        if (store.isOpen(key.year(), key.unitCode())) {
            return;
        }
        PlanInForce plan = plans.inForce(key.year(), key.unitCode()).orElseThrow();
        if (!store.open(key.year(), key.unitCode(), plan.approvedAt())) {
            return;
        }
        List<AccountInCare> accounts =
                plan.accounts().stream().map(account -> inCare(plan, account)).toList();
        store.add(accounts);
        events.publishEvent(new PortfolioOpened(key.year(), key.unitCode(), plan.approvedAt()));
    }

    private static AccountInCare inCare(PlanInForce plan, PlanInForce.Account account) {
        return new AccountInCare(
                plan.year(),
                account.accountId(),
                plan.unitCode(),
                account.name(),
                account.tier(),
                account.topUp(),
                account.kamr(),
                account.specialRisk());
    }
}

package th.kamt.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.portfolio.PortfolioChanged.Kind;

/** Customers lost during the year: they count as such at once, without a plan's approval. In the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PortfolioLosses {

    private final PortfolioStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PortfolioLosses(PortfolioStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The account keeps its carer until a plan leaves it out, but has no more work; told twice it counts once.
     *
     * @param words why, as it was recorded
     */
    public void lost(AccountInCare account, LocalDate day, String words) {
        Instant now = clock.instant();
        if (!store.lost(account, day, now)) {
            return;
        }
        store.end(account, now, CareEnd.LOST, words);
        Change change = new Change(Kind.LOST, account, account.lost(day), CareEnd.LOST, words);
        events.publishEvent(new PortfolioChanged(account.year(), account.unitCode(), now, false, List.of(change)));
    }

    /** The loss was recorded by mistake: there is work again, as the plan has it. Told twice it counts once. */
    public void notLost(AccountInCare account) {
        Instant now = clock.instant();
        if (!store.notLost(account)) {
            return;
        }
        AccountInCare after = account.lost(null);
        store.begin(List.of(after), now);
        Change change = new Change(Kind.LOSS_TAKEN_BACK, account, after, null, null);
        events.publishEvent(new PortfolioChanged(account.year(), account.unitCode(), now, false, List.of(change)));
    }
}

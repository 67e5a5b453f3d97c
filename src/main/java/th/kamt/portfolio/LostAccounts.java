package th.kamt.portfolio;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.planning.LostCustomers;

/** Tells a plan that is amended which of its accounts were lost. */
@Component
class LostAccounts implements LostCustomers {

    private final PortfolioStore store;
    private final Texts texts;

    LostAccounts(PortfolioStore store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    @Override
    public Map<String, String> lost(PlanYear year, String unitCode) {
        return store.ofUnits(year, List.of(unitCode)).stream()
                .filter(AccountInCare::isLost)
                .collect(Collectors.toMap(
                        AccountInCare::accountId,
                        account -> texts.of(new Message("portfolio.lostReason", account.lostOn()), Texts.THAI)));
    }
}

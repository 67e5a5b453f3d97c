package th.kamt.dataentry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.customer.AccountCarers;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;

/** Who looks after an account, by the plans in force of this year and the next. */
@Component
class PortfolioCarers implements AccountCarers {

    private final Portfolios portfolios;
    private final Clock clock;

    PortfolioCarers(Portfolios portfolios, Clock clock) {
        this.portfolios = portfolios;
        this.clock = clock;
    }

    @Override
    public Set<String> units(String accountId) {
        return inCare(accountId).stream().map(AccountInCare::unitCode).collect(Collectors.toSet());
    }

    @Override
    public boolean isCarer(String accountId, String person) {
        return inCare(accountId).stream()
                .anyMatch(account -> portfolios.isCarer(account, person)
                        || portfolios.head(account.unitCode()).is(person)
                        || portfolios.sectionHead(account.unitCode()).is(person));
    }

    private List<AccountInCare> inCare(String accountId) {
        LocalDate today = Bangkok.dayOf(clock.instant());
        return portfolios.years().stream()
                .filter(year -> !today.isAfter(year.lastDay()))
                .map(year -> portfolios.account(year, accountId))
                .flatMap(Optional::stream)
                .toList();
    }
}

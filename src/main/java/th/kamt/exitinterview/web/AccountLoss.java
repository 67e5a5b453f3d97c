package th.kamt.exitinterview.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.CustomerLosses;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.organization.AccessControl;
import th.kamt.portfolio.Portfolios;

/** What an account's page offers of losses and interviews. In templates {@code ${@accountLoss.link(id, year)}}. */
@Component("accountLoss")
public class AccountLoss {

    /** A link: key of its words and address. */
    public record Link(String labelKey, String href) {}

    private final CustomerLosses losses;
    private final ExitInterviews interviews;
    private final Portfolios portfolios;
    private final AccessControl access;

    AccountLoss(CustomerLosses losses, ExitInterviews interviews, Portfolios portfolios, AccessControl access) {
        this.losses = losses;
        this.interviews = interviews;
        this.portfolios = portfolios;
        this.access = access;
    }

    /** The account's interview, or the way to record a loss; {@code null} if neither is for the person at work. */
    public Link link(String accountId, PlanYear year) {
        Optional<Link> interview = interviews
                .of(year, accountId)
                .filter(found -> access.maySee(found.unitCode()))
                .map(found -> new Link("exitinterview.account.interview", found.page()));
        return interview
                .or(() -> portfolios
                        .account(year, accountId)
                        .filter(account -> access.maySee(account.unitCode()))
                        .filter(losses::mayRecord)
                        .map(account ->
                                new Link("exitinterview.loss.title", "/accounts/" + accountId + "/loss?year=" + year)))
                .orElse(null);
    }
}

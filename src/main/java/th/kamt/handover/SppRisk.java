package th.kamt.handover;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.portfolio.HandOverPart;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;

/** The risk of losing the account to an SPP, as it was scored (6.1.1.2). */
@Component
@Order(-1)
class SppRisk implements HandOverPart {

    private final ScoredAccounts scores;
    private final Texts texts;

    SppRisk(ScoredAccounts scores, Texts texts) {
        this.scores = scores;
        this.texts = texts;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        String risk = scores.account(year, accountId)
                .flatMap(ScoredAccount::riskText)
                .map(texts::of)
                .orElseGet(() -> texts.of("handover.risk.none"));
        return List.of(new Line(
                Topic.RISKS, texts.of("handover.risk"), risk, "", false, "/accounts/" + accountId + "?year=" + year));
    }
}

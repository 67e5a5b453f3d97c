package th.kamt.planning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.selection.AccountSelection;
import th.kamt.selection.Responsible;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.UnitStatement;

/** Brings the newest scoring into a plan that is still being prepared; the unit's own decisions and statements stay. */
@Component
class PlanScores {

    private final ScoredAccounts scored;
    private final AccountSelection selection;
    private final Organization organization;

    PlanScores(ScoredAccounts scored, AccountSelection selection, Organization organization) {
        this.scored = scored;
        this.selection = selection;
        this.organization = organization;
    }

    /** Accounts the unit is responsible for, as newly scored (D-3). */
    List<ScoredAccount> newest(Plan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        return switch (unit.kind()) {
            case HQ -> scored.ofHq(plan.year());
            case REGION -> List.of();
            default -> scored.ofOffices(plan.year(), List.of(unit.code()), Responsible.OFFICE);
        };
    }

    void take(Plan plan, Instant now) {
        Map<String, ScoredAccount> newest =
                newest(plan).stream().collect(Collectors.toMap(ScoredAccount::accountId, Function.identity()));
        plan.accounts().removeIf(account -> !newest.containsKey(account.accountId()));
        for (PlanAccount account : plan.accounts()) {
            account.score(withStatement(account, newest.remove(account.accountId())));
        }
        newest.values().stream().map(account -> new PlanAccount(plan, account)).forEach(plan.accounts()::add);
        scored.latestScoring(plan.year()).ifPresent(scoring -> plan.scoredBy(scoring.id(), now));
    }

    private ScoredAccount withStatement(PlanAccount account, ScoredAccount newest) {
        UnitStatement statement = account.statement();
        if (statement.equals(UnitStatement.none())) {
            return newest;
        }
        try {
            return selection.rescore(newest.year(), newest.accountId(), statement);
        } catch (RefusedException noLongerAllowed) {
            // The corrected list rules the statement out, e.g. the customer is now on the HVC list: the list stands.
            account.withdrawStatement();
            return newest;
        }
    }

    /** Scores one account again with what the unit says about it. */
    void rescore(PlanAccount account, UnitStatement statement) {
        ScoredAccount rescored = selection.rescore(account.scored().year(), account.accountId(), statement);
        account.state(statement);
        account.score(rescored);
    }

    /** Accounts whose newest scoring gives another tier than the plan was made with. */
    List<Difference> differences(Plan plan) {
        Map<String, ScoredAccount> newest =
                newest(plan).stream().collect(Collectors.toMap(ScoredAccount::accountId, Function.identity()));
        List<Difference> differences = plan.accounts().stream()
                .filter(account -> account.statement().equals(UnitStatement.none()))
                .map(account -> new Difference(account.scored(), newest.remove(account.accountId())))
                .filter(Difference::changesTier)
                .collect(Collectors.toList());
        newest.values().stream()
                .filter(account -> plan.account(account.accountId()).isEmpty())
                .map(account -> new Difference(null, account))
                .filter(Difference::changesTier)
                .forEach(differences::add);
        return differences;
    }

    /**
     * @param before {@code null} if new in the list
     * @param now    {@code null} if no longer in the list
     */
    record Difference(ScoredAccount before, ScoredAccount now) {

        boolean changesTier() {
            return tier(before) != tier(now);
        }

        private static th.kamt.selection.Tier tier(ScoredAccount account) {
            return account == null ? null : account.tier();
        }
    }
}

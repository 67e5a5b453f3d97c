package th.kamt.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.selection.AccountSelection;
import th.kamt.selection.Responsible;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Tier;
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

    /**
     * Brings the newest scoring in.
     *
     * @return what it changed, for the plan's history; empty if nothing, or if the plan had no scoring before
     */
    List<Message> take(Plan plan, Instant now) {
        boolean corrected = plan.scoringId().isPresent();
        List<Message> changes = new ArrayList<>();
        if (corrected) {
            differences(plan).forEach(difference -> changes.add(difference.words()));
        }
        Map<String, ScoredAccount> newest = byId(plan);
        plan.accounts().removeIf(account -> !newest.containsKey(account.accountId()));
        for (PlanAccount account : plan.accounts()) {
            ScoredAccount listed = newest.remove(account.accountId());
            Optional<ScoredAccount> stated = withStatement(account, listed);
            if (stated.isEmpty()) {
                account.withdrawStatement();
                changes.add(new Message("planning.change.statementDropped", account.name()));
            }
            account.score(stated.orElse(listed));
        }
        newest.values().stream().map(account -> new PlanAccount(plan, account)).forEach(plan.accounts()::add);
        // A reason about an account that is gone is about nothing.
        plan.deviations()
                .removeIf(reason -> reason.subject().contains("@")
                        && !StreamlineGroup.isGroup(reason.subject())
                        && plan.account(reason.subject()).isEmpty());
        scored.latestScoring(plan.year()).ifPresent(scoring -> plan.scoredBy(scoring.id(), now));
        return changes;
    }

    private Map<String, ScoredAccount> byId(Plan plan) {
        return newest(plan).stream().collect(Collectors.toMap(ScoredAccount::accountId, Function.identity()));
    }

    /**
     * The account as newly scored with what the unit says about it; empty if the corrected list rules that out, e.g. because
     * the customer is now on the HVC list: then the list stands.
     */
    private Optional<ScoredAccount> withStatement(PlanAccount account, ScoredAccount newest) {
        UnitStatement statement = account.statement();
        if (statement.equals(UnitStatement.none())) {
            return Optional.of(newest);
        }
        try {
            return Optional.of(selection.rescore(newest.year(), newest.accountId(), statement));
        } catch (RefusedException noLongerAllowed) {
            return Optional.empty();
        }
    }

    /**
     * Brings in what the list now says of one account.
     *
     * @return what that is; empty if it is what the plan has
     */
    Optional<Difference> take(Plan plan, String accountId) {
        Optional<Difference> difference = differences(plan).stream()
                .filter(one -> one.accountId().equals(accountId))
                .findFirst();
        difference
                .map(Difference::now)
                .ifPresent(now -> plan.account(accountId)
                        .ifPresentOrElse(
                                account -> account.score(now),
                                () -> plan.accounts().add(new PlanAccount(plan, now))));
        return difference;
    }

    /** Whether the account is no longer in the list, or no longer the unit's. */
    boolean isWithdrawn(Plan plan, String accountId) {
        return newest(plan).stream().noneMatch(listed -> listed.accountId().equals(accountId));
    }

    /** Scores one account again with what the unit says about it. */
    void rescore(PlanAccount account, UnitStatement statement) {
        ScoredAccount rescored = selection.rescore(account.scored().year(), account.accountId(), statement);
        account.state(statement);
        account.score(rescored);
    }

    /** Accounts that the newest scoring changes against the plan: come, gone, of another tier, or to be decided on. */
    List<Difference> differences(Plan plan) {
        Map<String, ScoredAccount> newest = byId(plan);
        List<Difference> differences = new ArrayList<>();
        for (PlanAccount account : plan.accounts()) {
            ScoredAccount now = newest.remove(account.accountId());
            if (now == null && plan.isAmending() && account.isExcludedByUnit()) {
                // Gone from the list and left out of the plan: nothing is left to be decided.
                continue;
            }
            differences.add(new Difference(
                    account.scored(),
                    now == null ? null : withStatement(account, now).orElse(now)));
        }
        newest.values().forEach(account -> differences.add(new Difference(null, account)));
        return differences.stream().filter(Difference::matters).toList();
    }

    /**
     * @param before {@code null} if new in the list
     * @param now    {@code null} if no longer in the list
     */
    record Difference(ScoredAccount before, ScoredAccount now) {

        String accountId() {
            return (before == null ? now : before).accountId();
        }

        private boolean matters() {
            return tier(before) != tier(now) || proposed(before) != proposed(now) || risk(before) != risk(now);
        }

        Message words() {
            String name = (before == null ? now : before).name();
            if (now == null) {
                return new Message("planning.list.gone", name, PlanAssessor.tierWord(tier(before)));
            } else if (before == null) {
                return new Message("planning.list.come", name, PlanAssessor.tierWord(tier(now)));
            } else if (tier(before) != tier(now)) {
                return new Message(
                        "planning.list.tier",
                        name,
                        PlanAssessor.tierWord(tier(before)),
                        PlanAssessor.tierWord(tier(now)));
            } else if (proposed(before) != proposed(now)) {
                return new Message(proposed(now) ? "planning.list.contract" : "planning.list.noContract", name);
            }
            return new Message(risk(now) ? "planning.list.risk" : "planning.list.noRisk", name);
        }

        private static Tier tier(ScoredAccount account) {
            return account == null ? null : account.tier();
        }

        private static boolean proposed(ScoredAccount account) {
            return account != null && account.exclusionProposed();
        }

        private static boolean risk(ScoredAccount account) {
            return account != null && account.specialRisk();
        }
    }
}

package th.kamt.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.planning.PlanInForce;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.portfolio.PortfolioChanged.Kind;

/**
 * Compares what a unit looks after with its amended plan: accounts come in, go, or change hands or tier. Who had which account until then is
 * kept. An account that another unit's plan has is left out there.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PortfolioAmending {

    private final PortfolioStore store;
    private final KamrTraining training;
    private final Organization organization;
    private final ApplicationEventPublisher events;

    PortfolioAmending(
            PortfolioStore store, KamrTraining training, Organization organization, ApplicationEventPublisher events) {
        this.store = store;
        this.training = training;
        this.organization = organization;
        this.events = events;
    }

    void amend(PlanInForce plan, Instant at) {
        Map<String, AccountInCare> before = store.ofUnits(plan.year(), List.of(plan.unitCode())).stream()
                .collect(Collectors.toMap(
                        AccountInCare::accountId, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Map<String, String> excluded = plan.exclusions().stream()
                .collect(Collectors.toMap(PlanInForce.Exclusion::accountId, PlanInForce.Exclusion::reason));
        List<Change> changes = new ArrayList<>();
        List<AccountInCare> taken = new ArrayList<>();
        for (AccountInCare after : inCare(plan)) {
            AccountInCare present = before.remove(after.accountId());
            if (present == null) {
                taken.add(after);
            } else {
                changes.addAll(changed(present, after.lost(present.lostOn()), at));
            }
        }
        before.values().forEach(gone -> changes.add(leftOut(gone, excluded.get(gone.accountId()), at)));
        takeFromOthers(taken, at);
        store.add(taken);
        store.begin(taken, at);
        taken.forEach(account -> changes.add(new Change(Kind.TAKEN_IN, null, account, null, null)));
        changes.sort(Comparator.comparing(Change::accountId));
        training.planAmended(plan, at);
        events.publishEvent(new PortfolioChanged(plan.year(), plan.unitCode(), at, true, changes));
    }

    private List<Change> changed(AccountInCare before, AccountInCare after, Instant at) {
        if (before.equals(after)) {
            return List.of();
        }
        store.update(after);
        boolean carer = !Objects.equals(before.kamr(), after.kamr());
        boolean tier = before.tier() != after.tier();
        if (!before.isLost() && (carer || tier)) {
            store.end(before, at, carer ? CareEnd.CARER : CareEnd.TIER, null);
            store.begin(List.of(after), at);
        }
        List<Change> changes = new ArrayList<>();
        if (carer) {
            changes.add(new Change(Kind.CARER_CHANGED, before, after, null, null));
        }
        // Risk and top-up move the work of an account as its tier does.
        if (tier || before.specialRisk() != after.specialRisk() || before.topUp() != after.topUp()) {
            changes.add(new Change(Kind.TIER_CHANGED, before, after, null, null));
        }
        return changes;
    }

    private Change leftOut(AccountInCare account, String exclusion, Instant at) {
        CareEnd why = exclusion == null ? CareEnd.LEFT_OUT : CareEnd.EXCLUDED;
        String words = exclusion == null || exclusion.isBlank() ? null : exclusion;
        store.end(account, at, why, words);
        store.remove(account);
        return new Change(Kind.LEFT_OUT, account, null, why, words);
    }

    /** The plan approved last has the account. */
    void takeFromOthers(List<AccountInCare> taken, Instant at) {
        Map<String, List<Change>> byUnit = new TreeMap<>();
        for (AccountInCare account : taken) {
            store.account(account.year(), account.accountId()).ifPresent(elsewhere -> {
                store.end(elsewhere, at, CareEnd.MOVED, null);
                store.remove(elsewhere);
                byUnit.computeIfAbsent(elsewhere.unitCode(), unit -> new ArrayList<>())
                        .add(new Change(Kind.LEFT_OUT, elsewhere, null, CareEnd.MOVED, null));
            });
        }
        byUnit.forEach((unit, changes) ->
                events.publishEvent(new PortfolioChanged(taken.get(0).year(), unit, at, false, changes)));
    }

    private boolean holds(String person, String unitCode) {
        return organization
                .employee(person)
                .filter(employee -> employee.holds(Role.KAMR, unitCode))
                .isPresent();
    }

    List<AccountInCare> inCare(PlanInForce plan) {
        return plan.accounts().stream()
                .map(account -> new AccountInCare(
                        plan.year(),
                        account.accountId(),
                        plan.unitCode(),
                        account.name(),
                        account.tier(),
                        account.topUp(),
                        account.kamr(),
                        account.specialRisk(),
                        account.kamr() == null || holds(account.kamr(), plan.unitCode()),
                        null))
                .toList();
    }
}

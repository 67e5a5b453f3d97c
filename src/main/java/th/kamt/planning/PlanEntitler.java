package th.kamt.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.entitlement.Entitled;
import th.kamt.entitlement.EntitledAccount;
import th.kamt.entitlement.EntitlementCheck;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.EntitlementProposal;
import th.kamt.entitlement.EntitlementRules;
import th.kamt.entitlement.EntitlementViolation;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.entitlement.ViolationKind;
import th.kamt.workflow.DecisionTables;

/**
 * Keeps a plan's services and schedule in step with its accounts (clause 6.1.3): whoever's tier, top-up or conditions changed
 * gets a new proposal, in which what the unit set itself stays where it is still allowed; the others keep what they have.
 */
@Component
class PlanEntitler {

    private final DecisionTables tables;
    private final WorkingDays workingDays;

    PlanEntitler(DecisionTables tables, WorkingDays workingDays) {
        this.tables = tables;
        this.workingDays = workingDays;
    }

    void entitle(Plan plan) {
        EntitlementRules rules = EntitlementRules.read(tables, plan.year());
        EntitlementProposal proposal = new EntitlementProposal(rules, workingDays::isWorkingDay);
        List<Entitled> receivers = Entitled.ofUnit(plan.unitCode(), accounts(plan));
        Map<String, Entitled> byId = receivers.stream()
                .collect(Collectors.toMap(Entitled::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        plan.entitlements().removeIf(line -> !byId.containsKey(line.accountId()));
        Map<String, List<PlanEntitlement>> present =
                plan.entitlements().stream().collect(Collectors.groupingBy(PlanEntitlement::accountId));
        for (Entitled receiver : receivers) {
            if (isOutOfStep(plan, receiver, present)) {
                renew(
                        plan,
                        rules,
                        receiver,
                        present.getOrDefault(receiver.id(), List.of()),
                        proposed(plan, rules, receiver, proposal));
            }
        }
        plan.accounts().forEach(account -> account.entitledAs(signature(byId.get(account.accountId()))));
    }

    /** What the unit took out with a reason (D-16) stays out. */
    private static List<PlannedEntitlement> proposed(
            Plan plan, EntitlementRules rules, Entitled receiver, EntitlementProposal proposal) {
        List<PlannedEntitlement> proposed = proposal.propose(receiver);
        return plan.deviation(ViolationKind.REMOVED.name(), receiver.id()).isEmpty()
                ? proposed
                : proposed.stream()
                        .filter(item -> !rules.removableCodes(receiver).contains(item.code()))
                        .toList();
    }

    private static boolean isOutOfStep(Plan plan, Entitled receiver, Map<String, List<PlanEntitlement>> present) {
        if (!present.containsKey(receiver.id())) {
            return true;
        }
        return plan.account(receiver.id())
                .map(account -> !signature(receiver).equals(account.entitledAs().orElse(null)))
                .orElse(false);
    }

    private static void renew(
            Plan plan,
            EntitlementRules rules,
            Entitled receiver,
            List<PlanEntitlement> old,
            List<PlannedEntitlement> proposed) {
        Set<EntitlementCode> allowed = rules.allowedCodes(receiver);
        List<PlannedEntitlement> wanted = new ArrayList<>(proposed);
        Set<PlanEntitlement> dropped = new HashSet<>();
        for (PlanEntitlement line : old) {
            EntitlementCode code = EntitlementCode.parse(line.code());
            if (line.setByManager() && allowed.contains(code)) {
                takeOne(wanted, code, line);
            } else {
                dropped.add(line);
            }
        }
        plan.entitlements().removeIf(dropped::contains);
        wanted.forEach(item -> plan.entitlements()
                .add(new PlanEntitlement(plan, receiver.id(), item.code().code(), item.plannedOn(), false)));
    }

    /** What the unit set stands in for one proposed occurrence of its code, in the same quarter where there is one. */
    private static void takeOne(List<PlannedEntitlement> wanted, EntitlementCode code, PlanEntitlement line) {
        wanted.stream()
                .filter(item -> item.code() == code)
                .min((one, other) -> Long.compare(distance(one, line), distance(other, line)))
                .ifPresent(wanted::remove);
    }

    private static long distance(PlannedEntitlement item, PlanEntitlement line) {
        return Math.abs(item.plannedOn().toEpochDay() - line.plannedOn().toEpochDay());
    }

    /** The plan's key accounts as the entitlement rules see them. */
    static List<EntitledAccount> accounts(Plan plan) {
        return plan.accounts().stream()
                .filter(account -> account.effectiveTier().isPresent())
                .map(account -> new EntitledAccount(
                        account.accountId(),
                        plan.unitCode(),
                        account.effectiveTier().orElseThrow(),
                        account.isTopUp(),
                        account.scored().specialRisk(),
                        account.scored().powerQualityProblem()))
                .toList();
    }

    /** What is planned, by account or group. */
    static Map<String, List<PlannedEntitlement>> planned(Collection<PlanEntitlement> lines) {
        Map<String, List<PlannedEntitlement>> planned = new HashMap<>();
        lines.forEach(line -> planned.computeIfAbsent(line.accountId(), id -> new ArrayList<>())
                .add(new PlannedEntitlement(EntitlementCode.parse(line.code()), line.plannedOn())));
        return planned;
    }

    /** Kinds of violation the receiver has that a reason may stand in for (D-16). */
    List<String> removalKinds(Plan plan, Entitled receiver) {
        return new EntitlementCheck(rules(plan.year()))
                .check(receiver, planned(plan.entitlements()).getOrDefault(receiver.id(), List.of())).stream()
                        .filter(EntitlementViolation::removableWithReason)
                        .map(violation -> violation.kind().name())
                        .distinct()
                        .toList();
    }

    EntitlementRules rules(PlanYear year) {
        return EntitlementRules.read(tables, year);
    }

    /** The account or group of that id, if it receives services by this plan. */
    static Entitled receiver(Plan plan, String id) {
        if (id == null) {
            throw PlanPreparation.noSuchAccount("-");
        }
        if (StreamlineGroup.isGroup(id)) {
            return StreamlineGroup.of(plan.unitCode());
        }
        return accounts(plan).stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PlanPreparation.noSuchAccount(id));
    }

    private static String signature(Entitled receiver) {
        if (receiver == null) {
            return null;
        }
        return receiver.tier()
                + (receiver.topUp() ? "+T" : "")
                + (receiver.specialRisk() ? "+R" : "")
                + (receiver.powerQualityProblem() ? "+Q" : "");
    }
}

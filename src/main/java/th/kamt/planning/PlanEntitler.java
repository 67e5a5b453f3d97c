package th.kamt.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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

    private static final int MONTHS_IN_YEAR = 12;

    private final DecisionTables tables;
    private final WorkingDays workingDays;
    private final FixedSchedule schedule;

    PlanEntitler(DecisionTables tables, WorkingDays workingDays, FixedSchedule schedule) {
        this.tables = tables;
        this.workingDays = workingDays;
        this.schedule = schedule;
    }

    void entitle(Plan plan) {
        EntitlementRules rules = EntitlementRules.read(tables, plan.year());
        EntitlementProposal proposal = new EntitlementProposal(rules, workingDays::isWorkingDay);
        List<Entitled> receivers = Entitled.ofUnit(plan.unitCode(), accounts(plan));
        Map<String, Entitled> byId = receivers.stream()
                .collect(Collectors.toMap(Entitled::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        Predicate<PlanEntitlement> fixed = schedule.fixed(plan);
        Set<Long> started = schedule.started(plan);
        // What was carried out for a customer who has left the plan was still carried out.
        plan.entitlements().removeIf(line -> !byId.containsKey(line.accountId()) && !started.contains(line.id()));
        Map<String, List<PlanEntitlement>> present =
                plan.entitlements().stream().collect(Collectors.groupingBy(PlanEntitlement::accountId));
        for (Entitled receiver : receivers) {
            if (isOutOfStep(plan, receiver, present)) {
                List<PlanEntitlement> old = present.getOrDefault(receiver.id(), List.of());
                List<PlannedEntitlement> proposed = proposed(plan, rules, receiver, proposal);
                if (plan.isAmending()) {
                    amend(plan, rules, receiver, old, proposed, fixed);
                } else {
                    renew(plan, rules, receiver, old, proposed);
                }
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

    /**
     * As {@link #renew} during the year: every line that is still allowed stays as it is, what was done stays in any case, and only
     * what is missing is added, on days to come.
     */
    private void amend(
            Plan plan,
            EntitlementRules rules,
            Entitled receiver,
            List<PlanEntitlement> old,
            List<PlannedEntitlement> proposed,
            Predicate<PlanEntitlement> fixed) {
        Set<EntitlementCode> allowed = rules.allowedCodes(receiver);
        List<PlannedEntitlement> wanted = new ArrayList<>(proposed);
        Set<PlanEntitlement> dropped = new HashSet<>();
        for (PlanEntitlement line : old) {
            EntitlementCode code = EntitlementCode.parse(line.code());
            boolean wantedStill = wanted.stream().anyMatch(item -> item.code() == code);
            if (fixed.test(line) || (allowed.contains(code) && (wantedStill || line.setByManager()))) {
                takeOne(wanted, code, line);
            } else {
                dropped.add(line);
            }
        }
        plan.entitlements().removeIf(dropped::contains);
        LocalDate today = schedule.today();
        long late =
                wanted.stream().filter(item -> item.plannedOn().isBefore(today)).count();
        long passed = 0;
        for (PlannedEntitlement item : wanted) {
            Optional<LocalDate> day = Optional.of(item.plannedOn());
            if (item.plannedOn().isBefore(today)) {
                passed++;
                day = stillPossible(rules, receiver, item, today, passed, late);
            }
            day.ifPresent(on -> plan.entitlements()
                    .add(new PlanEntitlement(plan, receiver.id(), item.code().code(), on, false)));
        }
    }

    /** A day to come for what would have been earlier, as spread over what is left of its year, quarter or month; none once that is over. */
    private Optional<LocalDate> stillPossible(
            EntitlementRules rules,
            Entitled receiver,
            PlannedEntitlement item,
            LocalDate today,
            long place,
            long places) {
        LocalDate last = lastDayOf(rules, receiver, item);
        if (last.isBefore(today)) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(today, last);
        LocalDate day = today.plusDays(days * place / (places + 1));
        while (!workingDays.isWorkingDay(day) && day.isBefore(last)) {
            day = day.plusDays(1);
        }
        return Optional.of(day);
    }

    /** Of the stretch of the year that an occurrence counts in. */
    private static LocalDate lastDayOf(EntitlementRules rules, Entitled receiver, PlannedEntitlement item) {
        int timesAYear = rules.grantsFor(receiver).stream()
                .filter(grant -> grant.codes().contains(item.code()))
                .mapToInt(grant -> grant.period().timesAYear())
                .max()
                .orElse(1);
        return lastDay(item.plannedOn(), timesAYear);
    }

    private static LocalDate lastDay(LocalDate day, int timesAYear) {
        int months = MONTHS_IN_YEAR / timesAYear;
        int first = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), first, 1).plusMonths(months).minusDays(1);
    }

    /**
     * What breaks the rules of clause 6.1.3 in the schedule. In an amended plan what was planned before the amendment or carried out
     * is taken as it is, and nothing is missed in a quarter or month that was over when it was opened.
     */
    List<EntitlementViolation> violations(Plan plan) {
        EntitlementRules rules = rules(plan.year());
        List<EntitledAccount> accounts = accounts(plan);
        Map<String, Entitled> receivers = Entitled.ofUnit(plan.unitCode(), accounts).stream()
                .collect(Collectors.toMap(Entitled::id, Function.identity(), (one, same) -> one));
        Predicate<PlanEntitlement> fixed = schedule.fixed(plan);
        List<PlanEntitlement> asked = plan.entitlements().stream()
                .filter(line -> !fixed.test(line) || isAllowed(rules, receivers.get(line.accountId()), line))
                .toList();
        return new EntitlementCheck(rules)
                .checkUnit(plan.unitCode(), accounts, planned(asked)).stream()
                        .filter(violation -> plan.amendedOn()
                                .filter(since -> isOver(rules, receivers.get(violation.accountId()), violation, since))
                                .isEmpty())
                        .toList();
    }

    private static boolean isAllowed(EntitlementRules rules, Entitled receiver, PlanEntitlement line) {
        return receiver != null && rules.allowedCodes(receiver).contains(EntitlementCode.parse(line.code()));
    }

    private static boolean isOver(
            EntitlementRules rules, Entitled receiver, EntitlementViolation violation, LocalDate since) {
        if (violation.kind() != ViolationKind.PERIOD_WITHOUT || receiver == null) {
            return false;
        }
        String subject = violation.subject();
        int slash = subject.indexOf('/');
        String kind = subject.substring(0, slash);
        LocalDate first = LocalDate.parse(subject.substring(slash + 1));
        return rules.grantsFor(receiver).stream()
                .filter(grant -> grant.kind().code().equals(kind))
                .anyMatch(grant -> lastDay(first, grant.period().timesAYear()).isBefore(since));
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

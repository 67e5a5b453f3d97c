package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/**
 * Checks planned entitlements against clause 6.1.3 (R-ENT-1, R-ENT-2; top-up accounts R-KAMR-5). Only services that the
 * account may have and that lie in the plan year count towards a minimum; all occurrences count (D-16). It does not ask for
 * working days: a person may plan a seminar on a Saturday.
 */
public final class EntitlementCheck {

    private final EntitlementRules rules;

    public EntitlementCheck(EntitlementRules rules) {
        this.rules = rules;
    }

    /**
     * Checks a unit's whole plan, its Streamline group included.
     *
     * @param planned account or group id to what is planned; a missing id means nothing is planned
     */
    public List<EntitlementViolation> checkUnit(
            String unitCode, Collection<EntitledAccount> accounts, Map<String, List<PlannedEntitlement>> planned) {
        List<Entitled> all = Entitled.ofUnit(unitCode, accounts);
        List<EntitlementViolation> found = new ArrayList<>();
        all.forEach(entitled -> found.addAll(check(entitled, planned.getOrDefault(entitled.id(), List.of()))));
        Set<String> served = all.stream().map(Entitled::id).collect(Collectors.toSet());
        planned.entrySet().stream()
                .filter(entry ->
                        !served.contains(entry.getKey()) && !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .map(EntitlementCheck::notInPlan)
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** What is wrong with an account's or group's planned entitlements; empty if nothing is. */
    public List<EntitlementViolation> check(Entitled entitled, Collection<PlannedEntitlement> planned) {
        List<EntitlementViolation> found = new ArrayList<>();
        Set<EntitlementCode> allowed = rules.allowedCodes(entitled);
        planned.stream()
                .filter(item -> !isInYear(item.plannedOn()))
                .sorted()
                .map(item -> outsideYear(entitled, item))
                .forEach(found::add);
        planned.stream()
                .map(PlannedEntitlement::code)
                .filter(code -> !allowed.contains(code))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        notAllowed(entitled, entry.getKey(), entry.getValue().intValue()))
                .forEach(found::add);
        List<PlannedEntitlement> valid =
                planned.stream().filter(item -> allowed.contains(item.code())).toList();
        rules.grantsFor(entitled).forEach(grant -> found.addAll(checkCounts(entitled, grant, valid)));
        rules.requiredCodes(entitled).stream()
                .filter(required -> valid.stream().noneMatch(item -> item.code() == required.code()))
                .map(required -> requiredMissing(entitled, required))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private boolean isInYear(LocalDate day) {
        return !day.isBefore(rules.year().firstDay())
                && !day.isAfter(rules.year().lastDay());
    }

    private static Message nameOf(LocalDate day) {
        return new Message(
                "entitlement.day",
                Integer.toString(day.getDayOfMonth()),
                new Message("entitlement.monthShort." + day.getMonthValue()),
                Integer.toString(day.getYear() + PlanYear.ERA_OFFSET));
    }

    private List<EntitlementViolation> checkCounts(
            Entitled entitled, EntitlementGrant grant, List<PlannedEntitlement> valid) {
        List<EntitlementViolation> found = new ArrayList<>();
        for (Period.Span span : grant.period().spansOf(rules.year())) {
            int count = (int) valid.stream()
                    .filter(item -> grant.codes().contains(item.code()) && span.contains(item.plannedOn()))
                    .count();
            if (count < grant.minimum()) {
                found.add(tooFew(entitled, grant, span, count));
            }
            grant.maximum()
                    .filter(maximum -> count > maximum)
                    .ifPresent(maximum -> found.add(tooMany(entitled, grant, span, count, maximum)));
        }
        return found;
    }

    private static EntitlementViolation tooFew(Entitled entitled, EntitlementGrant grant, Period.Span span, int count) {
        ViolationKind kind = grant.removableWithReason()
                ? ViolationKind.REMOVED
                : grant.period() == Period.YEAR ? ViolationKind.TOO_FEW : ViolationKind.PERIOD_WITHOUT;
        Message message = new Message(
                kind == ViolationKind.REMOVED ? "entitlement.check.removed" : "entitlement.check.tooFew",
                grant.kind().code(),
                span.name(),
                Integer.toString(count),
                Integer.toString(grant.minimum()),
                grant.clause());
        return ofGrant(kind, grant.minimum() - count, entitled, grant, span, message);
    }

    private static EntitlementViolation tooMany(
            Entitled entitled, EntitlementGrant grant, Period.Span span, int count, int maximum) {
        Message message = new Message(
                grant.topUp() ? "entitlement.check.tooManyTopUp" : "entitlement.check.tooMany",
                grant.kind().code(),
                span.name(),
                Integer.toString(count),
                Integer.toString(maximum),
                grant.clause());
        return ofGrant(ViolationKind.TOO_MANY, count - maximum, entitled, grant, span, message);
    }

    private static EntitlementViolation ofGrant(
            ViolationKind kind,
            int extent,
            Entitled entitled,
            EntitlementGrant grant,
            Period.Span span,
            Message message) {
        Optional<EntitlementCode> onlyCode =
                grant.codes().size() == 1 ? Optional.of(grant.codes().iterator().next()) : Optional.empty();
        return new EntitlementViolation(
                kind,
                extent,
                grant.kind().code() + "/" + span.first(),
                grant.rule(),
                grant.clause(),
                message,
                entitled.id(),
                onlyCode,
                grant.removableWithReason() && kind == ViolationKind.REMOVED);
    }

    private EntitlementViolation notAllowed(Entitled entitled, EntitlementCode code, int times) {
        CodeRule rule = rules.rule(code);
        Optional<EntitlementGrant> ofKind = rules.grantsFor(entitled).stream()
                .filter(grant -> grant.kind() == code.kind())
                .findFirst();
        boolean tierHasIt = ofKind.filter(grant -> grant.codes().contains(code)).isPresent();
        if (rule != null && !rule.condition().holdsFor(entitled) && (tierHasIt || rule.required())) {
            Message message =
                    new Message("entitlement.check.condition." + rule.condition(), code.code(), rule.clause());
            return ofCode(ViolationKind.CONDITION_NOT_MET, times, entitled, code, rule.rule(), rule.clause(), message);
        }
        String ruleId = ofKind.map(EntitlementGrant::rule).orElse("R-ENT-1");
        String clause = ofKind.map(EntitlementGrant::clause).orElse("6.1.3");
        Message message = new Message("entitlement.check.notAllowed", code.code(), receiverOf(entitled), clause);
        return ofCode(ViolationKind.CODE_NOT_ALLOWED, times, entitled, code, ruleId, clause, message);
    }

    private static Message receiverOf(Entitled entitled) {
        if (entitled.recipient() == Recipient.GROUP) {
            return new Message("entitlement.receiver.group");
        }
        return new Message("entitlement.receiver." + (entitled.topUp() ? "TOP_UP" : entitled.tier()));
    }

    private static EntitlementViolation requiredMissing(Entitled entitled, CodeRule required) {
        Message message = new Message(
                "entitlement.check.required." + required.condition(),
                required.code().code(),
                required.clause());
        return ofCode(
                ViolationKind.REQUIRED_MISSING,
                1,
                entitled,
                required.code(),
                required.rule(),
                required.clause(),
                message);
    }

    private EntitlementViolation outsideYear(Entitled entitled, PlannedEntitlement item) {
        Message message = new Message(
                "entitlement.check.outsideYear",
                item.code().code(),
                nameOf(item.plannedOn()),
                rules.year().toString());
        return new EntitlementViolation(
                ViolationKind.OUTSIDE_YEAR,
                1,
                item.code().code() + "/" + item.plannedOn(),
                "R-ENT-1",
                "6.1.3",
                message,
                entitled.id(),
                Optional.of(item.code()),
                false);
    }

    private static EntitlementViolation notInPlan(String id) {
        Message message = new Message("entitlement.check.notInPlan", id);
        return new EntitlementViolation(
                ViolationKind.NOT_IN_PLAN, 1, id, "R-ENT-1", "6.1.3", message, id, Optional.empty(), false);
    }

    private static EntitlementViolation ofCode(
            ViolationKind kind,
            int extent,
            Entitled entitled,
            EntitlementCode code,
            String rule,
            String clause,
            Message message) {
        return new EntitlementViolation(
                kind, extent, code.code(), rule, clause, message, entitled.id(), Optional.of(code), false);
    }
}

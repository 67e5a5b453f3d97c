package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import th.kamt.message.RefusedException;

/**
 * Proposes services, activities and contacts with their days (R-ENT-1, R-ENT-2, clause 6.1.3).
 *
 * <p>Each account gets the number its tier's row of {@code entitlementGrants} proposes, spread over different kinds (D-16)
 * in the order of preference of {@code entitlementCodes}; FMS6 comes first for a customer with a power quality problem and is
 * never proposed to another. RBA5 is an occurrence of RBA and counts towards the tier's RBA minimum wherever the manual lists
 * it among the tier's activities (Strategic, Star: RBA1-5); it is always proposed to a special-risk account, and to one whose
 * tier has no RBA5 it comes on top.
 *
 * <p>Days are working days inside their year, quarter or month, within the code's window where that leaves a working day (the
 * windows keep clear of the introductory days, D-23). They depend only on the account and its unit, so that a change to one
 * account moves no other's days. An account has one thing a day wherever the window allows.
 */
public final class EntitlementProposal {

    private final EntitlementRules rules;
    private final WorkingDays workingDays;

    /** @param workingDay answers for every day of the rules' year */
    public EntitlementProposal(EntitlementRules rules, Predicate<LocalDate> workingDay) {
        this.rules = rules;
        this.workingDays = new WorkingDays(rules.year(), workingDay);
    }

    /**
     * The proposal for all accounts of a unit's plan and for its Streamline group, in that order.
     *
     * @return account id (or group id) to its services by day
     * @throws RefusedException if the calendar leaves a needed month without a working day
     */
    public Map<String, List<PlannedEntitlement>> proposeUnit(String unitCode, Collection<EntitledAccount> accounts) {
        Map<String, List<PlannedEntitlement>> proposals = new LinkedHashMap<>();
        Entitled.ofUnit(unitCode, accounts).forEach(entitled -> proposals.put(entitled.id(), propose(entitled)));
        return proposals;
    }

    /**
     * The proposal for one account or group, by day.
     *
     * @throws RefusedException if the calendar leaves a needed month without a working day
     */
    public List<PlannedEntitlement> propose(Entitled entitled) {
        List<Slot> slots = new ArrayList<>();
        rules.grantsFor(entitled).forEach(grant -> slots.addAll(slotsOf(grant, entitled)));
        addWhatElseIsRequired(slots, entitled);
        return onTheirDays(slots, entitled);
    }

    private List<Slot> slotsOf(EntitlementGrant grant, Entitled entitled) {
        List<CodeRule> preferred = rules.preferred(grant, entitled);
        int wanted = preferred.isEmpty() ? 0 : grant.proposedFor(entitled);
        int turn = SpreadPosition.index(entitled.id(), "turn", Math.max(1, wanted));
        return grant.period().spansOf(rules.year()).stream()
                .flatMap(span -> IntStream.range(0, wanted)
                        .mapToObj(i -> new Slot(
                                preferred.get(i % preferred.size()),
                                span,
                                // Not every account has the same service first.
                                (i + turn) % wanted,
                                wanted,
                                i / preferred.size())))
                .toList();
    }

    private void addWhatElseIsRequired(List<Slot> slots, Entitled entitled) {
        Period.Span wholeYear = Period.YEAR.spansOf(rules.year()).get(0);
        rules.requiredCodes(entitled).stream()
                .filter(required -> slots.stream().noneMatch(slot -> slot.rule().equals(required)))
                .toList()
                .forEach(required -> slots.add(new Slot(required, wholeYear, 0, 1, 0)));
    }

    private List<PlannedEntitlement> onTheirDays(List<Slot> slots, Entitled entitled) {
        List<PlannedEntitlement> planned = new ArrayList<>();
        Set<LocalDate> taken = new HashSet<>();
        // The unit's common days first: they do not give way.
        for (boolean common : new boolean[] {true, false}) {
            for (Slot slot : slots) {
                if (common == (slot.rule().spread() == CodeRule.Spread.SAME_DAY_IN_UNIT)) {
                    LocalDate day = common ? commonDay(slot, entitled) : ownDay(slot, entitled, taken);
                    taken.add(day);
                    planned.add(new PlannedEntitlement(slot.rule().code(), day));
                }
            }
        }
        return planned.stream().sorted().toList();
    }

    private LocalDate commonDay(Slot slot, Entitled entitled) {
        List<LocalDate> days = daysFor(slot);
        return days.get(
                SpreadPosition.index(entitled.unitCode(), slot.rule().code().code() + slot.repetition(), days.size()));
    }

    private LocalDate ownDay(Slot slot, Entitled entitled, Set<LocalDate> taken) {
        List<LocalDate> days = daysFor(slot);
        boolean inTurn = slot.rule().spread() == CodeRule.Spread.IN_TURN;
        // One place for all of a kind keeps an account's services at even distances from each other.
        String purpose =
                inTurn ? slot.rule().code().kind().code() : slot.rule().code().code();
        int start = SpreadPosition.index(entitled.id(), purpose, days.size());
        return IntStream.range(0, days.size())
                .mapToObj(step -> days.get((start + step) % days.size()))
                .filter(day -> !taken.contains(day))
                .findFirst()
                .orElse(days.get(start));
    }

    private List<LocalDate> daysFor(Slot slot) {
        LocalDate first = later(slot.span().first(), rules.year().on(slot.rule().earliest()));
        LocalDate last = earlier(slot.span().last(), rules.year().on(slot.rule().latest()));
        List<LocalDate> window = first.isAfter(last) ? List.of() : workingDays.between(first, last);
        if (slot.rule().spread() == CodeRule.Spread.IN_TURN && window.size() >= slot.of()) {
            return window.subList(
                    window.size() * slot.turn() / slot.of(), window.size() * (slot.turn() + 1) / slot.of());
        }
        return window.isEmpty() ? workingDays.of(slot.span()) : window;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * One occurrence still without a day: the {@code turn}-th (from 0) {@code of} so many in the span, and the {@code
     * repetition}-th (from 0) of its code.
     */
    private record Slot(CodeRule rule, Period.Span span, int turn, int of, int repetition) {}
}

package th.kamt.staffing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

/**
 * What a unit's accounts allow: how many KAMRs, with how many top-ups, and whether that is proven impossible. Looks at the
 * rule alone: neither at the manager's moves nor at last year's people (R-KAMR-4, R-KAMR-5, D-14, D-15).
 */
final class UnitStaffing {

    /** Why a unit provably cannot meet the rule (D-15). */
    enum Shortage {
        NONE,
        /** Fewer trained people than the load needs. */
        PEOPLE,
        /** All accounts together, with every possible top-up, stay below one KAMR's least load. */
        ACCOUNTS,
        /** The accounts' weights cannot be divided so that everybody is within the band. */
        INDIVISIBLE
    }

    private final StaffingProblem problem;
    private final LoadUnits units;
    private final List<StaffingAccount> keyAccounts;
    private final List<StaffingAccount> candidates;
    private final long load;
    private final Map<List<Integer>, LoadSplit.Answer> answers = new HashMap<>();

    UnitStaffing(StaffingProblem problem) {
        this.problem = problem;
        this.units = new LoadUnits(problem.rules());
        boolean headquarters = problem.kind() == UnitKind.HQ;
        this.keyAccounts = problem.accounts().stream()
                .filter(account -> account.headquarters() == headquarters && account.tier() != null)
                .sorted(Comparator.comparing(StaffingAccount::accountId))
                .toList();
        this.candidates = topsUp()
                ? problem.accounts().stream()
                        .filter(StaffingAccount::topUpCandidate)
                        .sorted(StaffingAccount.LARGEST_FIRST)
                        .toList()
                : List.of();
        this.load = keyAccounts.stream()
                .mapToLong(account -> units.weight(account.tier()))
                .sum();
    }

    LoadUnits units() {
        return units;
    }

    /** The unit's own key accounts, ordered by id; another unit's responsibility is left out. */
    List<StaffingAccount> keyAccounts() {
        return keyAccounts;
    }

    /** Accounts that may be topped up, in the order they would be. */
    List<StaffingAccount> candidates() {
        return candidates;
    }

    /** Whole load before top-up. */
    long load() {
        return load;
    }

    long load(int topUps) {
        return load + topUps * units.weight(Tier.STATUS);
    }

    /** Least number of KAMRs for that load; always one. */
    int least(long ofLoad) {
        return (int) Math.max(1, ceilDiv(ofLoad, units.maximum()));
    }

    /** Greatest number of KAMRs for that load; 0 below one KAMR's least load. */
    int most(long ofLoad) {
        return (int) (ofLoad / units.minimum());
    }

    /** Whether R-KAMR-5 lets accounts be added for this number: the first always, a further one from 4 left over. */
    boolean topUpAllowed(int kamrs) {
        if (!topsUp()) {
            return false;
        }
        return kamrs == 1 ? load < units.minimum() : leftOver(kamrs) >= units.furtherMinimum();
    }

    /** The part left over for the last of {@code kamrs} when all others have their least load. */
    long leftOver(int kamrs) {
        return load - units.minimum() * (kamrs - 1L);
    }

    /** Fewest top-ups with which this number of KAMRs is lawful and everybody within the band; empty if none is known. */
    OptionalInt leastTopUp(int kamrs) {
        for (int topUps = 0; topUps <= mostTopUps(kamrs); topUps++) {
            if (answer(kamrs, topUps) == LoadSplit.Answer.POSSIBLE) {
                return OptionalInt.of(topUps);
            }
        }
        return OptionalInt.empty();
    }

    /** Trained people of the unit itself; those from the Network side are the CEO's choice, not the unit's means. */
    int trainedPeople() {
        return (int) problem.people().stream()
                .filter(person -> person.trained() && person.origin() == Origin.OWN)
                .count();
    }

    /** Why nothing the unit may do would meet the rule; NONE if something would, or if that could not be proven. */
    Shortage shortage() {
        int people = trainedPeople();
        if (people < least(load)) {
            return Shortage.PEOPLE;
        }
        if (load(candidates.size()) < units.minimum()) {
            return Shortage.ACCOUNTS;
        }
        for (int kamrs = least(load); kamrs <= Math.min(people, most(load) + 1); kamrs++) {
            for (int topUps = 0; topUps <= mostTopUps(kamrs); topUps++) {
                if (answer(kamrs, topUps) != LoadSplit.Answer.IMPOSSIBLE) {
                    return Shortage.NONE;
                }
            }
        }
        return Shortage.INDIVISIBLE;
    }

    /**
     * Whether that shortage is the reason for that shortcoming, the unit having done what it can: used all its trained
     * people, or topped up all its accounts.
     */
    boolean excuses(Shortage shortage, Unmet.Kind kind, int kamrs, int topUps) {
        return switch (shortage) {
            case NONE -> false;
            case PEOPLE ->
                (kind == Unmet.Kind.LOAD_ABOVE_BAND || kind == Unmet.Kind.TOO_FEW_KAMRS) && kamrs >= trainedPeople();
            case ACCOUNTS -> kind == Unmet.Kind.LOAD_BELOW_BAND && kamrs == 1 && topUps == candidates.size();
            case INDIVISIBLE -> kind == Unmet.Kind.LOAD_BELOW_BAND || kind == Unmet.Kind.LOAD_ABOVE_BAND;
        };
    }

    private int mostTopUps(int kamrs) {
        if (!topUpAllowed(kamrs)) {
            return 0;
        }
        // Each is added only while the part is still below the minimum, so the last one starts below it.
        long gap = kamrs == 1 ? units.minimum() - load : units.minimum() - units.furtherMinimum();
        return (int) Math.min(candidates.size(), ceilDiv(gap, units.weight(Tier.STATUS)));
    }

    private LoadSplit.Answer answer(int kamrs, int topUps) {
        return answers.computeIfAbsent(
                List.of(kamrs, topUps),
                key -> LoadSplit.answer(LoadSplit.Problem.bandOnly(
                        units.weights(), units.minimum(), units.maximum(), kamrs, counts(topUps))));
    }

    private int[] counts(int topUps) {
        int[] counts = new int[units.weighing().size()];
        keyAccounts.forEach(account -> add(counts, account.tier(), 1));
        candidates.stream()
                .limit(topUps)
                .filter(account -> account.tier() != null)
                .forEach(account -> add(counts, account.tier(), -1));
        add(counts, Tier.STATUS, topUps);
        return counts;
    }

    private void add(int[] counts, Tier tier, int number) {
        int index = units.weighing().indexOf(tier);
        if (index >= 0) {
            counts[index] += number;
        }
    }

    private boolean topsUp() {
        return problem.kind() == UnitKind.OFFICE || problem.kind() == UnitKind.PILOT_CENTER;
    }

    static long ceilDiv(long number, long divisor) {
        return -Math.floorDiv(-number, divisor);
    }
}

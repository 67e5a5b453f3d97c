package th.kamt.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import th.kamt.message.Message;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

/**
 * Proposes KAMRs, top-ups and who looks after whom (R-KAMR-4, R-KAMR-5, R-KAMR-6; clause 6.1.2), in the order responsible
 * unit, load, top-up, assignment. The same problem always gets the same proposal.
 */
public final class StaffingProposer {

    private static final Comparator<StaffingAccount> BY_ID = Comparator.comparing(StaffingAccount::accountId);

    private StaffingProposer() {}

    public static StaffingProposal propose(StaffingProblem problem) {
        return problem.kind() == UnitKind.REGION ? RegionalStaffing.propose(problem) : new Run(problem).propose();
    }

    /** One proposal being made. */
    private static final class Run {

        private final StaffingProblem problem;
        private final UnitStaffing unit;
        private final List<Unmet> unmet = new ArrayList<>();
        private final Map<String, StaffingPerson> people = new HashMap<>();
        private UnitStaffing.Shortage shortage;

        Run(StaffingProblem problem) {
            this.problem = problem;
            this.unit = new UnitStaffing(problem);
            problem.people().forEach(person -> people.put(person.employeeId(), person));
        }

        StaffingProposal propose() {
            List<String> kamrs = problem.chosen().isEmpty() ? systemsChoice() : managersChoice();
            if (kamrs.isEmpty()) {
                boolean provable = unit.trainedPeople() == 0;
                unmet(Unmet.Kind.NO_KAMR, problem.unitCode(), provable, provable ? "noKamr" : "noKamrWaivable");
                return new StaffingProposal(kamrs, List.of(), withoutKamr(), List.of(), unmet);
            }
            List<StaffingAccount> topUps = topUps(kamrs.size());
            checkNumber(kamrs.size(), topUps.size());
            return assigned(kamrs, topUps);
        }

        private List<String> managersChoice() {
            return problem.chosen().stream()
                    .distinct()
                    .filter(people::containsKey)
                    .sorted()
                    .toList();
        }

        /** Those the manager has put accounts with, then last year's, then by number of last year's accounts, then by id. */
        private List<String> systemsChoice() {
            Set<String> pinned = unit.keyAccounts().stream()
                    .map(StaffingAccount::pinnedTo)
                    .collect(Collectors.toCollection(HashSet::new));
            Map<String, Long> lastYears = unit.keyAccounts().stream()
                    .filter(account -> account.lastKamr() != null)
                    .collect(Collectors.groupingBy(StaffingAccount::lastKamr, Collectors.counting()));
            // The Network side is the CEO's own choice and never the system's (R-KAMR-8).
            List<StaffingPerson> pool = problem.people().stream()
                    .filter(person -> person.appointable()
                            && (person.origin() == Origin.OWN || pinned.contains(person.employeeId())))
                    .sorted(Comparator.comparing((StaffingPerson person) -> !pinned.contains(person.employeeId()))
                            .thenComparing(person -> !person.lastYearKamr())
                            .thenComparing(person -> !person.eligible())
                            .thenComparing(person -> -lastYears.getOrDefault(person.employeeId(), 0L))
                            .thenComparing(StaffingPerson::employeeId))
                    .toList();
            if (pool.isEmpty()) {
                return List.of();
            }
            int lastYear =
                    (int) pool.stream().filter(StaffingPerson::lastYearKamr).count();
            return pool.stream()
                    .limit(number(pool.size(), lastYear))
                    .map(StaffingPerson::employeeId)
                    .sorted()
                    .toList();
        }

        /** The lawful number nearest to last year's; the nearest possible if none is lawful. */
        private int number(int available, int lastYear) {
            int least = unit.least(unit.load());
            int most = Math.max(least, unit.most(unit.load()));
            int target = Math.min(Math.max(lastYear, least), most);
            List<Integer> nearestFirst = IntStream.rangeClosed(1, Math.min(available, most + 1))
                    .boxed()
                    .sorted(Comparator.comparing((Integer number) -> Math.abs(number - target))
                            .thenComparing(Function.identity()))
                    .toList();
            // Nobody is topped up for a further KAMR whom the manager has not chosen, unless nothing else is lawful.
            int lawfulWithTopUp = 0;
            for (int number : nearestFirst) {
                OptionalInt topUp = unit.leastTopUp(number);
                if (topUp.isPresent() && topUp.getAsInt() == 0) {
                    return number;
                }
                if (topUp.isPresent() && lawfulWithTopUp == 0) {
                    lawfulWithTopUp = number;
                }
            }
            return lawfulWithTopUp > 0 ? lawfulWithTopUp : Math.min(available, Math.min(target, most));
        }

        private List<StaffingAccount> topUps(int kamrs) {
            OptionalInt least = unit.leastTopUp(kamrs);
            if (least.isPresent()) {
                return unit.candidates().subList(0, least.getAsInt());
            }
            boolean first = kamrs == 1 && unit.topUpAllowed(1);
            return first ? unit.candidates() : List.of();
        }

        private void checkNumber(int kamrs, int topUps) {
            long load = unit.load(topUps);
            if (kamrs < unit.least(load)) {
                boolean provable = shortage() == UnitStaffing.Shortage.PEOPLE && kamrs >= unit.trainedPeople();
                unmet(
                        Unmet.Kind.TOO_FEW_KAMRS,
                        problem.unitCode(),
                        provable,
                        provable ? "tooFewTrained" : "tooFewKamrs",
                        Figures.load(unit.units().load(load)),
                        Integer.toString(unit.least(load)),
                        Integer.toString(provable ? unit.trainedPeople() : kamrs));
            } else if (kamrs > Math.max(1, unit.most(load))) {
                unmet(
                        Unmet.Kind.TOO_MANY_KAMRS,
                        problem.unitCode(),
                        false,
                        "tooManyKamrs",
                        Figures.load(unit.units().load(load)),
                        Integer.toString(Math.max(1, unit.most(load))),
                        Integer.toString(kamrs));
            }
            if (kamrs == 1 && topUps == unit.candidates().size() && shortage() == UnitStaffing.Shortage.ACCOUNTS) {
                unmet(
                        Unmet.Kind.NO_ACCOUNTS_LEFT,
                        problem.unitCode(),
                        true,
                        "noAccountsLeft",
                        Figures.load(unit.units().load(load)),
                        Figures.load(problem.rules().minimumLoad()));
            }
        }

        private StaffingProposal assigned(List<String> kamrs, List<StaffingAccount> topUps) {
            Set<String> toppedUp =
                    topUps.stream().map(StaffingAccount::accountId).collect(Collectors.toCollection(HashSet::new));
            Map<StaffingAccount, Tier> tiers = new LinkedHashMap<>();
            unit.keyAccounts().forEach(account -> tiers.put(account, account.tier()));
            topUps.forEach(account -> tiers.put(account, Tier.STATUS));
            Map<String, String> assignment = new Assigning(kamrs, tiers).assign();

            List<AssignedAccount> accounts = new ArrayList<>();
            List<StaffingProposal.Assignment> assignments = new ArrayList<>();
            tiers.keySet().stream().sorted(BY_ID).forEach(account -> {
                String kamr = assignment.get(account.accountId());
                Tier tier = tiers.get(account);
                boolean topUp = toppedUp.contains(account.accountId());
                accounts.add(new AssignedAccount(account.accountId(), tier, topUp, kamr));
                assignments.add(new StaffingProposal.Assignment(
                        account.accountId(), tier, topUp, kamr, kamr.equals(account.lastKamr())));
            });
            List<KamrLoad> loads = KamrLoad.all(problem.rules(), problem.kind(), kamrs, accounts);
            loads.forEach(load -> checkLoad(load, kamrs.size(), topUps.size()));
            return new StaffingProposal(
                    kamrs, topUps.stream().map(StaffingAccount::accountId).toList(), assignments, loads, unmet);
        }

        private void checkLoad(KamrLoad load, int kamrs, int topUps) {
            if (load.withinBand()) {
                return;
            }
            boolean below = load.position() == KamrLoad.BandPosition.BELOW;
            Unmet.Kind kind = below ? Unmet.Kind.LOAD_BELOW_BAND : Unmet.Kind.LOAD_ABOVE_BAND;
            unmet(
                    kind,
                    load.employeeId(),
                    unit.excuses(shortage(), kind, kamrs, topUps),
                    below ? "loadBelow" : "loadAbove",
                    people.get(load.employeeId()).name(),
                    Figures.load(load.load()),
                    Figures.load(
                            below
                                    ? problem.rules().minimumLoad()
                                    : problem.rules().maximumLoad()));
        }

        private List<StaffingProposal.Assignment> withoutKamr() {
            return unit.keyAccounts().stream()
                    .map(account ->
                            new StaffingProposal.Assignment(account.accountId(), account.tier(), false, null, false))
                    .toList();
        }

        private UnitStaffing.Shortage shortage() {
            if (shortage == null) {
                shortage = unit.shortage();
            }
            return shortage;
        }

        private void unmet(Unmet.Kind kind, String subject, boolean provable, String key, Object... arguments) {
            unmet.add(new Unmet(kind, subject, new Message("staffing.unmet." + key, arguments), provable));
        }

        /** Who looks after whom: pinned accounts first, the rest split by counts, then named. */
        private final class Assigning {

            private final List<String> kamrs;
            private final Map<StaffingAccount, Tier> tiers;
            private final Map<String, Integer> index = new HashMap<>();
            private final Map<String, String> result = new HashMap<>();

            Assigning(List<String> kamrs, Map<StaffingAccount, Tier> tiers) {
                this.kamrs = kamrs;
                this.tiers = tiers;
                for (int kamr = 0; kamr < kamrs.size(); kamr++) {
                    index.put(kamrs.get(kamr), kamr);
                }
            }

            Map<String, String> assign() {
                long[] base = new long[kamrs.size()];
                Map<Tier, List<StaffingAccount>> free = new EnumMap<>(Tier.class);
                tiers.keySet().stream().sorted(StaffingAccount.LARGEST_FIRST).forEach(account -> {
                    Tier tier = tiers.get(account);
                    if (account.pinnedTo() != null && index.containsKey(account.pinnedTo())) {
                        result.put(account.accountId(), account.pinnedTo());
                        base[index.get(account.pinnedTo())] += unit.units().weight(tier);
                        return;
                    }
                    if (account.pinnedTo() != null) {
                        unmet(
                                Unmet.Kind.PINNED_KAMR_MISSING,
                                account.accountId(),
                                false,
                                "pinnedKamrMissing",
                                account.accountId(),
                                account.pinnedTo());
                    }
                    free.computeIfAbsent(tier, any -> new ArrayList<>()).add(account);
                });
                assignWeighing(base, free);
                free.forEach((tier, accounts) -> {
                    if (!unit.units().weighing().contains(tier)) {
                        assignWeightless(accounts);
                    }
                });
                return result;
            }

            private void assignWeighing(long[] base, Map<Tier, List<StaffingAccount>> free) {
                List<Tier> weighing = unit.units().weighing();
                int[] counts = new int[weighing.size()];
                int[][] last = new int[kamrs.size()][weighing.size()];
                for (int tier = 0; tier < counts.length; tier++) {
                    for (StaffingAccount account : free.getOrDefault(weighing.get(tier), List.of())) {
                        counts[tier]++;
                        Integer before = index.get(account.lastKamr());
                        if (before != null) {
                            last[before][tier]++;
                        }
                    }
                }
                LoadSplit.Split split = LoadSplit.solve(new LoadSplit.Problem(
                        unit.units().weights(),
                        unit.units().minimum(),
                        unit.units().maximum(),
                        base,
                        counts,
                        last));
                for (int tier = 0; tier < counts.length; tier++) {
                    int column = tier;
                    int[] places = IntStream.range(0, kamrs.size())
                            .map(kamr -> split.counts()[kamr][column])
                            .toArray();
                    name(free.getOrDefault(weighing.get(tier), List.of()), places);
                }
            }

            /** Last year's KAMR keeps as many as they have places, the largest first; the others fill what is left. */
            private void name(List<StaffingAccount> accounts, int[] places) {
                List<StaffingAccount> others = new ArrayList<>();
                for (StaffingAccount account : accounts) {
                    Integer before = index.get(account.lastKamr());
                    if (before != null && places[before] > 0) {
                        places[before]--;
                        result.put(account.accountId(), account.lastKamr());
                    } else {
                        others.add(account);
                    }
                }
                for (StaffingAccount account : others) {
                    int most = 0;
                    for (int kamr = 1; kamr < places.length; kamr++) {
                        most = places[kamr] > places[most] ? kamr : most;
                    }
                    places[most]--;
                    result.put(account.accountId(), kamrs.get(most));
                }
            }

            /** Streamline weighs nothing: it stays with last year's KAMR, else goes to whoever has the fewest accounts. */
            private void assignWeightless(List<StaffingAccount> accounts) {
                int[] held = new int[kamrs.size()];
                result.values().forEach(kamr -> held[index.get(kamr)]++);
                List<StaffingAccount> others = new ArrayList<>();
                for (StaffingAccount account : accounts) {
                    Integer before = index.get(account.lastKamr());
                    if (before == null) {
                        others.add(account);
                    } else {
                        held[before]++;
                        result.put(account.accountId(), account.lastKamr());
                    }
                }
                for (StaffingAccount account : others) {
                    int fewest = 0;
                    for (int kamr = 1; kamr < held.length; kamr++) {
                        fewest = held[kamr] < held[fewest] ? kamr : fewest;
                    }
                    held[fewest]++;
                    result.put(account.accountId(), kamrs.get(fewest));
                }
            }
        }
    }
}

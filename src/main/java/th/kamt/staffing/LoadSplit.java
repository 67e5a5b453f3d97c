package th.kamt.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits accounts among KAMRs by counts per tier: accounts of one tier weigh the same, so only the counts decide whether
 * everybody stays within the band. In this order: within the band, as many accounts as can be with last year's KAMR, loads
 * even. An exchange search between pairs finds good splits of any size; a bounded exhaustive search over counts then finds
 * what it missed, or proves that nothing better exists. Exact (whole numbers) and deterministic.
 */
// Arrays in records: counts in the innermost loop, never compared, inside this package only.
@SuppressWarnings("ArrayRecordComponent")
final class LoadSplit {

    /** What is known about a split within the band. */
    enum Answer {
        POSSIBLE,
        IMPOSSIBLE,
        /** Not found, and too large to search through. */
        UNKNOWN
    }

    /**
     * The question.
     *
     * @param weights load of one account per tier, all above 0, in whole units
     * @param minimum least load of one KAMR, same units
     * @param maximum greatest load of one KAMR
     * @param base    load each KAMR has already from accounts the manager has placed
     * @param free    accounts per tier still to be placed
     * @param last    per KAMR and tier: how many of the free accounts were theirs last year
     */
    record Problem(long[] weights, long minimum, long maximum, long[] base, int[] free, int[][] last) {

        int kamrs() {
            return base.length;
        }

        int tiers() {
            return weights.length;
        }

        /** The same accounts, only asking whether the band can be kept: nobody's accounts of last year count. */
        static Problem bandOnly(long[] weights, long minimum, long maximum, int kamrs, int[] free) {
            return new Problem(weights, minimum, maximum, new long[kamrs], free, new int[kamrs][weights.length]);
        }
    }

    /** @param counts accounts per KAMR and tier, adding up to what was free */
    record Split(int[][] counts, Answer answer) {}

    /** Bounds on work, not on time, so that the same question always has the same answer. */
    private static final int WIDE_REACH = 5;

    private static final long EXCHANGE_BUDGET = 30_000_000L;
    private static final long SEARCH_BUDGET = 2_000_000L;
    private static final int MEMO_BUDGET = 60_000;
    private static final int THOROUGH_KAMRS = 12;

    /** More than any sum of squared loads. */
    private static final long ONE_MOVED = 1_000_000_000_000L;

    private final Problem problem;
    private final long[] loads;
    private int[][] counts;
    private long exchangeWork;

    // State of the exhaustive search.
    private int[][] path;
    private int[][] bestFound;
    private long bestCost;
    private long searchWork;
    private boolean searchCut;
    private final Map<Long, Long> visited = new HashMap<>();

    private final boolean anyWithinTheBand;

    private LoadSplit(Problem problem, boolean anyWithinTheBand) {
        this.problem = problem;
        this.anyWithinTheBand = anyWithinTheBand;
        this.loads = new long[problem.kamrs()];
        this.counts = new int[problem.kamrs()][problem.tiers()];
    }

    /** A best split found, within the band if its answer is POSSIBLE; at least one KAMR. */
    static Split solve(Problem problem) {
        return new LoadSplit(problem, false).solve();
    }

    /** Only whether the band can be kept. */
    static Answer answer(Problem problem) {
        return new LoadSplit(problem, true).solve().answer();
    }

    private Split solve() {
        boolean arithmeticallyImpossible = sumsForbid();
        placeLastYearsThenLargest();
        exchange(1);
        if (problem.kamrs() <= THOROUGH_KAMRS || (violation() > 0 && !arithmeticallyImpossible)) {
            exchange(WIDE_REACH);
        }
        boolean within = violation() == 0;
        // Beyond that size the search could not finish: what the exchanges have found within the band stands.
        boolean goodEnough = within && (anyWithinTheBand || problem.kamrs() > THOROUGH_KAMRS);
        if (arithmeticallyImpossible || goodEnough) {
            return new Split(counts, within ? Answer.POSSIBLE : Answer.IMPOSSIBLE);
        }
        bestCost = within ? cost(moved(), unevenness()) : Long.MAX_VALUE;
        path = new int[problem.kamrs()][];
        search(0, problem.free().clone(), 0);
        if (bestFound != null) {
            counts = bestFound;
            reload();
            exchange(problem.kamrs() <= THOROUGH_KAMRS ? WIDE_REACH : 1);
            within = true;
        }
        if (within) {
            return new Split(counts, Answer.POSSIBLE);
        }
        return new Split(counts, searchCut ? Answer.UNKNOWN : Answer.IMPOSSIBLE);
    }

    /** Whether plain sums already show that the band cannot be kept. */
    private boolean sumsForbid() {
        long total = 0;
        for (int tier = 0; tier < problem.tiers(); tier++) {
            total += problem.weights()[tier] * problem.free()[tier];
        }
        long room = 0;
        long need = 0;
        for (long base : problem.base()) {
            if (base > problem.maximum()) {
                return true;
            }
            room += problem.maximum() - base;
            need += Math.max(0, problem.minimum() - base);
        }
        return total > room || total < need;
    }

    private void placeLastYearsThenLargest() {
        int[] rest = problem.free().clone();
        for (int kamr = 0; kamr < problem.kamrs(); kamr++) {
            for (int tier = 0; tier < problem.tiers(); tier++) {
                counts[kamr][tier] = problem.last()[kamr][tier];
                rest[tier] -= counts[kamr][tier];
            }
        }
        reload();
        Integer[] heaviestFirst = new Integer[problem.tiers()];
        Arrays.setAll(heaviestFirst, tier -> tier);
        Arrays.sort(
                heaviestFirst,
                Comparator.comparingLong((Integer tier) -> -problem.weights()[tier])
                        .thenComparing(t -> t));
        for (int tier : heaviestFirst) {
            for (; rest[tier] > 0; rest[tier]--) {
                int lightest = 0;
                for (int kamr = 1; kamr < loads.length; kamr++) {
                    if (loads[kamr] < loads[lightest]) {
                        lightest = kamr;
                    }
                }
                counts[lightest][tier]++;
                loads[lightest] += problem.weights()[tier];
            }
        }
    }

    private void reload() {
        for (int kamr = 0; kamr < loads.length; kamr++) {
            loads[kamr] = problem.base()[kamr];
            for (int tier = 0; tier < problem.tiers(); tier++) {
                loads[kamr] += problem.weights()[tier] * counts[kamr][tier];
            }
        }
    }

    private long outside(long load) {
        return Math.max(0, problem.minimum() - load) + Math.max(0, load - problem.maximum());
    }

    private long violation() {
        long sum = 0;
        for (long load : loads) {
            sum += outside(load);
        }
        return sum;
    }

    /** Accounts of last year's KAMRs among these that are with somebody else. */
    private int moved() {
        int sum = 0;
        for (int kamr = 0; kamr < counts.length; kamr++) {
            for (int tier = 0; tier < problem.tiers(); tier++) {
                sum += Math.max(0, problem.last()[kamr][tier] - counts[kamr][tier]);
            }
        }
        return sum;
    }

    /** Exchanges accounts between pairs, up to {@code reach} of a tier at a time, as long as something gets better. */
    private void exchange(int reach) {
        int[][] vectors = vectors(problem.tiers(), problem.tiers() <= 3 ? reach : Math.min(reach, 2));
        boolean better = true;
        while (better && exchangeWork < EXCHANGE_BUDGET) {
            better = false;
            for (int from = 0; from < loads.length; from++) {
                for (int to = from + 1; to < loads.length; to++) {
                    better |= exchangeBetween(from, to, vectors);
                }
            }
        }
    }

    private boolean exchangeBetween(int a, int b, int[][] vectors) {
        exchangeWork += vectors.length;
        int[] best = null;
        long bestOutside = 0;
        int bestMovedChange = 0;
        long bestUneven = 0;
        long outsideNow = outside(loads[a]) + outside(loads[b]);
        long gapNow = Math.abs(loads[a] - loads[b]);
        for (int[] vector : vectors) {
            long shift = 0;
            boolean fits = true;
            for (int tier = 0; fits && tier < vector.length; tier++) {
                fits = counts[a][tier] >= vector[tier] && counts[b][tier] >= -vector[tier];
                shift += vector[tier] * problem.weights()[tier];
            }
            if (!fits) {
                continue;
            }
            long loadA = loads[a] - shift;
            long loadB = loads[b] + shift;
            long outsideChange = outside(loadA) + outside(loadB) - outsideNow;
            if (outsideChange > bestOutside) {
                continue;
            }
            int movedChange = movedChange(a, b, vector);
            // The sum of the two is fixed, so the smaller gap is the smaller sum of squares.
            long uneven = Math.abs(loadA - loadB) - gapNow;
            boolean better = outsideChange != bestOutside
                    ? outsideChange < bestOutside
                    : movedChange != bestMovedChange ? movedChange < bestMovedChange : uneven < bestUneven;
            if (better) {
                best = vector;
                bestOutside = outsideChange;
                bestMovedChange = movedChange;
                bestUneven = uneven;
            }
        }
        if (best == null) {
            return false;
        }
        for (int tier = 0; tier < best.length; tier++) {
            counts[a][tier] -= best[tier];
            counts[b][tier] += best[tier];
            loads[a] -= best[tier] * problem.weights()[tier];
            loads[b] += best[tier] * problem.weights()[tier];
        }
        return true;
    }

    private int movedChange(int a, int b, int[] vector) {
        int change = 0;
        for (int tier = 0; tier < vector.length; tier++) {
            if (vector[tier] != 0) {
                int lastA = problem.last()[a][tier];
                int lastB = problem.last()[b][tier];
                change += Math.max(0, lastA - counts[a][tier] + vector[tier]) - Math.max(0, lastA - counts[a][tier]);
                change += Math.max(0, lastB - counts[b][tier] - vector[tier]) - Math.max(0, lastB - counts[b][tier]);
            }
        }
        return change;
    }

    private static int[][] vectors(int tiers, int reach) {
        List<int[]> all = new ArrayList<>();
        int[] vector = new int[tiers];
        Arrays.fill(vector, -reach);
        while (true) {
            all.add(vector.clone());
            int tier = 0;
            while (tier < tiers && vector[tier] == reach) {
                vector[tier++] = -reach;
            }
            if (tier == tiers) {
                return all.toArray(int[][]::new);
            }
            vector[tier]++;
        }
    }

    private long unevenness() {
        long sum = 0;
        for (long load : loads) {
            sum += load * load;
        }
        return sum;
    }

    /** Fewer moved first, then the smaller sum of squared loads. */
    private static long cost(long moved, long unevenness) {
        return Math.addExact(Math.multiplyExact(moved, ONE_MOVED), unevenness);
    }

    /** Gives KAMR after KAMR every number of accounts that fits the band; keeps the split with the least cost. */
    private void search(int kamr, int[] rest, long cost) {
        if (searchCut || (anyWithinTheBand && bestFound != null)) {
            return;
        }
        if (kamr == problem.kamrs()) {
            if (cost < bestCost && Arrays.stream(rest).allMatch(number -> number == 0)) {
                bestFound = Arrays.stream(path).map(int[]::clone).toArray(int[][]::new);
                bestCost = cost;
            }
            return;
        }
        if (!restFits(kamr, rest)) {
            return;
        }
        long restLoad = restLoad(kamr, rest);
        int kamrsLeft = problem.kamrs() - kamr;
        long evenAtBest = UnitStaffing.ceilDiv(restLoad * restLoad, kamrsLeft);
        if (cost + cost(movedForSure(kamr, rest), evenAtBest) >= bestCost) {
            return;
        }
        long key = key(kamr, rest);
        Long before = visited.get(key);
        if (before != null && before <= cost) {
            return;
        }
        if (visited.size() >= MEMO_BUDGET) {
            searchCut = true;
            return;
        }
        visited.put(key, cost);
        for (Choice choice : choices(kamr, rest)) {
            int[] left = rest.clone();
            for (int tier = 0; tier < left.length; tier++) {
                left[tier] -= choice.counts()[tier];
            }
            path[kamr] = choice.counts();
            search(kamr + 1, left, cost + cost(choice.moved(), choice.load() * choice.load()));
        }
    }

    private record Choice(int[] counts, int moved, long load) {}

    private List<Choice> choices(int kamr, int[] rest) {
        long fairShare = restLoad(kamr, rest) / (problem.kamrs() - kamr);
        List<Choice> choices = new ArrayList<>();
        collect(kamr, rest, 0, new int[rest.length], problem.base()[kamr], choices);
        choices.sort(Comparator.comparingInt(Choice::moved)
                .thenComparingLong(choice -> Math.abs(choice.load() - fairShare)));
        return choices;
    }

    private void collect(int kamr, int[] rest, int tier, int[] chosen, long load, List<Choice> choices) {
        if (load > problem.maximum() || searchCut) {
            return;
        }
        if (++searchWork > SEARCH_BUDGET) {
            searchCut = true;
            return;
        }
        if (tier == rest.length) {
            if (load >= problem.minimum()) {
                int moved = 0;
                for (int t = 0; t < chosen.length; t++) {
                    moved += Math.max(0, problem.last()[kamr][t] - chosen[t]);
                }
                choices.add(new Choice(chosen.clone(), moved, load));
            }
            return;
        }
        for (int number = 0; number <= rest[tier]; number++) {
            long next = load + number * problem.weights()[tier];
            if (next > problem.maximum()) {
                break;
            }
            chosen[tier] = number;
            collect(kamr, rest, tier + 1, chosen, next, choices);
        }
        chosen[tier] = 0;
    }

    /** Accounts that cannot stay with their KAMRs of last year whatever is chosen from here on. */
    private int movedForSure(int kamr, int[] rest) {
        int sum = 0;
        for (int tier = 0; tier < rest.length; tier++) {
            int wanted = 0;
            for (int other = kamr; other < problem.kamrs(); other++) {
                wanted += problem.last()[other][tier];
            }
            sum += Math.max(0, wanted - rest[tier]);
        }
        return sum;
    }

    /** Load of what is still to be placed and of what these KAMRs have already. */
    private long restLoad(int kamr, int[] rest) {
        long load = 0;
        for (int tier = 0; tier < rest.length; tier++) {
            load += problem.weights()[tier] * rest[tier];
        }
        for (int other = kamr; other < problem.kamrs(); other++) {
            load += problem.base()[other];
        }
        return load;
    }

    private boolean restFits(int kamr, int[] rest) {
        long load = 0;
        for (int tier = 0; tier < rest.length; tier++) {
            load += problem.weights()[tier] * rest[tier];
        }
        long room = 0;
        long need = 0;
        for (int other = kamr; other < problem.kamrs(); other++) {
            room += problem.maximum() - problem.base()[other];
            need += Math.max(0, problem.minimum() - problem.base()[other]);
        }
        return load >= need && load <= room;
    }

    private long key(int kamr, int[] rest) {
        long key = kamr;
        for (int tier = 0; tier < rest.length; tier++) {
            key = key * (problem.free()[tier] + 1L) + rest[tier];
        }
        return key;
    }
}

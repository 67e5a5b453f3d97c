package th.kamt.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * R-KASM-4, D-4, while a list streams by in any order of offices: per region, how many accounts of the HVC list meet the main
 * group, and which have the highest bills. Holds no more than the minimum (20) accounts a region.
 */
final class RegionRanking {

    /**
     * @param place            by bill within the region, from 1
     * @param mainGroupAccounts accounts of the region that meet the main group by themselves
     */
    record TopBill(AccountFacts facts, int place, int mainGroupAccounts) {}

    /** Highest bill first; ties by BP number, then office. */
    private static final Comparator<AccountFacts> BY_BILL = Comparator.comparing(AccountFacts::bill)
            .reversed()
            .thenComparing(AccountFacts::bpNo)
            .thenComparing(AccountFacts::officeCode);

    private static final class Region {
        private int mainGroupAccounts;
        private final PriorityQueue<AccountFacts> highest = new PriorityQueue<>(BY_BILL.reversed());
    }

    private final int minimum;
    private final Map<String, Region> regions = new HashMap<>();

    RegionRanking(int minimum) {
        this.minimum = minimum;
    }

    /** @param meetsMainGroup by its own facts; F and proposed exclusions count */
    void add(AccountFacts facts, boolean meetsMainGroup) {
        if (!facts.hvcListed()) {
            return;
        }
        Region region = regions.computeIfAbsent(facts.regionCode(), code -> new Region());
        region.mainGroupAccounts += meetsMainGroup ? 1 : 0;
        region.highest.add(facts);
        if (region.highest.size() > minimum) {
            region.highest.poll();
        }
    }

    /** The accounts that count as meeting B: of every region with too few, those with the highest bills. */
    List<TopBill> topBillsOfRegionsWithTooFew() {
        List<TopBill> result = new ArrayList<>();
        for (Region region : regions.values()) {
            if (region.mainGroupAccounts < minimum) {
                List<AccountFacts> ordered =
                        region.highest.stream().sorted(BY_BILL).toList();
                for (int i = 0; i < ordered.size(); i++) {
                    result.add(new TopBill(ordered.get(i), i + 1, region.mainGroupAccounts));
                }
            }
        }
        return result;
    }
}

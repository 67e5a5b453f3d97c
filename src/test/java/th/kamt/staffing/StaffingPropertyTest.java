package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

/**
 * The proposal against an independent trial of every assignment, over generated problems of at most nine accounts and three
 * people, with bands small enough that such problems are hard; and one problem of full size.
 */
@DisplayName("R-KAMR-4, R-KAMR-5, D-15: proposal against trying everything")
class StaffingPropertyTest {

    private static final Tier[] TIERS = {Tier.STRATEGIC, Tier.STAR, Tier.STATUS, Tier.STREAMLINE};

    /** Loads in tenths, so that this test shares no arithmetic with what it tests. */
    private static final int[] TENTHS = {10, 8, 6, 0};

    private record Band(int minimum, int maximum, int further) {

        StaffingRules rules() {
            return Staff.band(tenths(minimum), tenths(maximum), tenths(further));
        }

        private static String tenths(int number) {
            return BigDecimal.valueOf(number, 1).toPlainString();
        }
    }

    @Test
    void chosenPeopleStayWithinTheBandKeepTheMostAccountsAndShareEvenlyWheneverThatIsPossible() {
        Random random = new Random(2570);
        int possible = 0;
        int impossible = 0;
        for (int run = 0; run < 1500; run++) {
            Band band = band(random);
            int people = 1 + random.nextInt(3);
            int[] tiers = tiers(random, 1 + random.nextInt(9));
            String[] last = new String[tiers.length];
            String[] pinned = new String[tiers.length];
            Staff staff = Staff.of(UnitKind.HQ).rules(band.rules()).people(people);
            for (int i = 0; i < tiers.length; i++) {
                last[i] = random.nextInt(4) == 0 ? null : "K" + (1 + random.nextInt(people));
                pinned[i] = random.nextInt(6) == 0 ? "K" + (1 + random.nextInt(people)) : null;
                staff.account(TIERS[tiers[i]], 1_000_000L + random.nextInt(3), last[i], pinned[i]);
            }
            staff.chosen(IntStream.rangeClosed(1, people).mapToObj(k -> "K" + k).toArray(String[]::new));

            StaffingProposal proposal = staff.propose();

            Best best = best(band, tiers, people, last, pinned);
            String problem = "run " + run + ": " + staff.problem();
            int kept = (int) proposal.assignments().stream()
                    .filter(StaffingProposal.Assignment::keptFromLastYear)
                    .count();
            boolean within = proposal.loads().stream().allMatch(KamrLoad::withinBand);
            assertThat(within).as(problem).isEqualTo(best.kept() >= 0);
            if (best.kept() >= 0) {
                possible++;
                assertThat(kept).as(problem).isEqualTo(best.kept());
                long unevenness = proposal.loads().stream()
                        .mapToLong(load -> load.load().movePointRight(1).longValueExact())
                        .map(load -> load * load)
                        .sum();
                assertThat(unevenness).as(problem).isEqualTo(best.unevenness());
            } else {
                impossible++;
            }
            for (int i = 0; i < tiers.length; i++) {
                if (pinned[i] != null) {
                    assertThat(proposal.assignments().get(i).employeeId()).isEqualTo(pinned[i]);
                }
            }
        }
        assertThat(possible).isGreaterThan(200);
        assertThat(impossible).isGreaterThan(200);
    }

    @Test
    void officeMeetsTheRuleWheneverAnyLawfulNumberAndTopUpDoesAndProvesItOtherwise() {
        Random random = new Random(2571);
        int met = 0;
        int proven = 0;
        for (int run = 0; run < 1500; run++) {
            Band band = band(random);
            int people = 1 + random.nextInt(3);
            int candidates = random.nextInt(4);
            int[] tiers = IntStream.of(tiers(random, random.nextInt(7)))
                    .filter(tier -> tier < 3)
                    .toArray();
            Staff staff = Staff.office().rules(band.rules()).people(people).unselected(candidates);
            IntStream.of(tiers).forEach(tier -> staff.account(TIERS[tier], 1_000_000, null, null));

            StaffingProposal proposal = staff.propose();

            String problem = "run " + run + ": " + staff.problem();
            int[] expected = lawful(band, tiers, people, candidates);
            if (expected.length > 0) {
                met++;
                assertThat(proposal.unmet()).as(problem).isEmpty();
                assertThat(proposal.loads()).as(problem).allMatch(KamrLoad::withinBand);
                assertThat(proposal.topUps().size())
                        .as(problem)
                        .isEqualTo(expected[proposal.kamrs().size()])
                        .isNotNegative();
            } else {
                proven++;
                assertThat(proposal.unmet()).as(problem).isNotEmpty();
                assertThat(proposal.unmet()).as(problem).anyMatch(Unmet::provable);
            }
        }
        assertThat(met).isGreaterThan(200);
        assertThat(proven).isGreaterThan(200);
    }

    /** Accounts and KAMRs so that the average load is about 9. */
    @ParameterizedTest
    @CsvSource({"45, 3", "75, 5", "150, 10", "300, 20", "1500, 100"})
    void officesOfRealAndOfFullSizeAreStaffedWithinTheBand(int accounts, int kamrs) {
        Random random = new Random(2572);
        Staff staff = Staff.office().lastYearsPeople(kamrs);
        for (int i = 0; i < accounts; i++) {
            Tier tier = TIERS[random.nextInt(8) == 0 ? 3 : random.nextInt(3)];
            String last = random.nextInt(5) == 0 ? null : "K" + (1 + random.nextInt(kamrs));
            staff.account(tier, random.nextInt(30_000_000), last, null);
        }

        StaffingProposal proposal = staff.propose();

        assertThat(proposal.assignments()).hasSize(accounts);
        assertThat(proposal.kamrs()).hasSize(kamrs);
        assertThat(proposal.unmet()).isEmpty();
        assertThat(proposal.loads()).allMatch(KamrLoad::withinBand);
    }

    @Test
    void officeOfFullSizeAtTheUpperEdgeIsStaffedExactly() {
        // 500 x (1.0 + 0.8 + 0.6) = 1,200.0: each of 100 must have exactly 12.0.
        StaffingProposal proposal = Staff.office()
                .accounts(500, Tier.STRATEGIC)
                .accounts(500, Tier.STAR)
                .accounts(500, Tier.STATUS)
                .people(100)
                .propose();

        assertThat(proposal.kamrs()).hasSize(100);
        assertThat(proposal.loads()).allMatch(load -> load.load().compareTo(BigDecimal.valueOf(12)) == 0);
    }

    private static Band band(Random random) {
        int minimum = 10 + 2 * random.nextInt(9);
        return new Band(minimum, minimum * 2, minimum * 2 / 3);
    }

    private static int[] tiers(Random random, int number) {
        return random.ints(number, 0, 4).toArray();
    }

    /**
     * @param kept       most accounts that can stay with last year's KAMR within the band; -1 if none fits
     * @param unevenness least sum of squared loads with that many kept
     */
    private record Best(int kept, long unevenness) {}

    /** Tries every assignment. */
    private static Best best(Band band, int[] tiers, int people, String[] last, String[] pinned) {
        Best best = new Best(-1, 0);
        for (long code = 0; code < Math.round(Math.pow(people, tiers.length)); code++) {
            long rest = code;
            long[] loads = new long[people];
            int kept = 0;
            boolean pinsKept = true;
            for (int i = 0; i < tiers.length; i++) {
                int kamr = (int) (rest % people);
                rest /= people;
                String id = "K" + (kamr + 1);
                loads[kamr] += TENTHS[tiers[i]];
                kept += id.equals(last[i]) ? 1 : 0;
                pinsKept &= pinned[i] == null || pinned[i].equals(id);
            }
            if (pinsKept && LongStream.of(loads).allMatch(load -> load >= band.minimum() && load <= band.maximum())) {
                long unevenness = LongStream.of(loads).map(load -> load * load).sum();
                if (kept > best.kept() || (kept == best.kept() && unevenness < best.unevenness())) {
                    best = new Best(kept, unevenness);
                }
            }
        }
        return best;
    }

    /** By number of KAMRs: fewest lawful top-ups with which everybody is within the band, -1 if none; empty if never. */
    private static int[] lawful(Band band, int[] tiers, int people, int candidates) {
        int load = IntStream.of(tiers).map(tier -> TENTHS[tier]).sum();
        Map<Integer, Integer> found = new HashMap<>();
        for (int kamrs = 1; kamrs <= people; kamrs++) {
            boolean allowed =
                    kamrs == 1 ? load < band.minimum() : load - band.minimum() * (kamrs - 1) >= band.further();
            // Added one after the other, each only while its part is still below the minimum.
            int missing = kamrs == 1 ? band.minimum() - load : band.minimum() - band.further();
            for (int topUps = 0; topUps <= candidates; topUps++) {
                if (topUps > 0 && (!allowed || (topUps - 1) * 6 >= missing)) {
                    break;
                }
                List<Integer> all = new ArrayList<>();
                IntStream.of(tiers).forEach(all::add);
                for (int i = 0; i < topUps; i++) {
                    all.add(2);
                }
                int[] with = all.stream().mapToInt(Integer::intValue).toArray();
                if (best(band, with, kamrs, new String[with.length], new String[with.length])
                                .kept()
                        >= 0) {
                    found.put(kamrs, topUps);
                    break;
                }
            }
        }
        return found.isEmpty()
                ? new int[0]
                : IntStream.rangeClosed(0, people)
                        .map(kamrs -> found.getOrDefault(kamrs, -1))
                        .toArray();
    }
}

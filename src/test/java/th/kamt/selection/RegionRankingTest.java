package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.support.FileDecisionTables;

/** R-KASM-4, D-4: the region's 20 accounts with the highest bill. */
class RegionRankingTest {

    private static final SelectionTables TABLES = SelectionTables.read(new FileDecisionTables(), new PlanYear(2570));
    private static final AccountScorer SCORER = new AccountScorer(TABLES);

    private final RegionRanking ranking =
            new RegionRanking(TABLES.mainGroupMinimum().accounts());

    private void add(String region, Consumer<Ca> change) {
        AccountFacts facts = AccountFacts.of(List.of(Ca.listed("1", change)), region, TABLES.aggregations());
        ranking.add(facts, SCORER.meetsMainGroup(facts));
    }

    /** {@code count} accounts with bills 1,000,000, 1,000,001, …; BP numbers from 2000000000. */
    private void addOrdinary(String region, int count) {
        for (int i = 0; i < count; i++) {
            int number = i;
            add(region, ca -> {
                ca.bp = Integer.toString(2_000_000_000 + number);
                ca.bill = Integer.toString(1_000_000 + number);
            });
        }
    }

    private void addMain(String region, int count, Consumer<Ca> why) {
        for (int i = 0; i < count; i++) {
            int number = i;
            add(region, why.andThen(ca -> ca.bp = Integer.toString(1_000_000_000 + number)));
        }
    }

    @ParameterizedTest
    @DisplayName("R-KASM-4 twenty or more main-group accounts")
    @ValueSource(ints = {20, 21})
    void nothingChangesWhereTheRegionHasEnoughMainGroupAccounts(int main) {
        addMain("N2", main, ca -> ca.kv = "115");
        addOrdinary("N2", 30);

        assertThat(ranking.topBillsOfRegionsWithTooFew()).isEmpty();
    }

    @Test
    @DisplayName("R-KASM-4 nineteen main-group accounts")
    void withNineteenTheTwentyHighestBillsOfTheRegionCountAsB() {
        addMain("N2", 19, ca -> ca.kv = "115");
        addOrdinary("N2", 30);

        List<RegionRanking.TopBill> top = ranking.topBillsOfRegionsWithTooFew();

        assertThat(top).hasSize(20).allMatch(bill -> bill.mainGroupAccounts() == 19);
        assertThat(top.get(0).facts().bill()).isEqualByComparingTo("1000029");
        assertThat(top.get(0).place()).isEqualTo(1);
        assertThat(top.get(19).facts().bill()).isEqualByComparingTo("1000010");
        assertThat(top.get(19).place()).isEqualTo(20);
    }

    @Test
    @DisplayName("R-KASM-4 accounts of the main group are among the twenty too")
    void allTwentyShowBWhetherTheyMeetAnotherCriterionOrNot() {
        addMain("N2", 19, ca -> {
            ca.strategy = true;
            ca.bill = "5000000";
        });
        addOrdinary("N2", 5);

        List<RegionRanking.TopBill> top = ranking.topBillsOfRegionsWithTooFew();

        assertThat(top).hasSize(20);
        RegionRanking.TopBill first = top.get(0);
        ScoredAccount account = SCORER.score(
                first.facts(),
                UnitStatement.none(),
                SCORER.regionTopBills(first.mainGroupAccounts(), first.place()),
                1);
        assertThat(account.criteria()).isEqualTo("BE");
        assertThat(account.kasmTier()).isEqualTo(Tier.STAR);
    }

    @Test
    @DisplayName("D-4 F and proposed exclusions count")
    void nationwideAccountsAndProposedExclusionsCountAsMainGroup() {
        addMain("N2", 10, ca -> ca.nationwide = true);
        for (int i = 0; i < 10; i++) {
            int number = i;
            add("N2", ca -> {
                ca.bp = Integer.toString(1_500_000_000 + number);
                ca.kv = "115";
                ca.contract = SppContract.SIGNED;
            });
        }
        addOrdinary("N2", 30);

        assertThat(ranking.topBillsOfRegionsWithTooFew()).isEmpty();
    }

    @Test
    @DisplayName("D-4 the HVC list only")
    void accountsOutsideTheHvcListNeitherCountNorRank() {
        for (int i = 0; i < 25; i++) {
            int number = i;
            AccountFacts unlisted = AccountFacts.of(
                    List.of(Ca.with(ca -> {
                        ca.bp = Integer.toString(1_000_000_000 + number);
                        ca.kv = "230";
                        ca.bill = "90000000";
                    })),
                    "N2",
                    TABLES.aggregations());
            ranking.add(unlisted, SCORER.meetsMainGroup(unlisted));
        }
        addOrdinary("N2", 3);

        assertThat(ranking.topBillsOfRegionsWithTooFew())
                .extracting(top -> top.facts().bpNo(), RegionRanking.TopBill::mainGroupAccounts)
                .containsExactly(tuple("2000000002", 0), tuple("2000000001", 0), tuple("2000000000", 0));
    }

    @Test
    @DisplayName("D-4 ties by BP number, then office")
    void equalBillsGoByBpNumberThenOffice() {
        for (int i = 24; i >= 0; i--) {
            int number = i;
            add("N2", ca -> {
                ca.bp = Integer.toString(1_000_000_000 + number / 2);
                ca.office = number % 2 == 0 ? "N2-AA" : "N2-BB";
            });
        }

        List<RegionRanking.TopBill> top = ranking.topBillsOfRegionsWithTooFew();

        assertThat(top).hasSize(20);
        assertThat(top.get(0).facts().accountId()).isEqualTo("1000000000@N2-AA");
        assertThat(top.get(1).facts().accountId()).isEqualTo("1000000000@N2-BB");
        assertThat(top.get(19).facts().accountId()).isEqualTo("1000000009@N2-BB");
    }

    @Test
    @DisplayName("R-KASM-4 region by region")
    void eachRegionIsCountedByItself() {
        addMain("N1", 20, ca -> ca.kv = "115");
        addOrdinary("N1", 5);
        addOrdinary("N2", 5);

        assertThat(ranking.topBillsOfRegionsWithTooFew())
                .hasSize(5)
                .allMatch(top -> top.facts().regionCode().equals("N2"));
    }
}

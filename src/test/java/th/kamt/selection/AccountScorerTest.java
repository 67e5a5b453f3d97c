package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.support.FileDecisionTables;

/** R-KASM-1..6, R-RISK-1..6, R-SEL-1 with every edge; limits are those of the manual (6.1.1). */
class AccountScorerTest {

    private static final SelectionTables TABLES = SelectionTables.read(new FileDecisionTables(), new PlanYear(2570));
    private static final AccountScorer SCORER = new AccountScorer(TABLES);

    private static ScoredAccount scored(List<ContractAccount> cas, UnitStatement statement) {
        return SCORER.score(AccountFacts.of(cas, "N2", TABLES.aggregations()), statement, null, 7);
    }

    private static ScoredAccount scored(List<ContractAccount> cas) {
        return scored(cas, UnitStatement.none());
    }

    private static ScoredAccount scored(Consumer<Ca> change) {
        return scored(List.of(Ca.with(change)));
    }

    private static ScoredAccount listed(String margin, Consumer<Ca> change) {
        return scored(List.of(Ca.listed(margin, change)));
    }

    /** Assessed for risk (in an estate), bill 300,000 baht: impact 1. */
    private static ScoredAccount atRisk(Consumer<Ca> change) {
        return scored(ca -> {
            ca.estate = true;
            ca.bill = "300000";
            change.accept(ca);
        });
    }

    private static Outcome outcome(ScoredAccount account, Subject subject) {
        return account.explanation().on(subject).orElseThrow().outcome();
    }

    private static List<String> keys(Throwable refused) {
        return ((RefusedException) refused)
                .messages().stream().map(Message::key).toList();
    }

    @ParameterizedTest
    @DisplayName("R-KASM-1 value groups")
    @CsvSource({
        "264911.01, H",
        "264911, H",
        "264910.99, M",
        "70763.01, M",
        "70763, M",
        "70762.99, L",
        "0, L",
        "-5000.50, L",
    })
    void grossMarginDecidesTheValueGroup(String margin, ValueGroup expected) {
        assertThat(listed(margin, ca -> {}).valueGroup()).isEqualTo(expected);
    }

    @Test
    @DisplayName("R-KASM-1 value group only on the HVC list")
    void anAccountOutsideTheHvcListHasNoValueGroup() {
        ScoredAccount account = scored(ca -> ca.kv = "115");

        assertThat(account.valueGroup()).isNull();
        assertThat(account.valueGroupCode()).isEqualTo("-");
        assertThat(account.kasmTier()).isNull();
        assertThat(account.tier()).isNull();
        assertThat(account.grossMarginBaht()).isNull();
        assertThat(account.criteria()).as("facts, without a tier").isEqualTo("A");
    }

    @ParameterizedTest
    @DisplayName("R-KASM-3 A voltage")
    @CsvSource({"115, A", "114.999, ''", "115.001, A", "230, A", "22, ''", ", ''"})
    void voltageMeetsAFrom115(String kv, String criteria) {
        assertThat(listed("1", ca -> ca.kv = kv).criteria()).isEqualTo(criteria);
    }

    @ParameterizedTest
    @DisplayName("R-KASM-3 B bill")
    @CsvSource({"20000000, B", "19999999.99, ''", "20000000.01, B"})
    void billMeetsBFromTwentyMillion(String bill, String criteria) {
        assertThat(listed("1", ca -> ca.bill = bill).criteria()).isEqualTo(criteria);
    }

    @ParameterizedTest
    @DisplayName("R-KASM-3 C own generation")
    @CsvSource({"2, C", "1.9999, ''", "2.0001, C", ", ''"})
    void ownGenerationMeetsCFromTwoMegawatts(String mw, String criteria) {
        assertThat(listed("1", ca -> ca.mw = mw).criteria()).isEqualTo(criteria);
    }

    @ParameterizedTest
    @DisplayName("R-KASM-3 D related business")
    @CsvSource({
        "5000000, , D",
        "4999999.99, , ''",
        "5000000.01, , D",
        ", 200000, D",
        ", 199999.99, ''",
        ", 200000.01, D",
        "4999999.99, 199999.99, ''",
        "4999999.99, 200000, D",
        ", , ''",
    })
    void relatedBusinessMeetsDByProjectOrMaintenance(String project, String maintenance, String criteria) {
        ScoredAccount account = listed("1", ca -> {
            ca.project = project;
            ca.maintenance = maintenance;
        });

        assertThat(account.criteria()).isEqualTo(criteria);
    }

    @Test
    @DisplayName("R-KASM-3 E national strategy, F nation-wide network")
    void nationalStrategyMeetsEAndNationwideNetworkF() {
        assertThat(listed("1", ca -> ca.strategy = true).criteria()).isEqualTo("E");
        assertThat(listed("1", ca -> ca.nationwide = true).criteria()).isEqualTo("F");
    }

    @Test
    @DisplayName("R-KASM-3 letters sorted")
    void allCriteriaTogetherAreSortedWithoutSeparator() {
        ScoredAccount account = listed("300000", ca -> {
            ca.nationwide = true;
            ca.strategy = true;
            ca.maintenance = "200000";
            ca.project = "5000000";
            ca.mw = "2";
            ca.bill = "20000000";
            ca.kv = "230";
        });

        assertThat(account.criteria()).isEqualTo("ABCDEF");
    }

    @Test
    @DisplayName("R-KASM-3, R-SEL-1 failed and unknown criteria are kept")
    void criteriaThatFailOrAreUnknownStandInTheExplanation() {
        ScoredAccount account = listed("300000", ca -> ca.kv = "22");

        assertThat(outcome(account, Subject.VOLTAGE)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(account, Subject.OWN_GENERATION)).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(account, Subject.NATIONWIDE_NETWORK)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(account, Subject.RISK_BILL)).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @DisplayName("D-3 HQ looks after nation-wide networks")
    @CsvSource({"true, HQ", "false, OFFICE"})
    void nationwideNetworkIsHqsSpecialCasesIncluded(boolean nationwide, Responsible expected) {
        Consumer<Ca> network = ca -> ca.nationwide = nationwide;

        assertThat(listed("1", network).responsible()).isEqualTo(expected);
        assertThat(scored(network.andThen(ca -> {
                            ca.specialCase = "A";
                            ca.specialTier = "STATUS";
                        }))
                        .responsible())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("R-KASM-5 matrix")
    @CsvSource({
        "264911, 115, STRATEGIC", "70763, 115, STAR", "70762, 115, STAR",
        "264911, 22, STATUS", "70763, 22, STREAMLINE", "70762, 22, STREAMLINE",
    })
    void valueAndGroupGiveTheTier(String margin, String kv, Tier expected) {
        ScoredAccount account = listed(margin, ca -> ca.kv = kv);

        assertThat(account.kasmTier()).isEqualTo(expected);
        assertThat(account.tier()).isEqualTo(expected);
    }

    // R-KASM-2, D-2

    @Test
    @DisplayName("R-KASM-2 margins and bills are summed")
    void marginsAndBillsAreSummedBeforeGrouping() {
        ScoredAccount account = scored(Ca.account(
                ca -> {
                    ca.hvc = true;
                    ca.margin = "132455.50";
                    ca.bill = "9999999.99";
                },
                ca -> {
                    ca.hvc = true;
                    ca.margin = "132455.50";
                    ca.bill = "10000000.01";
                }));

        assertThat(account.grossMarginBaht()).isEqualByComparingTo("264911");
        assertThat(account.valueGroup()).isEqualTo(ValueGroup.H);
        assertThat(account.avgBillBaht()).isEqualByComparingTo("20000000");
        assertThat(account.criteria()).isEqualTo("B");
        assertThat(account.caCount()).isEqualTo(2);
        assertThat(account.tier()).isEqualTo(Tier.STRATEGIC);
    }

    @Test
    @DisplayName("R-KASM-2 listed if one CA is; margins of the CAs that have one")
    void oneListedContractAccountListsTheAccount() {
        ScoredAccount account = scored(Ca.account(
                ca -> {
                    ca.hvc = true;
                    ca.margin = "70763";
                },
                ca -> {}));

        assertThat(account.hvcListed()).isTrue();
        assertThat(account.grossMarginBaht()).isEqualByComparingTo("70763");
        assertThat(account.valueGroup()).isEqualTo(ValueGroup.M);
    }

    @Test
    @DisplayName("R-KASM-2 a negative margin lowers the sum")
    void negativeMarginLowersTheSum() {
        ScoredAccount account = scored(Ca.account(
                ca -> {
                    ca.hvc = true;
                    ca.margin = "264911";
                },
                ca -> {
                    ca.hvc = true;
                    ca.margin = "-0.01";
                }));

        assertThat(account.valueGroup()).isEqualTo(ValueGroup.M);
    }

    @Test
    @DisplayName("R-KASM-2 A, C and D hold for one CA, they are not summed")
    void voltageGenerationAndBusinessHoldForOneContractAccountOnly() {
        Consumer<Ca> half = ca -> {
            ca.kv = "69";
            ca.mw = "1.5";
            ca.project = "3000000";
            ca.maintenance = "150000";
        };
        assertThat(scored(Ca.account(half, half)).criteria()).isEmpty();

        Consumer<Ca> whole = ca -> {
            ca.kv = "115";
            ca.mw = "2";
            ca.maintenance = "200000";
        };
        assertThat(scored(Ca.account(half, whole)).criteria()).isEqualTo("ACD");
    }

    @Test
    @DisplayName("R-KASM-2 yes/no criteria hold for one CA")
    void yesOrNoHoldsIfItHoldsForOneContractAccount() {
        ScoredAccount account = scored(Ca.account(ca -> ca.strategy = true, ca -> {
            ca.nationwide = true;
            ca.powerQuality = true;
        }));

        assertThat(account.criteria()).isEqualTo("EF");
        assertThat(account.responsible()).isEqualTo(Responsible.HQ);
        assertThat(account.powerQualityProblem()).isTrue();
    }

    @Test
    @DisplayName("R-KASM-2 smallest distance, largest outages, worst known network, solar, contract")
    void theWorstKnownOfTheContractAccountsCounts() {
        ScoredAccount account = scored(Ca.account(
                ca -> {
                    ca.estate = true;
                    ca.bill = "300000";
                    ca.km = "7";
                    ca.outages = 1;
                    ca.network = SppNetwork.MAIN_MOVED;
                    ca.solar = Solar.OVER_10;
                    ca.contract = SppContract.LIKELY;
                },
                ca -> {
                    ca.km = "3";
                    ca.outages = 4;
                    ca.network = SppNetwork.BRANCH_MOVED;
                    ca.solar = Solar.UNKNOWN;
                    ca.contract = SppContract.NO;
                },
                ca -> ca.solar = Solar.UP_TO_10));

        assertThat(account.riskP1()).isEqualTo(4);
        assertThat(account.riskP2()).isEqualTo(5);
        assertThat(account.riskP3()).isEqualTo(3);
        assertThat(account.riskP4()).isEqualTo(3);
        assertThat(account.exclusionProposed()).isTrue();
    }

    @Test
    @DisplayName("R-KASM-2, R-RISK-1 an SPP within 8 km that can supply holds for one and the same CA")
    void nearnessAndSupplyMustMeetInOneContractAccount() {
        Consumer<Ca> nearWithoutSupply = ca -> {
            ca.bill = "300000";
            ca.km = "2";
        };
        Consumer<Ca> farWithSupply = ca -> {
            ca.km = "8.0001";
            ca.canSupply = true;
        };

        assertThat(scored(Ca.account(nearWithoutSupply, farWithSupply)).riskEligible())
                .isFalse();
        ScoredAccount one = scored(Ca.account(nearWithoutSupply, farWithSupply, ca -> {
            ca.km = "8";
            ca.canSupply = true;
        }));
        assertThat(one.riskEligible()).isTrue();
        assertThat(one.riskP1()).as("the smallest distance counts").isEqualTo(4);
    }

    // R-KASM-6

    @ParameterizedTest
    @DisplayName("R-KASM-6 allowed special cases")
    @CsvSource({
        "A, STATUS",
        "A, STREAMLINE",
        "B, STATUS",
        "B, STREAMLINE",
        "C, STATUS",
        "C, STREAMLINE",
        "D, STATUS",
        "D, STREAMLINE"
    })
    void specialCaseGivesStatusOrStreamline(String letter, Tier tier) {
        ScoredAccount byUnit =
                scored(List.of(Ca.with(ca -> {})), new UnitStatement(letter, tier, "ศูนย์ราชการจังหวัด", null));
        ScoredAccount byList = scored(ca -> {
            ca.specialCase = letter;
            ca.specialTier = tier.name();
            ca.specialReason = "ศูนย์ราชการจังหวัด";
        });

        assertThat(List.of(byUnit, byList)).allSatisfy(account -> {
            assertThat(account.kasmTier()).isEqualTo(tier);
            assertThat(account.tier()).isEqualTo(tier);
            assertThat(account.valueGroupCode()).isEqualTo("-");
            assertThat(account.specialCase()).isEqualTo(letter);
            assertThat(account.specialCaseTier()).isEqualTo(tier);
        });
    }

    @ParameterizedTest
    @DisplayName("R-KASM-6 refused special cases")
    @CsvSource({
        "A, STRATEGIC, เหตุผล, selection.refused.specialCase.tier",
        "B, STAR, เหตุผล, selection.refused.specialCase.tier",
        "A, , เหตุผล, selection.refused.specialCase.noTier",
        "E, STATUS, เหตุผล, selection.refused.specialCase.unknown",
        "a, STATUS, เหตุผล, selection.refused.specialCase.unknown",
        "D, STATUS, , selection.refused.specialCase.reason",
        "D, STREAMLINE, '  ', selection.refused.specialCase.reason",
        ", STATUS, , selection.refused.specialCase.letter",
        ", , เหตุผล, selection.refused.specialCase.letter",
    })
    void whatTheManualDoesNotAllowIsRefusedWithItsReason(String letter, Tier tier, String reason, String key) {
        List<ContractAccount> cas = List.of(Ca.with(ca -> {}));

        assertThatThrownBy(() -> scored(cas, new UnitStatement(letter, tier, reason, null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(keys(refused)).containsExactly(key));
    }

    @Test
    @DisplayName("R-KASM-6 not for HVC customers")
    void specialCaseOfAListedCustomerIsRefused() {
        List<ContractAccount> cas = List.of(Ca.listed("1", ca -> {}));

        assertThatThrownBy(() -> scored(cas, new UnitStatement("A", Tier.STATUS, null, null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(keys(refused)).containsExactly("selection.refused.specialCase.listed"));
    }

    @Test
    @DisplayName("R-KASM-6 the list's own special case must be allowed too")
    void listedSpecialCaseThatIsNotAllowedGivesNoTierAndSaysSo() {
        ScoredAccount account = scored(ca -> {
            ca.specialCase = "D";
            ca.specialTier = "STATUS";
        });

        assertThat(account.kasmTier()).isNull();
        assertThat(outcome(account, Subject.SPECIAL_CASE)).isEqualTo(Outcome.FAILED);
    }

    @Test
    @DisplayName("R-KASM-6 the unit's special case stands before the list's")
    void unitsSpecialCaseReplacesTheLists() {
        List<ContractAccount> cas = List.of(Ca.with(ca -> {
            ca.specialCase = "A";
            ca.specialTier = "STATUS";
        }));

        ScoredAccount account = scored(cas, new UnitStatement("C", Tier.STREAMLINE, null, null));

        assertThat(account.specialCase()).isEqualTo("C");
        assertThat(account.tier()).isEqualTo(Tier.STREAMLINE);
    }

    // R-RISK-1

    @ParameterizedTest
    @DisplayName("R-RISK-1, D-5 who is assessed")
    @CsvSource({
        // bill, estate, km, can supply, assessed
        "300000, true, , false, true",
        "299999.99, true, , false, false",
        "300000.01, true, 20, false, true",
        "300000, false, 8, true, true",
        "300000, false, 8.0001, true, false",
        "300000, false, 7.9999, true, true",
        "300000, false, 0, true, true",
        "300000, false, 1, false, false",
        "300000, false, , true, false",
        "299999.99, false, 1, true, false",
        "300000, false, , false, false",
    })
    void billAndPlaceDecideWhoIsAssessed(String bill, boolean estate, String km, boolean canSupply, boolean assessed) {
        ScoredAccount account = scored(ca -> {
            ca.bill = bill;
            ca.estate = estate;
            ca.km = km;
            ca.canSupply = canSupply;
        });

        assertThat(account.riskEligible()).isEqualTo(assessed);
        if (!assessed) {
            assertThat(account.riskP1()).isNull();
            assertThat(account.probabilityLevel()).isNull();
            assertThat(account.impactLevel()).isNull();
            assertThat(account.riskScore()).isNull();
            assertThat(account.riskTier()).isNull();
            assertThat(account.specialRisk()).isFalse();
        }
    }

    @Test
    @DisplayName("D-5 within the radius though farther by line")
    void unitMaySayWithinTheRadiusWithAReason() {
        Consumer<Ca> farther = ca -> {
            ca.bill = "300000";
            ca.km = "9.5";
            ca.canSupply = true;
        };
        UnitStatement within = new UnitStatement(null, null, null, "อยู่ฝั่งตรงข้ามแม่น้ำ รัศมี 6 กม.");

        assertThat(scored(Ca.account(farther)).riskEligible()).isFalse();
        ScoredAccount account = scored(Ca.account(farther), within);
        assertThat(account.riskEligible()).isTrue();
        assertThat(account.riskP1()).isEqualTo(1);
        assertThat(scored(Ca.account(farther.andThen(ca -> ca.bill = "299999.99")), within)
                        .riskEligible())
                .as("the bill's limit stands")
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("D-5 the statement needs its reason")
    @ValueSource(strings = {"", " "})
    void withinTheRadiusWithoutReasonIsRefused(String reason) {
        List<ContractAccount> cas = List.of(Ca.with(ca -> ca.canSupply = true));

        assertThatThrownBy(() -> scored(cas, new UnitStatement(null, null, null, reason)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(keys(refused)).containsExactly("selection.refused.withinRadiusReason"));
    }

    @Test
    @DisplayName("R-RISK-1, D-5 the statement excuses the distance along the line, not that no SPP can supply")
    void withinTheRadiusOfAnSppThatCannotSupplyIsRefused() {
        List<ContractAccount> cas = List.of(Ca.with(ca -> ca.canSupply = false));

        assertThatThrownBy(() -> scored(cas, new UnitStatement(null, null, null, "รัศมี 6 กม.")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(keys(refused)).containsExactly("selection.refused.withinRadiusNoSupply"));
    }

    // R-RISK-2

    @ParameterizedTest
    @DisplayName("R-RISK-2 (1), D-6 distance bands")
    @CsvSource({
        "100, 1",
        "8.0001, 1",
        "8, 2",
        "7.9999, 2",
        "6.0001, 2",
        "6, 3",
        "5.9999, 3",
        "4.0001, 3",
        "4, 4",
        "3.9999, 4",
        "2.0001, 4",
        "2, 4",
        "1.9999, 5",
        "1.6, 5",
        "0, 5",
        ", 1",
    })
    void upperEndOfADistanceBelongsToItsBand(String km, int points) {
        assertThat(atRisk(ca -> ca.km = km).riskP1()).isEqualTo(points);
    }

    @Test
    @DisplayName("D-5 unknown distance scores 1 and says so")
    void unknownDistanceCountsOne() {
        Finding finding =
                atRisk(ca -> {}).explanation().on(Subject.SPP_DISTANCE).orElseThrow();

        assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(finding.result()).isEqualTo("1");
    }

    @ParameterizedTest
    @DisplayName("R-RISK-2 (2), D-7 network")
    @CsvSource({"NONE, 1", "ALL_WITH_UTILITY, 1", "BRANCH_MOVED, 3", "MAIN_MOVED, 5"})
    void networkScores(SppNetwork network, int points) {
        assertThat(atRisk(ca -> ca.network = network).riskP2()).isEqualTo(points);
    }

    @ParameterizedTest
    @DisplayName("R-RISK-2 (3), D-8 outages")
    @CsvSource({"0, 1", "1, 1", "2, 3", "3, 3", "4, 3", "5, 3", "6, 5", "7, 5", "365, 5"})
    void outagesScoreAndExactlyTwoScoresThree(int outages, int points) {
        assertThat(atRisk(ca -> ca.outages = outages).riskP3()).isEqualTo(points);
    }

    @ParameterizedTest
    @DisplayName("R-RISK-2 (4) solar")
    @CsvSource({"UNKNOWN, ", "OVER_10, 1", "UP_TO_10, 3", "NONE, 5"})
    void solarScoresUnlessUnknown(Solar solar, Integer points) {
        assertThat(atRisk(ca -> ca.solar = solar).riskP4()).isEqualTo(points);
    }

    // R-RISK-3

    @ParameterizedTest
    @DisplayName("R-RISK-3, D-9 the exact mean of the conditions considered")
    @CsvSource({
        // distance, network, outages, solar, level; sum and mean by hand
        "9, NONE, 0, UNKNOWN, 1", // 3/3 = 1
        "9, NONE, 0, UP_TO_10, 1", // 6/4 = 1.5
        "8, NONE, 0, UNKNOWN, 1", // 4/3 = 1.333
        "6, NONE, 0, UNKNOWN, 2", // 5/3 = 1.667
        "8, NONE, 0, UP_TO_10, 2", // 7/4 = 1.75
        "6, NONE, 2, UNKNOWN, 2", // 7/3 = 2.333
        "9, NONE, 2, NONE, 2", // 10/4 = 2.5
        "4, NONE, 2, UNKNOWN, 3", // 8/3 = 2.667
        "8, NONE, 2, NONE, 3", // 11/4 = 2.75
        "4, BRANCH_MOVED, 2, UNKNOWN, 3", // 10/3 = 3.333
        "6, BRANCH_MOVED, 2, NONE, 3", // 14/4 = 3.5
        "1, BRANCH_MOVED, 2, UNKNOWN, 4", // 11/3 = 3.667
        "4, BRANCH_MOVED, 2, NONE, 4", // 15/4 = 3.75
        "1, MAIN_MOVED, 2, UNKNOWN, 4", // 13/3 = 4.333
        "1, MAIN_MOVED, 2, NONE, 4", // 18/4 = 4.5
        "4, MAIN_MOVED, 6, UNKNOWN, 5", // 14/3 = 4.667
        "4, MAIN_MOVED, 6, NONE, 5", // 19/4 = 4.75
        "1, MAIN_MOVED, 6, NONE, 5", // 20/4 = 5
    })
    void meanOfTheConditionsConsideredGivesTheLevel(
            String km, SppNetwork network, int outages, Solar solar, int level) {
        ScoredAccount account = atRisk(ca -> {
            ca.km = km;
            ca.network = network;
            ca.outages = outages;
            ca.solar = solar;
        });

        assertThat(account.probabilityLevel()).isEqualTo(level);
    }

    // R-RISK-4

    @ParameterizedTest
    @DisplayName("R-RISK-4 impact bands")
    @CsvSource({
        "300000, 1",
        "999999.99, 1",
        "1000000, 2",
        "1999999.99, 2",
        "2000000, 3",
        "3999999.99, 3",
        "4000000, 4",
        "4999999.99, 4",
        "5000000, 5",
        "5000000.01, 5",
        "900000000, 5",
    })
    void billGivesTheImpact(String bill, int level) {
        assertThat(atRisk(ca -> ca.bill = bill).impactLevel()).isEqualTo(level);
    }

    // R-RISK-5

    @ParameterizedTest
    @DisplayName("R-RISK-5 probability x impact")
    @CsvSource({
        "1, 1, 1, STREAMLINE", "1, 2, 2, STREAMLINE", "1, 3, 3, STREAMLINE", "1, 4, 4, STATUS", "1, 5, 5, STATUS",
        "2, 1, 2, STREAMLINE", "2, 2, 4, STATUS", "2, 3, 6, STATUS", "2, 4, 8, STATUS", "2, 5, 10, STAR",
        "3, 1, 3, STREAMLINE", "3, 2, 6, STATUS", "3, 3, 9, STATUS", "3, 4, 12, STAR", "3, 5, 15, STAR",
        "4, 1, 4, STATUS", "4, 2, 8, STATUS", "4, 3, 12, STAR", "4, 4, 16, STRATEGIC", "4, 5, 20, STRATEGIC",
        "5, 1, 5, STATUS", "5, 2, 10, STAR", "5, 3, 15, STAR", "5, 4, 20, STRATEGIC", "5, 5, 25, STRATEGIC",
    })
    void riskScoreGivesTheTierAndTheSpecialRisk(int probability, int impact, int score, Tier tier) {
        List<Consumer<Ca>> levels = List.of(
                ca -> ca.km = "9",
                ca -> ca.km = "4",
                ca -> {
                    ca.km = "4";
                    ca.outages = 3;
                },
                ca -> {
                    ca.km = "1";
                    ca.outages = 3;
                    ca.network = SppNetwork.MAIN_MOVED;
                },
                ca -> {
                    ca.km = "1";
                    ca.outages = 6;
                    ca.network = SppNetwork.MAIN_MOVED;
                });
        List<String> bills = List.of("300000", "1000000", "2000000", "4000000", "5000000");

        ScoredAccount account = atRisk(levels.get(probability - 1).andThen(ca -> ca.bill = bills.get(impact - 1)));

        assertThat(account.probabilityLevel()).isEqualTo(probability);
        assertThat(account.impactLevel()).isEqualTo(impact);
        assertThat(account.riskScore()).isEqualTo(score);
        assertThat(account.riskTier()).isEqualTo(tier);
        assertThat(account.specialRisk()).isEqualTo(score >= 10);
        assertThat(account.tier()).as("listed and unlisted alike").isEqualTo(tier);
    }

    @ParameterizedTest
    @DisplayName("R-RISK-6, D-10 exclusion proposed, the tier stays")
    @CsvSource({"NO, false", "LIKELY, true", "SIGNED, true"})
    void contractWithAnSppProposesExclusion(SppContract contract, boolean proposed) {
        ScoredAccount account = listed("264911", ca -> {
            ca.kv = "115";
            ca.contract = contract;
        });

        assertThat(account.exclusionProposed()).isEqualTo(proposed);
        assertThat(account.tier()).isEqualTo(Tier.STRATEGIC);
    }

    // R-SEL-1

    @ParameterizedTest
    @DisplayName("R-SEL-1, D-11 the higher of both ways")
    @CsvSource({
        // kasm, risk, tier
        "STRATEGIC, STREAMLINE, STRATEGIC",
        "STRATEGIC, STATUS, STRATEGIC",
        "STRATEGIC, STAR, STRATEGIC",
        "STRATEGIC, STRATEGIC, STRATEGIC",
        "STRATEGIC, , STRATEGIC",
        "STAR, STREAMLINE, STAR",
        "STAR, STATUS, STAR",
        "STAR, STAR, STAR",
        "STAR, STRATEGIC, STRATEGIC",
        "STAR, , STAR",
        "STATUS, STREAMLINE, STATUS",
        "STATUS, STATUS, STATUS",
        "STATUS, STAR, STAR",
        "STATUS, STRATEGIC, STRATEGIC",
        "STATUS, , STATUS",
        "STREAMLINE, STREAMLINE, STREAMLINE",
        "STREAMLINE, STATUS, STATUS",
        "STREAMLINE, STAR, STAR",
        "STREAMLINE, STRATEGIC, STRATEGIC",
        "STREAMLINE, , STREAMLINE",
        ", STREAMLINE, STREAMLINE",
        ", STATUS, STATUS",
        ", STAR, STAR",
        ", STRATEGIC, STRATEGIC",
        ", , ",
    })
    void theHigherOfBothWaysStands(Tier kasm, Tier risk, Tier expected) {
        ScoredAccount account = scored(ca -> {
            ca.hvc = kasm != null;
            ca.margin = kasm == null ? null : kasm == Tier.STRATEGIC || kasm == Tier.STATUS ? "264911" : "1";
            ca.strategy = kasm == Tier.STRATEGIC || kasm == Tier.STAR;
            ca.estate = risk != null;
            ca.km = "4";
            ca.bill = risk == null || risk == Tier.STREAMLINE ? "300000" : risk == Tier.STATUS ? "1000000" : "5000000";
            ca.outages = risk == Tier.STRATEGIC ? 6 : 0;
            ca.network = risk == Tier.STRATEGIC ? SppNetwork.MAIN_MOVED : SppNetwork.NONE;
        });

        assertThat(account.kasmTier()).isEqualTo(kasm);
        assertThat(account.riskTier()).isEqualTo(risk);
        assertThat(account.tier()).isEqualTo(expected);
    }

    @Test
    @DisplayName("R-SEL-1 both results and the versions are kept")
    void everyFindingFromATableNamesItsVersion() {
        ScoredAccount account = atRisk(ca -> {
            ca.hvc = true;
            ca.margin = "1";
        });

        assertThat(account.explanation().findings())
                .filteredOn(finding -> finding.decision() != null)
                .hasSizeGreaterThan(15)
                .allSatisfy(finding -> assertThat(finding.decisionVersion()).isEqualTo(1));
        assertThat(account.explanation().of(Way.KASM)).isNotEmpty();
        assertThat(account.explanation().of(Way.RISK)).isNotEmpty();
        assertThat(account.explanation().on(Subject.CHOICE).orElseThrow().value())
                .isEqualTo("STREAMLINE/STREAMLINE");
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(Tier.class)
    @DisplayName("last year's tier and KAMR are carried along")
    void lastYearsTierAndKamrAreCarriedAlong(Tier last) {
        ScoredAccount account = scored(ca -> {
            ca.lastTier = last == null ? null : last.name();
            ca.lastKamr = "500123";
        });

        assertThat(account.lastTier()).isEqualTo(last);
        assertThat(account.lastKamr()).isEqualTo("500123");
    }
}

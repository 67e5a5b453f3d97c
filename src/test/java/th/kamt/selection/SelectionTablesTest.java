package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.message.RefusedException;
import th.kamt.support.FileDecisionTables;
import th.kamt.workflow.DecisionTables;

/** The bulk scorer and the decision tables give the same, and a broken table is named. */
class SelectionTablesTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final DecisionTables FILES = new FileDecisionTables();
    private static final SelectionTables TABLES = SelectionTables.read(FILES, YEAR);
    private static final Map<String, List<Map<String, Object>>> ROWS = new HashMap<>();

    /** The files' tables with one table's rows changed. */
    private static DecisionTables changed(String decision, UnaryOperator<List<Map<String, Object>>> change) {
        return new DecisionTables() {
            @Override
            public List<Map<String, Object>> rows(String key, PlanYear year) {
                List<Map<String, Object>> rows = FILES.rows(key, year);
                return key.equals(decision) ? change.apply(rows) : rows;
            }

            @Override
            public Map<String, Object> evaluate(String key, PlanYear year, Map<String, Object> inputs) {
                Map<String, Object> row = FILES.evaluate(key, year, inputs);
                if (!key.equals(decision)) {
                    return row;
                }
                return change.apply(List.of(row)).stream().findFirst().orElse(Map.of());
            }

            @Override
            public int version(String key, PlanYear year) {
                return key.equals(decision) ? 2 : 1;
            }
        };
    }

    private static UnaryOperator<List<Map<String, Object>>> firstRow(String column, Object value) {
        return rows -> {
            List<Map<String, Object>> copy = new ArrayList<>(rows);
            Map<String, Object> first = new HashMap<>(copy.get(0));
            first.put(column, value);
            copy.set(0, first);
            return copy;
        };
    }

    private static ScoredAccount scored(SelectionTables tables, ContractAccount ca) {
        AccountFacts facts = AccountFacts.of(List.of(ca), "N2", tables.aggregations());
        return new AccountScorer(tables).score(facts, UnitStatement.none(), null, 1);
    }

    @Test
    @DisplayName("R-KASM-5 equals the matrix for every combination")
    void kasmTierIsWhatTheMatrixSays() {
        Map<String, String> margins = Map.of("H", "264911", "M", "70763", "L", "70762");
        for (String group : margins.keySet()) {
            for (String attractiveness : List.of("MAIN", "SECONDARY")) {
                String kv = attractiveness.equals("MAIN") ? "115" : "22";

                ScoredAccount account = scored(TABLES, Ca.listed(margins.get(group), ca -> ca.kv = kv));

                Object expected = FILES.evaluate(
                                "kasmMatrix", YEAR, Map.of("valueGroup", group, "attractiveness", attractiveness))
                        .get("tier");
                assertThat(account.kasmTier().name()).isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("R-RISK-2..6 equal the tables for every combination")
    void riskIsWhatTheTablesSayForEveryCombination() {
        int combinations = 0;
        for (String km : new String[] {null, "0", "1.9999", "2", "4", "4.0001", "6", "6.0001", "8", "8.0001"}) {
            for (SppNetwork network : SppNetwork.values()) {
                for (int outages : new int[] {0, 1, 2, 5, 6}) {
                    for (Solar solar : Solar.values()) {
                        for (String bill : List.of("300000", "999999.99", "1000000", "2000000", "4000000", "5000000")) {
                            assertSame(km, network, outages, solar, bill);
                            combinations++;
                        }
                    }
                }
            }
        }
        assertThat(combinations).isEqualTo(10 * 4 * 5 * 4 * 6);
    }

    private static void assertSame(String km, SppNetwork network, int outages, Solar solar, String bill) {
        ScoredAccount account = scored(TABLES, Ca.with(ca -> {
            ca.estate = true;
            ca.km = km;
            ca.network = network;
            ca.outages = outages;
            ca.solar = solar;
            ca.bill = bill;
        }));

        BigDecimal p1 = km == null
                ? cell(
                        rows("sppDistanceBands").stream()
                                .filter(row -> row.get("known").equals(false))
                                .findFirst()
                                .orElseThrow(),
                        "points")
                : cell(banded("sppDistanceBands", new BigDecimal(km)), "points");
        BigDecimal p2 = cell(coded("sppNetworkScores", "sppNetwork", network.name()), "points");
        BigDecimal p3 = cell(banded("outageBands", BigDecimal.valueOf(outages)), "points");
        BigDecimal p4 = cell(coded("solarScores", "solar", solar.name()), "points");
        BigDecimal count = BigDecimal.valueOf(p4 == null ? 3 : 4);
        BigDecimal sum = p1.add(p2).add(p3).add(p4 == null ? BigDecimal.ZERO : p4);
        // Bounds have one decimal and counts are 3 or 4: twenty decimals decide every comparison.
        BigDecimal mean = sum.divide(count, 20, RoundingMode.HALF_EVEN);
        BigDecimal probability = cell(banded("probabilityBands", mean), "level");
        BigDecimal impact = cell(banded("impactBands", new BigDecimal(bill)), "level");
        BigDecimal score = probability.multiply(impact);

        assertThat(account.riskP1()).isEqualTo(p1.intValueExact());
        assertThat(account.riskP2()).isEqualTo(p2.intValueExact());
        assertThat(account.riskP3()).isEqualTo(p3.intValueExact());
        assertThat(account.riskP4()).isEqualTo(p4 == null ? null : p4.intValueExact());
        assertThat(account.probabilityLevel()).isEqualTo(probability.intValueExact());
        assertThat(account.impactLevel()).isEqualTo(impact.intValueExact());
        assertThat(account.riskScore()).isEqualTo(score.intValueExact());
        assertThat(account.riskTier().name())
                .isEqualTo(banded("riskTierBands", score).get("tier"));
    }

    @Test
    @DisplayName("R-RISK-6, R-KASM-3 equal their tables")
    void exclusionAndResponsibilityAreWhatTheTablesSay() {
        for (SppContract contract : SppContract.values()) {
            assertThat(scored(TABLES, Ca.with(ca -> ca.contract = contract)).exclusionProposed())
                    .isEqualTo(FILES.evaluate("exclusionProposal", YEAR, Map.of("sppContract", contract.name()))
                            .get("proposed"));
        }
        for (boolean nationwide : new boolean[] {true, false}) {
            assertThat(scored(TABLES, Ca.with(ca -> ca.nationwide = nationwide))
                            .responsible()
                            .name())
                    .isEqualTo(FILES.evaluate("responsibility", YEAR, Map.of("nationwideNetwork", nationwide))
                            .get("responsible"));
        }
    }

    @Test
    @DisplayName("a changed limit changes the result and its version is named")
    void processOwnersNewLimitIsUsedWithoutJava() {
        SelectionTables lower =
                SelectionTables.read(changed("valueGroupLimits", firstRow("from", new BigDecimal("200000"))), YEAR);

        ScoredAccount account = scored(lower, Ca.listed("200000", ca -> {}));

        assertThat(account.valueGroup()).isEqualTo(ValueGroup.H);
        Finding finding = account.explanation().on(Subject.VALUE_GROUP).orElseThrow();
        assertThat(finding.limit()).isEqualTo("[200000,)");
        assertThat(finding.decisionVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName("a gap in a band table is refused with the table and the value")
    void aValueWithoutBandIsNeverGuessed() {
        SelectionTables gap = SelectionTables.read(changed("impactBands", rows -> rows.subList(0, 2)), YEAR);

        assertThatThrownBy(() -> scored(gap, Ca.with(ca -> {
                    ca.estate = true;
                    ca.bill = "2000000";
                })))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages().get(0).arguments())
                                .containsExactly("impactBands", "2000000"));
    }

    @Test
    @DisplayName("an unreadable cell is refused with table and column")
    void aCellThatCannotBeUsedNamesTableAndColumn() {
        Map<String, UnaryOperator<List<Map<String, Object>>>> broken = Map.of(
                "kasmMatrix", firstRow("tier", "GOLD"),
                "attractivenessLimits", firstRow("criterion", "G"),
                "sppDistanceBands", firstRow("points", new BigDecimal("6")),
                "outageBands", firstRow("points", new BigDecimal("1.5")),
                "riskEligibility", firstRow("billFrom", null),
                "mainGroupMinimum", rows -> List.of(),
                "sppNetworkScores", rows -> rows.subList(1, rows.size()),
                "contractAccountAggregation", rows -> rows.subList(1, rows.size()),
                "exclusionProposal", rows -> List.of(),
                "specialCaseRules", firstRow("reasonRequired", "maybe"));

        broken.forEach((decision, change) -> assertThatThrownBy(
                        () -> SelectionTables.read(changed(decision, change), YEAR))
                .as(decision)
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.messages().get(0).key()).isEqualTo("selection.table.cell");
                    assertThat(refused.messages().get(0).arguments()).startsWith(decision);
                }));
    }

    @Test
    void twoRowsWhereOneIsMeantAreRefused() {
        DecisionTables twice =
                changed("specialRiskThreshold", rows -> List.of(rows.get(0), Map.of("from", new BigDecimal("12"))));

        assertThatThrownBy(() -> SelectionTables.read(twice, YEAR))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages().get(0).arguments())
                                .containsExactly("specialRiskThreshold", "2", "2570"));
    }

    @Test
    @DisplayName("D-2 the aggregation is the process owner's")
    void aggregationFollowsItsTable() {
        SelectionTables largestMargin =
                SelectionTables.read(changed("contractAccountAggregation", firstRow("method", "LARGEST")), YEAR);
        AccountFacts facts = AccountFacts.of(
                List.of(Ca.listed("100", ca -> {}), Ca.listed("200", ca -> {})), "N2", largestMargin.aggregations());

        assertThat(facts.number(Measure.GROSS_MARGIN)).isEqualByComparingTo("200");
    }

    /** Each table evaluated once: FEEL is slow. */
    private static List<Map<String, Object>> rows(String decision) {
        return ROWS.computeIfAbsent(decision, key -> FILES.rows(key, YEAR));
    }

    private static Map<String, Object> coded(String decision, String column, String code) {
        return rows(decision).stream()
                .filter(row -> code.equals(row.get(column)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> banded(String decision, BigDecimal value) {
        List<Map<String, Object>> fitting = rows(decision).stream()
                .filter(row -> !Boolean.FALSE.equals(row.get("known")))
                .filter(row -> end(row, "from") == null || value.compareTo(end(row, "from")) >= 0)
                .filter(row -> end(row, "above") == null || value.compareTo(end(row, "above")) > 0)
                .filter(row -> end(row, "upTo") == null || value.compareTo(end(row, "upTo")) <= 0)
                .filter(row -> end(row, "below") == null || value.compareTo(end(row, "below")) < 0)
                .toList();
        assertThat(fitting).as("%s has one band for %s", decision, value).hasSize(1);
        return fitting.get(0);
    }

    private static BigDecimal end(Map<String, Object> row, String column) {
        return (BigDecimal) row.get(column);
    }

    private static BigDecimal cell(Map<String, Object> row, String column) {
        return (BigDecimal) row.get(column);
    }
}

package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.entitlement.EntitlementFixture.RULES;
import static th.kamt.entitlement.EntitlementFixture.WORKING_DAY;
import static th.kamt.entitlement.EntitlementFixture.YEAR;
import static th.kamt.entitlement.EntitlementFixture.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;
import th.kamt.support.FileDecisionTables;
import th.kamt.workflow.DecisionTables;

class EntitlementRulesTest {

    private static final DecisionTables DELIVERED = new FileDecisionTables();

    @DisplayName("R-TGT-1: share of accounts served as planned, clause 6.1.5")
    @ParameterizedTest(name = "{0} {1}: {2} % every {3}")
    @CsvSource({
        "STRATEGIC,  FMS,    100, YEAR",
        "STRATEGIC,  RBA,    100, YEAR",
        "STRATEGIC,  COM1_1, 100, QUARTER",
        "STRATEGIC,  COM2,   100, YEAR",
        "STAR,       FMS,    100, YEAR",
        "STAR,       RBA,    100, YEAR",
        "STAR,       COM1_1, 100, QUARTER",
        "STATUS,     FMS,    100, YEAR",
        "STATUS,     RBA,    100, YEAR",
        "STATUS,     COM1_1, 100, QUARTER",
        "STREAMLINE, RBA,     40, YEAR",
        "STREAMLINE, COM1_2, 100, MONTH"
    })
    void targetsAreThoseOfTheManual(Tier tier, EntitlementKind kind, BigDecimal percent, Period period) {
        assertThat(RULES.target(tier, kind)).contains(new Target(tier, kind, percent, period));
        assertThat(RULES.targets()).hasSize(12);
    }

    @DisplayName("R-TGT-1: 40 % of the Streamline accounts, rounded up to whole accounts")
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "5, 2", "10, 4", "12, 5", "15, 6"})
    void streamlineTargetIsAWholeNumberOfAccounts(int accounts, int target) {
        assertThat(RULES.target(Tier.STREAMLINE, EntitlementKind.RBA)
                        .orElseThrow()
                        .recipientsOf(accounts))
                .isEqualTo(target);
    }

    @DisplayName("R-ENT-1: the table of 6.1.3, and R-KAMR-5 for top-up accounts")
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "STRATEGIC,  '',    FMS,    4, '',  YEAR,    'FMS1 FMS2 FMS3 FMS4 FMS5 FMS6 FMS7'",
        "STRATEGIC,  '',    RBA,    3, '',  YEAR,    'RBA1 RBA2 RBA3 RBA4 RBA5'",
        "STRATEGIC,  '',    COM1_1, 1, '',  QUARTER, 'COM1.1'",
        "STRATEGIC,  '',    COM2,   1, '',  YEAR,    'COM2'",
        "STAR,       '',    FMS,    3, '',  YEAR,    'FMS1 FMS2 FMS3 FMS4 FMS5 FMS6'",
        "STAR,       '',    RBA,    2, '',  YEAR,    'RBA1 RBA2 RBA3 RBA4 RBA5'",
        "STAR,       '',    COM1_1, 1, '',  QUARTER, 'COM1.1'",
        "STATUS,     '',    FMS,    3, '',  YEAR,    'FMS1 FMS2 FMS3 FMS4 FMS5'",
        "STATUS,     '',    RBA,    2, '',  YEAR,    'RBA1 RBA2 RBA3'",
        "STATUS,     '',    COM1_1, 1, '',  QUARTER, 'COM1.1'",
        "STATUS,     topUp, FMS,    0, '3', YEAR,    'FMS1 FMS2 FMS3 FMS4 FMS5'",
        "STATUS,     topUp, RBA,    2, '',  YEAR,    'RBA1 RBA2 RBA3'",
        "STATUS,     topUp, COM1_1, 1, '',  QUARTER, 'COM1.1'",
        "STREAMLINE, '',    RBA,    1, '',  YEAR,    'RBA1 RBA2'"
    })
    void grantsOfAnAccountAreThoseOfTheManual(
            Tier tier, String traits, EntitlementKind kind, int minimum, String maximum, Period period, String codes) {
        List<EntitlementGrant> grants = RULES.grantsFor(account(tier, traits));

        assertThat(grants)
                .filteredOn(grant -> grant.kind() == kind)
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.minimum()).isEqualTo(minimum);
                    assertThat(grant.maximum().map(Object::toString).orElse("")).isEqualTo(maximum);
                    assertThat(grant.period()).isEqualTo(period);
                    assertThat(grant.codes()).extracting(EntitlementCode::code).containsExactly(codes.split(" "));
                    assertThat(grant.removableWithReason()).isEqualTo(kind == EntitlementKind.COM2);
                });
    }

    @Test
    void eachTierHasNoOtherKindsThanTheManualGives() {
        assertThat(Arrays.stream(Tier.values())
                        .map(tier -> RULES.grantsFor(account(tier, "")).stream()
                                .map(grant -> grant.kind().code())
                                .toList()))
                .containsExactly(
                        List.of("FMS", "RBA", "COM1.1", "COM2"),
                        List.of("FMS", "RBA", "COM1.1"),
                        List.of("FMS", "RBA", "COM1.1"),
                        List.of("RBA"));
        assertThat(RULES.grantsFor(StreamlineGroup.of("N2-BT")))
                .extracting(EntitlementGrant::kind)
                .containsExactly(EntitlementKind.COM1_2);
    }

    @Test
    void processOwnersChangeOfATableChangesTheProposalAndTheCheck() {
        DecisionTables fiveServices = changed(EntitlementRules.GRANTS, 1, Map.of("minimum", BigDecimal.valueOf(5)));
        EntitledAccount account = account(Tier.STRATEGIC, "");

        EntitlementRules rules = EntitlementRules.read(fiveServices, YEAR);

        assertThat(EntitlementCount.of(new EntitlementProposal(rules, WORKING_DAY).propose(account))
                        .fms())
                .isEqualTo(5);
        assertThat(new EntitlementCheck(rules)
                        .check(account, EntitlementFixture.proposal().propose(account)))
                .extracting(EntitlementViolation::kind)
                .containsExactly(ViolationKind.TOO_FEW);
    }

    @DisplayName("A table that cannot be read is refused with its row and column")
    @ParameterizedTest(name = "{0} row {1} {2} = {3}")
    @CsvSource({
        "entitlementGrants,  1, tier,      GOLD",
        "entitlementGrants,  1, kind,      COM3",
        "entitlementGrants,  2, codes,     'RBA1,RBA9'",
        "entitlementGrants,  2, codes,     'RBA1,FMS1'",
        "entitlementGrants,  3, period,    WEEK",
        "entitlementGrants,  1, minimum,   ",
        "entitlementGrants,  1, minimum,   2.5",
        "entitlementGrants,  1, minimum,   -1",
        "entitlementGrants,  1, proposed,  3",
        "entitlementGrants,  2, proposedSpecialRisk, 2",
        "entitlementGrants, 11, proposed,  4",
        "entitlementGrants, 11, maximum,   -3",
        "entitlementCodes,   1, condition, MAYBE",
        "entitlementCodes,   2, code,      FMS1",
        "entitlementCodes,   1, earliest,  02-30",
        "entitlementCodes,   1, latest,    01-31",
        "entitlementTargets, 1, percent,   101"
    })
    void tableThatCannotBeReadIsRefusedByRowAndColumn(String table, int row, String column, String value) {
        Object cell = value != null && value.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value) : value;
        Map<String, Object> change = new LinkedHashMap<>();
        change.put(column, cell);
        DecisionTables tables = changed(table, row, change);

        assertThatThrownBy(() -> EntitlementRules.read(tables, YEAR))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .containsExactly(new Message(
                                        "entitlement.table.invalid",
                                        table,
                                        Integer.toString(row),
                                        column,
                                        Objects.toString(cell, ""))));
    }

    @Test
    void codesAreReadAsTheManualWritesThem() {
        assertThat(EntitlementCode.values())
                .allMatch(code -> EntitlementCode.parse(code.code()) == code)
                .hasSize(15);
        assertThatThrownBy(() -> EntitlementCode.parse("COM1_1"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .containsExactly(new Message("entitlement.code.unknown", "COM1_1")));
    }

    /** The tables as delivered but for some cells of one row (from 1). */
    private static DecisionTables changed(String table, int row, Map<String, Object> cells) {
        return new DecisionTables() {
            @Override
            public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
                List<Map<String, Object>> rows = DELIVERED.rows(decisionKey, year);
                if (decisionKey.equals(table)) {
                    rows = new ArrayList<>(rows);
                    Map<String, Object> changed = new LinkedHashMap<>(rows.get(row - 1));
                    changed.putAll(cells);
                    rows.set(row - 1, changed);
                }
                return rows;
            }

            @Override
            public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
                return DELIVERED.evaluate(decisionKey, year, inputs);
            }

            @Override
            public int version(String decisionKey, PlanYear year) {
                return DELIVERED.version(decisionKey, year);
            }
        };
    }
}

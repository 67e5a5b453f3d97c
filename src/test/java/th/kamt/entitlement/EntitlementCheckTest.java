package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.entitlement.EntitlementFixture.RULES;
import static th.kamt.entitlement.EntitlementFixture.UNIT;
import static th.kamt.entitlement.EntitlementFixture.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.message.Message;
import th.kamt.selection.Tier;

class EntitlementCheckTest {

    private static final String QUARTERS = "COM1.1@2027-02-10 COM1.1@2027-05-10 COM1.1@2027-08-10 COM1.1@2027-11-10";

    private final EntitlementCheck check = new EntitlementCheck(RULES);

    @DisplayName("R-ENT-1, R-ENT-2, R-KAMR-5: plans that keep the rules, at their limits")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "STRATEGIC,  '',           FMS1 FMS2 FMS3 FMS7 RBA1 RBA2 RBA4 quarters COM2",
        "STRATEGIC,  '',           FMS1 FMS1 FMS1 FMS1 RBA1 RBA1 RBA1 quarters COM2",
        "STRATEGIC,  powerQuality, FMS6 FMS6 FMS6 FMS6 RBA1 RBA3 RBA4 quarters COM2",
        "STRATEGIC,  specialRisk,  FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA5 quarters COM2",
        "STAR,       '',           FMS1 FMS2 FMS3 RBA1 RBA4 quarters",
        "STAR,       specialRisk,  FMS1 FMS2 FMS3 RBA1 RBA5 quarters",
        "STATUS,     '',           FMS1 FMS2 FMS5 FMS5 FMS5 FMS5 RBA1 RBA3 quarters",
        "STATUS,     specialRisk,  FMS1 FMS2 FMS5 RBA1 RBA3 RBA5 quarters",
        "STATUS,     topUp,        RBA1 RBA2 quarters",
        "STATUS,     topUp,        FMS1 FMS2 FMS5 RBA1 RBA2 quarters",
        "STREAMLINE, '',           RBA1",
        "STREAMLINE, '',           RBA2 RBA2"
    })
    void planThatKeepsTheRulesHasNoViolation(Tier tier, String traits, String planned) {
        assertThat(check.check(account(tier, traits), planned(planned))).isEmpty();
    }

    @DisplayName("R-ENT-1, R-ENT-2, R-KAMR-5, D-16: each way to break clause 6.1.3, with its rule and clause")
    @ParameterizedTest(name = "{0} {1}: {2} -> {3} {4}")
    @CsvSource({
        // too few of a kind in the year
        "STRATEGIC,  '',          FMS1 FMS2 FMS3 RBA1 RBA2 RBA3 quarters COM2,           TOO_FEW, 1, '',     R-ENT-1, 6.1.3.1",
        "STRATEGIC,  '',          FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 quarters COM2,           TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        "STRATEGIC,  specialRisk, FMS1 FMS2 FMS3 FMS4 RBA1 RBA5 quarters COM2,           TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        "STAR,       '',          FMS1 FMS2 RBA1 RBA2 quarters,                          TOO_FEW, 1, '',     R-ENT-1, 6.1.3.1",
        "STAR,       '',          FMS1 FMS2 FMS3 RBA1 quarters,                          TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        "STATUS,     '',          RBA1 RBA2 quarters,                                    TOO_FEW, 3, '',     R-ENT-1, 6.1.3.1",
        "STATUS,     '',          FMS1 FMS2 FMS3 RBA3 quarters,                          TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        "STATUS,     specialRisk, FMS1 FMS2 FMS3 RBA1 RBA5 quarters,                     TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        "STATUS,     topUp,       FMS1 RBA3 quarters,                                    TOO_FEW, 1, '',     R-ENT-1, 6.1.3.2",
        // top-up
        "STATUS,     topUp,       FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 quarters,                TOO_MANY, 1, '',    R-KAMR-5, 6.1.2.1",
        "STATUS,     topUp,       FMS1 FMS7 RBA1 RBA2 quarters,                          CODE_NOT_ALLOWED, 1, FMS7, R-KAMR-5, 6.1.2.1",
        // codes the tier does not have
        "STAR,       '',          FMS1 FMS2 FMS3 FMS7 RBA1 RBA2 quarters,                CODE_NOT_ALLOWED, 1, FMS7, R-ENT-1, 6.1.3.1",
        "STATUS,     powerQuality, FMS1 FMS2 FMS3 FMS6 FMS6 RBA1 RBA2 quarters,          CODE_NOT_ALLOWED, 2, FMS6, R-ENT-1, 6.1.3.1",
        "STATUS,     '',          FMS1 FMS2 FMS3 RBA1 RBA2 RBA4 quarters,                CODE_NOT_ALLOWED, 1, RBA4, R-ENT-1, 6.1.3.2",
        "STAR,       '',          FMS1 FMS2 FMS3 RBA1 RBA2 quarters COM2,                CODE_NOT_ALLOWED, 1, COM2, R-ENT-1, 6.1.3",
        "STREAMLINE, '',          FMS1 RBA1,                                             CODE_NOT_ALLOWED, 1, FMS1, R-ENT-1, 6.1.3",
        "STREAMLINE, '',          RBA1 RBA3,                                             CODE_NOT_ALLOWED, 1, RBA3, R-ENT-1, 6.1.3.2",
        "STREAMLINE, '',          RBA1 COM1.2,                                           CODE_NOT_ALLOWED, 1, COM1.2, R-ENT-1, 6.1.3",
        // conditions
        "STRATEGIC,  '',          FMS1 FMS2 FMS3 FMS4 FMS6 RBA1 RBA2 RBA3 quarters COM2, CONDITION_NOT_MET, 1, FMS6, R-ENT-2, 6.1.3.1",
        "STAR,       '',          FMS1 FMS2 FMS3 RBA1 RBA2 RBA5 quarters,                CONDITION_NOT_MET, 1, RBA5, R-ENT-2, 6.1.3.2",
        "STATUS,     '',          FMS1 FMS2 FMS3 RBA1 RBA2 RBA5 quarters,                CONDITION_NOT_MET, 1, RBA5, R-ENT-2, 6.1.3.2",
        "STAR,       specialRisk, FMS1 FMS2 FMS3 RBA1 RBA2 quarters,                     REQUIRED_MISSING, 1, RBA5, R-ENT-2, 6.1.3.2",
        "STATUS,     'topUp specialRisk', FMS1 RBA1 RBA2 quarters,                       REQUIRED_MISSING, 1, RBA5, R-ENT-2, 6.1.3.2",
        // communication
        "STAR,       '',          FMS1 FMS2 FMS3 RBA1 RBA2 COM1.1@2027-01-20 COM1.1@2027-03-31 COM1.1@2027-07-01 COM1.1@2027-10-01, "
                + "PERIOD_WITHOUT, 1, COM1.1, R-ENT-1, 6.1.3.3",
        "STRATEGIC,  '',          FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 quarters,           REMOVED, 1, COM2,   R-ENT-1, 6.1.3.3",
        // days
        "STREAMLINE, '',          RBA1 RBA1@2028-01-01,                                  OUTSIDE_YEAR, 1, RBA1, R-ENT-1, 6.1.3",
        "STREAMLINE, '',          RBA1 RBA2@2026-12-31,                                  OUTSIDE_YEAR, 1, RBA2, R-ENT-1, 6.1.3"
    })
    void eachBrokenRuleIsFoundOnceWithItsClause(
            Tier tier,
            String traits,
            String planned,
            ViolationKind kind,
            int extent,
            String code,
            String rule,
            String clause) {
        List<EntitlementViolation> found = check.check(account(tier, traits), planned(planned));

        assertThat(found).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(kind);
            assertThat(violation.extent()).isEqualTo(extent);
            assertThat(violation.code().map(EntitlementCode::code).orElse("")).isEqualTo(code);
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.clause()).isEqualTo(clause);
            assertThat(violation.accountId()).isEqualTo("1000100001@N2-BT");
            assertThat(violation.removableWithReason()).isEqualTo(kind == ViolationKind.REMOVED);
        });
    }

    @DisplayName("R-ENT-2: FMS6 without a power quality problem does not fill the minimum either")
    @Test
    void serviceTheAccountMayNotHaveDoesNotCount() {
        List<EntitlementViolation> found =
                check.check(account(Tier.STAR, ""), planned("FMS1 FMS2 FMS6 RBA1 RBA2 quarters"));

        assertThat(found)
                .extracting(EntitlementViolation::kind)
                .containsExactly(ViolationKind.CONDITION_NOT_MET, ViolationKind.TOO_FEW);
    }

    @Test
    void serviceOutsideTheYearDoesNotCount() {
        List<EntitlementViolation> found = check.check(account(Tier.STREAMLINE, ""), planned("RBA1@2028-01-03"));

        assertThat(found)
                .extracting(EntitlementViolation::kind)
                .containsExactly(ViolationKind.OUTSIDE_YEAR, ViolationKind.TOO_FEW);
    }

    @DisplayName("R-ENT-1: COM1.2 at least once a month for the group")
    @ParameterizedTest
    @CsvSource({"1", "2", "6", "12"})
    void monthWithoutGroupContactIsNamed(int missing) {
        List<PlannedEntitlement> planned = IntStream.rangeClosed(1, 12)
                .filter(month -> month != missing)
                .mapToObj(month -> new PlannedEntitlement(EntitlementCode.COM1_2, LocalDate.of(2027, month, 20)))
                .toList();

        assertThat(check.check(StreamlineGroup.of(UNIT), planned))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.kind()).isEqualTo(ViolationKind.PERIOD_WITHOUT);
                    assertThat(violation.accountId()).isEqualTo("GROUP@N2-BT");
                    assertThat(violation.message().arguments()).contains(new Message("entitlement.month." + missing));
                });
    }

    @DisplayName("R-ENT-1: visits are owed to each Streamline account, not to its group")
    @Test
    void groupHasNothingButItsMonthlyContact() {
        List<PlannedEntitlement> planned =
                new ArrayList<>(EntitlementFixture.proposal().propose(StreamlineGroup.of(UNIT)));
        planned.add(EntitlementFixture.on(5, 3, EntitlementCode.RBA1));

        assertThat(check.check(StreamlineGroup.of(UNIT), planned))
                .extracting(EntitlementViolation::kind)
                .containsExactly(ViolationKind.CODE_NOT_ALLOWED);
    }

    @Test
    void unitsCheckFindsMissingGroupContactsAndLeftOverRows() {
        EntitledAccount streamline = account(1, Tier.STREAMLINE, "");

        List<EntitlementViolation> found = check.checkUnit(
                UNIT,
                List.of(streamline),
                Map.of(streamline.id(), planned("RBA1"), "1000999999@N2-BT", planned("FMS1")));

        assertThat(found).hasSize(13);
        assertThat(found.subList(0, 12))
                .allMatch(violation -> violation.kind() == ViolationKind.PERIOD_WITHOUT
                        && violation.accountId().equals("GROUP@N2-BT"));
        assertThat(found.get(12))
                .extracting(EntitlementViolation::kind, EntitlementViolation::accountId)
                .isEqualTo(tuple(ViolationKind.NOT_IN_PLAN, "1000999999@N2-BT").toList());
    }

    /** Codes, each in June or with its own day: {@code FMS1 RBA1@2027-02-03}; {@code quarters} is one COM1.1 in each. */
    static List<PlannedEntitlement> planned(String text) {
        return Arrays.stream(text.replace("quarters", QUARTERS).split(" "))
                .map(item -> item.split("@"))
                .map(item -> new PlannedEntitlement(
                        EntitlementCode.parse(item[0]), LocalDate.parse(item.length > 1 ? item[1] : "2027-06-15")))
                .toList();
    }
}

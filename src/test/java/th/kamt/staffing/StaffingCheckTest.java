package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import th.kamt.message.Message;
import th.kamt.organization.Division;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

@DisplayName("R-KAMR-1 to R-KAMR-6, D-15: what stops a plan's staffing from being submitted")
class StaffingCheckTest {

    @Test
    void whatTheSystemProposesCanBeSubmitted() {
        Staff office = Staff.office()
                .accounts(10, Tier.STRATEGIC)
                .accounts(9, Tier.STAR)
                .accounts(4, Tier.STREAMLINE)
                .people(3);
        Staff toppedUp = Staff.office()
                .accounts(16, Tier.STRATEGIC)
                .unselected(9)
                .people(3)
                .choosing(3);
        Staff first = Staff.office().accounts(2, Tier.STRATEGIC).unselected(9).people(1);
        Staff headquarters = Staff.of(UnitKind.HQ).accounts(13, Tier.STRATEGIC).people(2);

        for (Staff staff : List.of(office, toppedUp, first, headquarters)) {
            assertThat(check(staff, asProposed(staff))).isEmpty();
        }
    }

    @Test
    @DisplayName("R-KAMR-1: at least one KAMR; D-15 only if nobody is trained")
    void noKamrIsOneViolation() {
        Staff somebody = Staff.office().accounts(8, Tier.STAR).people(1);
        Staff nobody = Staff.office().accounts(8, Tier.STAR).untrained(1);
        PlanStaffing none = new PlanStaffing(List.of(), Map.of(), List.of());

        assertThat(check(somebody, none))
                .extracting(Violation::kind, Violation::rule, Violation::subject, Violation::waivableByD15)
                .containsExactly(tuple(Violation.Kind.NO_KAMR, "R-KAMR-1", "N2-BT", false));
        assertThat(check(nobody, none))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(tuple(Violation.Kind.NO_KAMR, true));
    }

    @Test
    void accountWithoutKamrOrWithSomebodyWhoIsNone() {
        Staff office = Staff.office().accounts(9, Tier.STRATEGIC).people(1);
        PlanStaffing proposed = asProposed(office);
        Map<String, String> assignments = new HashMap<>(proposed.assignments());
        assignments.remove("0000000003@N2-BT");
        assignments.put("0000000005@N2-BT", "GONE");

        List<Violation> violations = check(office, new PlanStaffing(proposed.kamrs(), assignments, proposed.topUps()));

        assertThat(violations)
                .extracting(Violation::kind, Violation::subject)
                .containsExactly(
                        tuple(Violation.Kind.ACCOUNT_WITHOUT_KAMR, "0000000003@N2-BT"),
                        tuple(Violation.Kind.ACCOUNT_WITHOUT_KAMR, "0000000005@N2-BT"));
        assertThat(Staff.thai(violations.get(0).message()))
                .isEqualTo("ลูกค้า 0000000003@N2-BT ยังไม่มี KAMR (ข้อ 6.1.2)");
    }

    @Test
    @DisplayName("R-KAMR-3: training cannot be waived, the rest needs a reason")
    void untrainedAndUnexplainedPeopleAreRefused() {
        Staff office = Staff.office().accounts(24, Tier.STRATEGIC).people(3).choosing(3);
        PlanStaffing proposed = asProposed(office);
        List<PlanStaffing.Appointed> kamrs = List.of(
                appointed("K1", "อยากเรียน", Condition.TRAINING),
                appointed("K2", "  ", Condition.POSITION, Condition.YEARS),
                appointed("K3", "เคยดูแลลูกค้ากลุ่มนี้ 5 ปี", Condition.SKILL));

        List<Violation> violations = check(office, new PlanStaffing(kamrs, proposed.assignments(), proposed.topUps()));

        assertThat(violations)
                .extracting(Violation::kind, Violation::subject, Violation::clause, Violation::waivableByD15)
                .containsExactly(
                        tuple(Violation.Kind.KAMR_UNTRAINED, "K1", "6.1.2.1(5)", false),
                        tuple(Violation.Kind.WAIVER_REASON_MISSING, "K2", "6.1.2.1(6)", false));
    }

    @Test
    @DisplayName("R-KAMR-4: the band")
    void loadsOutsideTheBandThatCouldBeWithinItAreRefused() {
        Staff office = Staff.office().accounts(18, Tier.STRATEGIC).people(2).choosing(2);
        PlanStaffing proposed = asProposed(office);
        Map<String, String> assignments = new HashMap<>();
        proposed.assignments().keySet().stream()
                .sorted()
                .forEach(account -> assignments.put(account, assignments.size() < 13 ? "K1" : "K2"));

        List<Violation> violations = check(office, new PlanStaffing(proposed.kamrs(), assignments, proposed.topUps()));

        assertThat(violations)
                .extracting(Violation::kind, Violation::subject, Violation::waivableByD15)
                .containsExactly(
                        tuple(Violation.Kind.LOAD_ABOVE_BAND, "K1", false),
                        tuple(Violation.Kind.LOAD_BELOW_BAND, "K2", false));
        assertThat(violations)
                .extracting(violation -> Staff.thai(violation.message()))
                .containsExactly("คุณK1 มีภาระ 13.0 เกิน 12.0 (ข้อ 6.1.2)", "คุณK2 มีภาระ 5.0 ต่ำกว่า 6.0 (ข้อ 6.1.2)");
    }

    @Test
    @DisplayName("D-15: too few trained people")
    void tooFewTrainedPeopleMayBeSubmittedWithAReasonOnceAllOfThemAreUsed() {
        Staff office = Staff.office().accounts(30, Tier.STRATEGIC).people(2).untrained(3);
        PlanStaffing both = asProposed(office);
        PlanStaffing one = asProposed(office.chosen("K1"));

        assertThat(check(office, both))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(
                        tuple(Violation.Kind.TOO_FEW_KAMRS, true),
                        tuple(Violation.Kind.LOAD_ABOVE_BAND, true),
                        tuple(Violation.Kind.LOAD_ABOVE_BAND, true));
        assertThat(check(office, one))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(
                        tuple(Violation.Kind.TOO_FEW_KAMRS, false), tuple(Violation.Kind.LOAD_ABOVE_BAND, false));
    }

    @Test
    @DisplayName("D-15: no accounts left")
    void tooFewAccountsMayBeSubmittedWithAReasonOnceAllOfThemAreAdded() {
        Staff office = Staff.office().accounts(1, Tier.STRATEGIC).unselected(5).people(2);
        PlanStaffing all = asProposed(office);
        List<String> four = all.topUps().subList(0, 4);
        Map<String, String> assignments = new HashMap<>(all.assignments());
        assignments.remove(all.topUps().get(4));

        assertThat(check(office, all))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(tuple(Violation.Kind.LOAD_BELOW_BAND, true));
        assertThat(check(office, new PlanStaffing(all.kamrs(), assignments, four)))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(tuple(Violation.Kind.LOAD_BELOW_BAND, false));
    }

    @Test
    @DisplayName("R-KAMR-5: number of KAMRs")
    void tooManyKamrsAreRefused() {
        Staff office = Staff.office().accounts(9, Tier.STRATEGIC).people(2).chosen("K1", "K2");

        // 5 and 4 Strategic: both are below 6, and fewer KAMRs would mend it.
        assertThat(check(office, asProposed(office)))
                .extracting(Violation::kind, Violation::waivableByD15)
                .containsExactly(
                        tuple(Violation.Kind.TOO_MANY_KAMRS, false),
                        tuple(Violation.Kind.LOAD_BELOW_BAND, false),
                        tuple(Violation.Kind.LOAD_BELOW_BAND, false));
    }

    @Test
    @DisplayName("R-KAMR-5, D-14: lawful top-up")
    void topUpOutOfOrderUnneededOrOfABarredAccountIsRefused() {
        StaffingAccount excluded =
                new StaffingAccount("x", "9999999999", null, BigDecimal.valueOf(5_000_000), null, false, true, null);
        Staff office = Staff.office()
                .accounts(5, Tier.STRATEGIC)
                .unselected(9)
                .account(excluded)
                .people(1);
        String largest = "0000000006@N2-BT";
        String second = "0000000007@N2-BT";
        String third = "0000000008@N2-BT";

        assertThat(topUpViolations(office, largest, second)).isEmpty();
        assertThat(topUpViolations(office, largest, third))
                .containsExactly("ลูกค้า 0000000008@N2-BT ไม่ใช่ลูกค้ารายใหญ่ในลำดับถัดไป (ข้อ 6.1.2)");
        assertThat(topUpViolations(office, largest, "x"))
                .containsExactly("ลูกค้า x เพิ่มเป็น Status ไม่ได้ (ข้อ 6.1.2)");
        assertThat(topUpViolations(office, largest, second, third))
                .containsExactly("เพิ่มลูกค้า 3 ราย เกินที่จำเป็น 2 ราย (ข้อ 6.1.2)");
        Staff enough = Staff.office().accounts(6, Tier.STRATEGIC).unselected(9).people(1);
        assertThat(topUpViolations(enough, "0000000007@N2-BT"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ภาระรวม 6.0");
    }

    @Test
    @DisplayName("D-3: an office has no accounts of HQ")
    void headquartersAccountInAnOfficeIsRefused() {
        StaffingAccount headquarters =
                new StaffingAccount("h", "1", Tier.STAR, BigDecimal.TEN, null, true, false, null);
        Staff office =
                Staff.office().accounts(9, Tier.STRATEGIC).account(headquarters).people(1);
        PlanStaffing proposed = asProposed(office);
        Map<String, String> assignments = new HashMap<>(proposed.assignments());
        assignments.put("h", "K1");

        assertThat(check(office, new PlanStaffing(proposed.kamrs(), assignments, List.of())))
                .extracting(Violation::kind, Violation::subject)
                .containsExactly(tuple(Violation.Kind.HEADQUARTERS_ACCOUNT, "h"));
    }

    @Test
    @DisplayName("R-KAMR-6: regional limits")
    void regionalLimitsAreChecked() {
        Staff region = Staff.of(UnitKind.REGION)
                .person(Staff.regional("A1", Division.FVB, false))
                .person(Staff.regional("B1", Division.FPB, false))
                .person(Staff.regional("B2", Division.FPB, false))
                .person(Staff.regional("D1", null, false));

        assertThat(check(region, staffing("A1", "B1"))).isEmpty();
        assertThat(check(region, new PlanStaffing(List.of(), Map.of(), List.of())))
                .isEmpty();
        assertThat(check(region, staffing("A1", "B1", "B2", "D1")))
                .extracting(Violation::rule, violation -> Staff.english(violation.message()))
                .containsExactly(
                        tuple("R-KAMR-6", "2 regional KAMRs from ฝปบ., more than 1 (clause 6.1.2.2)"),
                        tuple("R-KAMR-6", "1 regional KAMRs are from none of ฝวบ., ฝปบ., ฝบพ. (clause 6.1.2.2)"));
    }

    private static List<String> topUpViolations(Staff office, String... topUps) {
        Map<String, String> assignments = new HashMap<>();
        office.problem().accounts().forEach(account -> assignments.put(account.accountId(), "K1"));
        return check(office, new PlanStaffing(List.of(appointed("K1", null)), assignments, List.of(topUps))).stream()
                .filter(violation -> violation.kind() == Violation.Kind.TOP_UP_NOT_ALLOWED)
                .map(violation -> Staff.thai(violation.message()))
                .toList();
    }

    private static List<Violation> check(Staff staff, PlanStaffing staffing) {
        return StaffingCheck.check(staff.problem(), staffing);
    }

    private static PlanStaffing staffing(String... ids) {
        return new PlanStaffing(
                java.util.Arrays.stream(ids).map(id -> appointed(id, null)).toList(), Map.of(), List.of());
    }

    private static PlanStaffing asProposed(Staff staff) {
        StaffingProposal proposal = staff.propose();
        Map<String, String> assignments = new HashMap<>();
        proposal.assignments().forEach(assignment -> assignments.put(assignment.accountId(), assignment.employeeId()));
        return new PlanStaffing(
                proposal.kamrs().stream().map(id -> appointed(id, null)).toList(), assignments, proposal.topUps());
    }

    private static PlanStaffing.Appointed appointed(String id, String reason, Condition... missing) {
        List<EligibilityResult.Finding> findings = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            findings.add(new EligibilityResult.Finding(
                    condition, !List.of(missing).contains(condition), new Message("staffing.eligibility.skill.met")));
        }
        return new PlanStaffing.Appointed(id, "คุณ" + id, new EligibilityResult(id, Origin.OWN, findings), reason);
    }
}

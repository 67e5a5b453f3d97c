package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.organization.Employee;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

@DisplayName("R-KAMR-2, R-KAMR-3, R-KAMR-8, D-12, D-13: who may be KAMR")
class EligibilityTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2015, 5, 1);
    private static final LocalDate TRAINED = LocalDate.of(2025, 6, 1);
    private static final Unit OFFICE = unit("N2-BT", UnitKind.OFFICE, null);
    private static final Unit OTHER_OFFICE = unit("N2-PS", UnitKind.OFFICE, null);
    private static final Unit CENTER = unit("N2-C1", UnitKind.PILOT_CENTER, "N2-P1");
    private static final Unit OTHER_CENTER = unit("N2-C2", UnitKind.PILOT_CENTER, "N2-P1");
    private static final Unit NETWORK = unit("N2-W1", UnitKind.NETWORK, "N2-P1");
    private static final Unit OTHER_PROVINCES_NETWORK = unit("N2-W9", UnitKind.NETWORK, "N2-P9");

    private final Eligibility eligibility = new Eligibility(Staff.RULES);

    @Test
    void personMeetingEveryConditionIsEligible() {
        EligibilityResult result =
                eligibility.assess(person("วศก", LONG_AGO, TRAINED), OFFICE, OFFICE, Staff.YEAR, true, false);

        assertThat(result.eligible()).isTrue();
        assertThat(result.needsWaiver()).isFalse();
        assertThat(result.shortfalls()).isEmpty();
        assertThat(result.findings())
                .extracting(EligibilityResult.Finding::condition)
                .containsExactly(Condition.values());
        assertThat(result.origin()).isEqualTo(Origin.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"วศก", "นทน", "นกต", "ศฐก", "นบช", "นวน", "พชง", "พบช", "วศก.", " พบช. "})
    void namedPositionsAreAcceptedWithOrWithoutTheFinalDot(String position) {
        assertThat(shortfall(person(position, LONG_AGO, TRAINED))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ผจก", "ชผ", "วศ", ""})
    void otherPositionsNeedAWaiver(String position) {
        EligibilityResult result = assess(person(position, LONG_AGO, TRAINED));

        assertThat(result.shortfalls())
                .extracting(EligibilityResult.Finding::condition)
                .containsExactly(Condition.POSITION);
        assertThat(result.needsWaiver()).isTrue();
    }

    @ParameterizedTest(name = "employed on {0}: two years on 1 January 2570 = {1}")
    @CsvSource({
        // 1 January 2570 is 1 January 2027: two years before is 1 January 2025, that day included.
        "2024-12-31, true",
        "2025-01-01, true",
        "2025-01-02, false",
        "2024-02-29, true",
        "2026-11-01, false",
        "2027-06-01, false"
    })
    @DisplayName("D-12: two years on 1 January of the plan year")
    void yearsAreCountedOnTheFirstDayOfThePlanYear(LocalDate employedOn, boolean met) {
        EligibilityResult result = assess(person("วศก", employedOn, TRAINED));

        assertThat(result.eligible()).isEqualTo(met);
        assertThat(result.needsWaiver()).isEqualTo(!met);
    }

    @Test
    void skillNotAttestedNeedsAWaiver() {
        EligibilityResult result =
                eligibility.assess(person("วศก", LONG_AGO, TRAINED), OFFICE, OFFICE, Staff.YEAR, false, false);

        assertThat(result.shortfalls())
                .extracting(EligibilityResult.Finding::condition)
                .containsExactly(Condition.SKILL);
        assertThat(result.needsWaiver()).isTrue();
    }

    @Test
    void trainingCannotBeWaived() {
        EligibilityResult result = assess(person("ผจก", LONG_AGO, null));

        assertThat(result.trained()).isFalse();
        assertThat(result.needsWaiver()).isFalse();
        assertThat(result.shortfalls())
                .extracting(EligibilityResult.Finding::condition)
                .containsExactly(Condition.POSITION, Condition.TRAINING);
        assertThat(Condition.TRAINING.waivable()).isFalse();
        assertThat(result.shortfalls().get(1).clause()).isEqualTo("6.1.2.1(5)");
        assertThat(Staff.thai(result.shortfalls().get(1).message())).isEqualTo("ยังไม่ผ่านการฝึกอบรมและทดสอบ");
    }

    @Test
    void personOfAnotherUnitNeedsAWaiver() {
        EligibilityResult result =
                eligibility.assess(person("วศก", LONG_AGO, TRAINED), OTHER_OFFICE, OFFICE, Staff.YEAR, true, true);

        assertThat(result.shortfalls())
                .extracting(EligibilityResult.Finding::condition)
                .containsExactly(Condition.UNIT);
        assertThat(result.origin()).isEqualTo(Origin.OWN);
    }

    @Test
    @DisplayName("R-KAMR-8: the province CEO appoints from the Network side")
    void networkSideOfTheProvinceCountsWhenTheCeoAppoints() {
        Employee person = person("วศก", LONG_AGO, TRAINED);

        EligibilityResult appointed = eligibility.assess(person, NETWORK, CENTER, Staff.YEAR, true, true);
        EligibilityResult notAppointed = eligibility.assess(person, NETWORK, CENTER, Staff.YEAR, true, false);

        assertThat(appointed.eligible()).isTrue();
        assertThat(appointed.origin()).isEqualTo(Origin.NETWORK);
        assertThat(notAppointed.eligible()).isFalse();
        assertThat(notAppointed.origin()).isEqualTo(Origin.NETWORK);
        assertThat(Staff.english(notAppointed.shortfalls().get(0).message())).contains("province CEO must appoint");
    }

    @Test
    void networkSideOfAnotherProvinceAndOtherCentresAreOtherUnits() {
        Employee person = person("วศก", LONG_AGO, TRAINED);

        assertThat(eligibility
                        .assess(person, OTHER_PROVINCES_NETWORK, CENTER, Staff.YEAR, true, true)
                        .eligible())
                .isFalse();
        assertThat(eligibility
                        .assess(person, OTHER_CENTER, CENTER, Staff.YEAR, true, true)
                        .eligible())
                .isFalse();
        assertThat(eligibility
                        .assess(person, NETWORK, OFFICE, Staff.YEAR, true, true)
                        .eligible())
                .isFalse();
    }

    private EligibilityResult assess(Employee person) {
        return eligibility.assess(person, OFFICE, OFFICE, Staff.YEAR, true, false);
    }

    private Condition shortfall(Employee person) {
        return assess(person).shortfalls().stream()
                .map(EligibilityResult.Finding::condition)
                .findFirst()
                .orElse(null);
    }

    private static Employee person(String position, LocalDate employedOn, LocalDate trainedOn) {
        return new Employee("500001", "นายวีระชัย", position, "N2-BT", null, employedOn, trainedOn, "a@b", Set.of());
    }

    private static Unit unit(String code, UnitKind kind, String province) {
        return new Unit(code, code, kind, kind == UnitKind.OFFICE ? 1 : null, "X", "/X/" + code + "/", "N2", province);
    }
}

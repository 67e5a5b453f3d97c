package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.organization.Employee;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

class SeniorKamrAndAllowanceTest {

    private final SeniorKamr senior = new SeniorKamr(Staff.RULES);

    @ParameterizedTest(name = "{0} class {1}: {2} as Senior KAMR is as the manual says: {3}")
    @CsvSource({
        "OFFICE, 1, รจก.(บ), true",
        "OFFICE, 1, รจก.(ท), false",
        "OFFICE, 2, รจก.(ท), true",
        "OFFICE, 2, ผชจ.(ท), true",
        "OFFICE, 3, ผชจ.(ท), true",
        "OFFICE, 3, รจก.(บ), false",
        "PILOT_CENTER, , ผจก.บคจ., true",
        "PILOT_CENTER, , ผจก.บคจ, true",
        "PILOT_CENTER, , วศก, false",
        "HQ, , วศก, true"
    })
    @DisplayName("R-KAMR-7: who should be Senior KAMR")
    void positionOfTheSeniorKamrIsComparedWithTheManuals(
            UnitKind kind, Integer officeClass, String position, boolean asTheManualSays) {
        assertThat(senior.advise(unit(kind, officeClass), List.of(employee("1", position, Role.SENIOR_KAMR))))
                .hasSize(asTheManualSays ? 0 : 1);
    }

    @Test
    @DisplayName("R-KAMR-7: nobody is Senior KAMR")
    void emptyPostIsNamedWithWhoItShouldBe() {
        assertThat(senior.advise(unit(UnitKind.OFFICE, 2), List.of()))
                .extracting(Staff::thai)
                .containsExactly(
                        "ยังไม่มี Senior KAMR ควรเป็น รองผู้จัดการ (เทคนิค) / ผู้ช่วยผู้จัดการ (เทคนิค) (ข้อ 6.1.2.3)");
        assertThat(senior.advise(unit(UnitKind.REGION, null), List.of())).isEmpty();
    }

    @Test
    @DisplayName("R-KAMR-9: 500 baht a month for each KAMR, not for Senior KAMR or section head")
    void allowanceIsFlatAndOnlyForKamrs() {
        Allowance.Budget budget = Allowance.of(
                Staff.RULES,
                List.of(
                        employee("3", "วศก", Role.KAMR),
                        employee("1", "พชง", Role.KAMR),
                        employee("2", "วศก", Role.KAMR, Role.SECTION_HEAD),
                        employee("4", "วศก", Role.KAMR, Role.SENIOR_KAMR)));

        assertThat(budget.people()).containsExactly("1", "3");
        assertThat(budget.bahtPerYear()).isEqualByComparingTo("12000");
        assertThat(budget.perMonth()).isEqualByComparingTo("500");
        assertThat(Allowance.of(Staff.RULES, List.of()).bahtPerYear()).isEqualByComparingTo("0");
    }

    private static Employee employee(String id, String position, Role... roles) {
        return new Employee(
                id,
                "นาย" + id,
                position,
                "U",
                null,
                LocalDate.of(2015, 1, 1),
                LocalDate.of(2020, 1, 1),
                "",
                Arrays.stream(roles).map(role -> new RoleAt(role, "U")).collect(Collectors.toSet()));
    }

    private static Unit unit(UnitKind kind, Integer officeClass) {
        return new Unit("U", "U", kind, officeClass, "X", "/X/U/", "N2", null);
    }
}

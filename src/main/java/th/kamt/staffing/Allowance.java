package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.List;
import th.kamt.organization.Employee;
import th.kamt.organization.Role;

/** The flat allowance of a unit's KAMRs (R-KAMR-9; seed 003, clause 4.3); approved with the plan. */
public final class Allowance {

    private Allowance() {}

    /**
     * @param people      employee ids of those who get it, ordered
     * @param perMonth    baht a month for each
     * @param months      months of the plan year
     * @param bahtPerYear for all of them together
     */
    public record Budget(List<String> people, BigDecimal perMonth, int months, BigDecimal bahtPerYear) {}

    /** For each KAMR of the plan, but not for whoever is Senior KAMR or section head, at whatever unit. */
    public static Budget of(StaffingRules rules, List<Employee> kamrs) {
        List<String> people = kamrs.stream()
                .filter(kamr -> kamr.ownPosts().stream()
                        .noneMatch(post -> post.role() == Role.SENIOR_KAMR || post.role() == Role.SECTION_HEAD))
                .map(Employee::employeeId)
                .distinct()
                .sorted()
                .toList();
        BigDecimal total = rules.allowancePerMonth()
                .multiply(BigDecimal.valueOf(rules.allowanceMonths()))
                .multiply(BigDecimal.valueOf(people.size()));
        return new Budget(people, rules.allowancePerMonth(), rules.allowanceMonths(), total);
    }
}

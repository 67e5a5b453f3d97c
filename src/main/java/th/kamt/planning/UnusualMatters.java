package th.kamt.planning;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** What approvers must read, and from where on: the rows of {@code unusualMatters}; what has no row is never unusual. */
record UnusualMatters(Map<String, BigDecimal> limits, Map<String, String> clauses) {

    /** What the checks look for. */
    static final Set<String> KNOWN = Set.of(
            "TIER_STEPS",
            "LOAD_LOW",
            "LOAD_HIGH",
            "WAIVER",
            "EXCLUSION",
            "SPECIAL_CASE_D",
            "TOP_UP",
            "NETWORK_KAMR",
            "BUDGET_RISE");

    static UnusualMatters read(DecisionTables tables, PlanYear year) {
        Map<String, BigDecimal> limits = new HashMap<>();
        Map<String, String> clauses = new HashMap<>();
        for (DecisionRow row : DecisionRow.read(tables, "unusualMatters", year)) {
            limits.put(row.text("matter"), row.number("limit"));
            clauses.put(row.text("matter"), row.text("clause"));
        }
        return new UnusualMatters(limits, clauses);
    }

    Optional<BigDecimal> limit(String matter) {
        return Optional.ofNullable(limits.get(matter));
    }

    /** Whether there is any of it, and at least as much as the table says. */
    boolean reaches(String matter, BigDecimal amount) {
        return amount.signum() > 0
                && limit(matter).filter(limit -> amount.compareTo(limit) >= 0).isPresent();
    }

    boolean reaches(String matter, long count) {
        return reaches(matter, BigDecimal.valueOf(count));
    }

    /** {@code null} if there is no row. */
    String clause(String matter) {
        return clauses.get(matter);
    }
}

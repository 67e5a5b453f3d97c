package th.kamt.staffing;

import java.util.List;
import java.util.Map;

/**
 * A plan's staffing as it stands, to be checked.
 *
 * @param assignments account id to employee id, for every key account that has a KAMR
 * @param topUps      ids of the accounts added under R-KAMR-5
 */
public record PlanStaffing(List<Appointed> kamrs, Map<String, String> assignments, List<String> topUps) {

    public PlanStaffing {
        kamrs = List.copyOf(kamrs);
        assignments = Map.copyOf(assignments);
        topUps = List.copyOf(topUps);
    }

    /**
     * A KAMR of the plan.
     *
     * @param waiverReason the head's reason to choose somebody short of a condition, or {@code null}
     */
    public record Appointed(String employeeId, String name, EligibilityResult eligibility, String waiverReason) {}
}

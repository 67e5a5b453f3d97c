package th.kamt.staffing;

import java.util.List;
import th.kamt.selection.Tier;

/**
 * The system's proposal for one unit.
 *
 * @param kamrs       employee ids, ordered
 * @param topUps      account ids added as Status, in the order they were added (largest bill first)
 * @param assignments every key account of the unit, top-ups included, ordered by account id; none for a region
 * @param loads       one per KAMR, in their order
 * @param unmet       what cannot be met, and whether that is proven
 */
public record StaffingProposal(
        List<String> kamrs,
        List<String> topUps,
        List<Assignment> assignments,
        List<KamrLoad> loads,
        List<Unmet> unmet) {

    public StaffingProposal {
        kamrs = List.copyOf(kamrs);
        topUps = List.copyOf(topUps);
        assignments = List.copyOf(assignments);
        loads = List.copyOf(loads);
        unmet = List.copyOf(unmet);
    }

    /**
     * @param tier             effective tier: {@code STATUS} for a top-up
     * @param employeeId       {@code null} only if the unit has no KAMR
     * @param keptFromLastYear whether it stays with last year's KAMR
     */
    public record Assignment(String accountId, Tier tier, boolean topUp, String employeeId, boolean keptFromLastYear) {}
}

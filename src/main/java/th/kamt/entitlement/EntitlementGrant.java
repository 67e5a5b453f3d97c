package th.kamt.entitlement;

import java.util.Optional;
import java.util.Set;
import th.kamt.selection.Tier;

/**
 * One row of the table {@code entitlementGrants} (6.1.3): what a tier receives of one kind.
 *
 * @param topUp the row of accounts added to fill a KAMR's load (R-KAMR-5) instead of the tier's own
 * @param codes codes that count towards the minimum
 * @param minimum occurrences in each period, 0 or more (D-16)
 * @param maximum occurrences in each period; empty where the manual sets no upper limit
 * @param proposed occurrences in each period that the system proposes; an empty cell means the minimum
 * @param proposedSpecialRisk the same for special-risk accounts, RBA5 included; an empty cell means {@code proposed}
 * @param removableWithReason the manager may leave it out and say why (D-16, COM2)
 * @param rule id of the rule, e.g. {@code R-ENT-1}
 * @param clause clause of the manual, e.g. {@code 6.1.3.1}
 */
public record EntitlementGrant(
        Tier tier,
        boolean topUp,
        EntitlementKind kind,
        Recipient recipient,
        Set<EntitlementCode> codes,
        Period period,
        int minimum,
        Optional<Integer> maximum,
        int proposed,
        int proposedSpecialRisk,
        boolean removableWithReason,
        String rule,
        String clause) {

    int proposedFor(Entitled entitled) {
        return entitled.specialRisk() ? proposedSpecialRisk : proposed;
    }

    boolean isFor(Entitled entitled) {
        return tier == entitled.tier() && topUp == entitled.topUp() && recipient == entitled.recipient();
    }
}

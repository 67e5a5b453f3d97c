package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.Comparator;
import th.kamt.selection.Tier;

/**
 * A customer account of the unit, selected or not.
 *
 * @param tier              effective tier before any top-up, or {@code null} if not selected
 * @param avgBillBaht       average bill, baht a month
 * @param lastKamr          last year's KAMR (employee id), or {@code null}
 * @param headquarters      whether HQ is responsible (D-3)
 * @param exclusionProposed whether its exclusion is proposed, or the head of the unit has left it out: never topped up
 * @param pinnedTo          KAMR the manager has put it with (employee id), or {@code null}
 */
public record StaffingAccount(
        String accountId,
        String bpNo,
        Tier tier,
        BigDecimal avgBillBaht,
        String lastKamr,
        boolean headquarters,
        boolean exclusionProposed,
        String pinnedTo) {

    /** Largest bill first, ties by BP number (D-14). */
    static final Comparator<StaffingAccount> LARGEST_FIRST = Comparator.comparing(
                    StaffingAccount::avgBillBaht, Comparator.reverseOrder())
            .thenComparing(StaffingAccount::bpNo)
            .thenComparing(StaffingAccount::accountId);

    /** Whether it may be added as Status under R-KAMR-5. */
    public boolean topUpCandidate() {
        return (tier == null || tier == Tier.STREAMLINE) && !headquarters && !exclusionProposed;
    }
}

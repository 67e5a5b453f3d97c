package th.kamt.whatif;

import java.math.BigDecimal;
import th.kamt.message.Message;
import th.kamt.selection.Responsible;
import th.kamt.selection.Tier;

/**
 * An account that the tables in question would treat otherwise.
 *
 * @param unitCode    its office
 * @param avgBillBaht baht a month
 * @param now         its tier; {@code null}: not selected
 * @param then        what it would be
 * @param because     why it would be
 */
public record MovedAccount(
        String accountId,
        String bpNo,
        String name,
        String unitCode,
        BigDecimal avgBillBaht,
        Tier now,
        Tier then,
        Message because,
        boolean specialRiskNow,
        boolean specialRiskThen,
        boolean exclusionNow,
        boolean exclusionThen,
        Responsible responsibleNow,
        Responsible responsibleThen) {

    /** How far the tier moves, an account not selected standing one below Streamline. */
    public int steps() {
        return Math.abs(rank(then) - rank(now));
    }

    public boolean tierMoves() {
        return now != then;
    }

    public boolean specialRiskMoves() {
        return specialRiskNow != specialRiskThen;
    }

    public boolean exclusionMoves() {
        return exclusionNow != exclusionThen;
    }

    public boolean responsibleMoves() {
        return responsibleNow != responsibleThen;
    }

    private static int rank(Tier tier) {
        return tier == null ? 0 : tier.rank();
    }
}

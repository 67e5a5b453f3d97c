package th.kamt.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import th.kamt.message.Message;
import th.kamt.selection.Tier;

/**
 * What the page of plans waiting shows of a submitted plan; worked out when its form's summary is, and read as one row.
 *
 * @param leastLoad   of its KAMRs, {@code null} without one
 * @param budgetNow   baht, of the plan year
 * @param budgetLast  baht, of the year before; {@code null} if it is not known
 * @param exceptional whether something in it must be read before it is decided on
 * @param matters     all that is out of the ordinary in it, in the order of the checks
 */
public record PlanDigest(
        int accountsNow,
        int accountsLast,
        Map<Tier, Integer> tiers,
        int kamrs,
        BigDecimal leastLoad,
        BigDecimal mostLoad,
        BigDecimal budgetNow,
        BigDecimal budgetLast,
        boolean exceptional,
        List<Matter> matters) {

    /** @param clause without ข้อ; {@code null} where the sentence names it */
    public record Matter(String kind, Message headline, Message detail, String clause) {}

    public PlanDigest {
        tiers = Map.copyOf(tiers);
        matters = List.copyOf(matters);
    }

    public int tier(Tier tier) {
        return tiers.getOrDefault(tier, 0);
    }
}

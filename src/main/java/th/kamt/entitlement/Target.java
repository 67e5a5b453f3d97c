package th.kamt.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import th.kamt.selection.Tier;

/**
 * One row of the table {@code entitlementTargets} (R-TGT-1, 6.1.5): the share of a tier's accounts (COM1.2: groups) to be
 * served as planned.
 *
 * @param percent 0 to 100
 * @param period how often
 */
public record Target(Tier tier, EntitlementKind kind, BigDecimal percent, Period period) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The least number of {@code recipients} that meets the target: 40 % of 12 are 5. */
    public int recipientsOf(int recipients) {
        return percent.multiply(BigDecimal.valueOf(recipients))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
    }
}

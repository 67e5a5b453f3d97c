package th.kamt.tabular;

import java.math.BigDecimal;

/**
 * What a decimal may be.
 *
 * @param scale decimals at most, as written
 * @param min   smallest value, included
 * @param max   largest value, included: beyond it the figure is absurd
 */
public record DecimalRule(int scale, BigDecimal min, BigDecimal max) {

    /** From 0 to {@code max}. */
    public static DecimalRule upTo(int scale, String max) {
        return new DecimalRule(scale, BigDecimal.ZERO, new BigDecimal(max));
    }

    /** From {@code -max} to {@code max}. */
    public static DecimalRule signedUpTo(int scale, String max) {
        return new DecimalRule(scale, new BigDecimal(max).negate(), new BigDecimal(max));
    }
}

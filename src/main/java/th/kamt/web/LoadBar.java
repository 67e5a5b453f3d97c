package th.kamt.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Geometry of a load bar in units of load: a scale of 0 to 14 (longer only if the load is), the band as limits, one part a
 * tier. Regional KAMRs have no band (R-KAMR-4).
 *
 * @param least lower limit of the band, {@code null} without a band
 * @param most  upper limit of the band, {@code null} without a band
 */
public record LoadBar(BigDecimal total, BigDecimal least, BigDecimal most, List<Part> parts) {

    /** A rectangle of the bar; {@code style} is its class. */
    public record Part(String style, BigDecimal x, BigDecimal width) {}

    private static final BigDecimal SCALE = new BigDecimal("14");

    /** Loads of the tiers that weigh, exact; the band's limits come from the process owner's table, or are both {@code null}. */
    public static LoadBar of(
            BigDecimal strategic, BigDecimal star, BigDecimal status, BigDecimal least, BigDecimal most) {
        List<Part> parts = new ArrayList<>();
        BigDecimal x = BigDecimal.ZERO;
        x = add(parts, "s1", x, strategic);
        x = add(parts, "s2", x, star);
        x = add(parts, "s3", x, status);
        return new LoadBar(x, plain(least), plain(most), List.copyOf(parts));
    }

    public BigDecimal scale() {
        return SCALE.max(total);
    }

    public boolean band() {
        return least != null && most != null;
    }

    public BigDecimal bandWidth() {
        return most.subtract(least);
    }

    public boolean below() {
        return band() && total.compareTo(least) < 0;
    }

    public boolean above() {
        return band() && total.compareTo(most) > 0;
    }

    private static BigDecimal add(List<Part> parts, String style, BigDecimal x, BigDecimal width) {
        if (width.signum() > 0) {
            parts.add(new Part(style, x, width));
        }
        return x.add(width);
    }

    private static BigDecimal plain(BigDecimal limit) {
        // 6.0 is written 6; stripTrailingZeros alone would write 10 as 1E+1.
        return limit == null ? null : new BigDecimal(limit.stripTrailingZeros().toPlainString());
    }
}

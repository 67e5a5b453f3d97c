package th.kamt.staffing;

import java.math.BigDecimal;

/** Loads as people read them. */
final class Figures {

    private Figures() {}

    /** Exact, with one decimal place at least: {@code 12.0}, {@code 12.65}. */
    static String load(BigDecimal load) {
        BigDecimal shortest = load.stripTrailingZeros();
        return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
}

package th.kamt.selection;

import java.math.BigDecimal;

/** A row of a band table: what follows for numbers within its ends. An end that is not set is open. */
final class Band<T> {

    private final BigDecimal from;
    private final BigDecimal above;
    private final BigDecimal upTo;
    private final BigDecimal below;
    private final T result;
    /** Worked out once: it stands in every account's findings. */
    private final String interval;

    Band(BigDecimal from, BigDecimal above, BigDecimal upTo, BigDecimal below, T result) {
        this.from = from;
        this.above = above;
        this.upTo = upTo;
        this.below = below;
        this.result = result;
        this.interval = lower() + "," + upper();
    }

    static <T> Band<T> of(SelectionRow row, T result) {
        return new Band<>(row.number("from"), row.number("above"), row.number("upTo"), row.number("below"), result);
    }

    T result() {
        return result;
    }

    boolean holds(BigDecimal value) {
        return holdsMean(value, 1);
    }

    /** Whether the mean {@code sum / count} lies in the band; compared by multiplication, so nothing is rounded. */
    boolean holdsMean(BigDecimal sum, int count) {
        return (from == null || compare(sum, from, count) >= 0)
                && (above == null || compare(sum, above, count) > 0)
                && (upTo == null || compare(sum, upTo, count) <= 0)
                && (below == null || compare(sum, below, count) < 0);
    }

    /** E.g. {@code (6,8]}, {@code [115,)}. */
    String interval() {
        return interval;
    }

    private String lower() {
        return from != null ? "[" + SelectionRow.plain(from) : "(" + (above == null ? "" : SelectionRow.plain(above));
    }

    private String upper() {
        return upTo != null ? SelectionRow.plain(upTo) + "]" : (below == null ? "" : SelectionRow.plain(below)) + ")";
    }

    private static int compare(BigDecimal sum, BigDecimal end, int count) {
        return sum.compareTo(count == 1 ? end : end.multiply(BigDecimal.valueOf(count)));
    }
}

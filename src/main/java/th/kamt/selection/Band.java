package th.kamt.selection;

import java.math.BigDecimal;

/** A row of a band table: what follows for numbers within its ends. An end that is not set is open. */
record Band<T>(BigDecimal from, BigDecimal above, BigDecimal upTo, BigDecimal below, T result) {

    static <T> Band<T> of(SelectionRow row, T result) {
        return new Band<>(row.number("from"), row.number("above"), row.number("upTo"), row.number("below"), result);
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
        String lower =
                from != null ? "[" + SelectionRow.plain(from) : "(" + (above == null ? "" : SelectionRow.plain(above));
        String upper =
                upTo != null ? SelectionRow.plain(upTo) + "]" : (below == null ? "" : SelectionRow.plain(below)) + ")";
        return lower + "," + upper;
    }

    private static int compare(BigDecimal sum, BigDecimal end, int count) {
        return sum.compareTo(count == 1 ? end : end.multiply(BigDecimal.valueOf(count)));
    }
}

package th.kamt.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** A band table: the first band that holds a number counts; a number without a band is a gap in the table, never guessed. */
record Bands<T>(String decision, List<Band<T>> bands) {

    static <T> Bands<T> of(String decision, List<SelectionRow> rows, Function<SelectionRow, T> result) {
        return new Bands<>(
                decision,
                rows.stream().map(row -> Band.of(row, result.apply(row))).toList());
    }

    Band<T> of(BigDecimal value) {
        return ofMean(value, 1);
    }

    Band<T> ofMean(BigDecimal sum, int count) {
        for (Band<T> band : bands) {
            if (band.holdsMean(sum, count)) {
                return band;
            }
        }
        String value = SelectionRow.plain(sum) + (count == 1 ? "" : "/" + count);
        throw new RefusedException(new Message("selection.table.gap", decision, value));
    }
}

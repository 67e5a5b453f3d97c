package th.kamt.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of a list, on the page and in its file.
 *
 * @param key          in {@code sort=}
 * @param labelKey     of its heading
 * @param style        class of its heading, or empty: {@code num} for figures
 * @param sortable     whether its heading is a button
 * @param order        either way, rows without a value last; {@code null} where the database sorts
 * @param largestFirst whether the heading's first click shows the largest
 * @param shown        whether the page has it, or only the file
 * @param cell         what the file has of a row; {@code null}: not in the file
 */
public record ListColumn<R>(
        String key,
        String labelKey,
        String style,
        boolean sortable,
        Order<R> order,
        boolean largestFirst,
        boolean shown,
        Function<R, ?> cell) {

    /** How rows follow each other; what they are compared by is worked out once for each. */
    @FunctionalInterface
    public interface Order<R> {
        List<R> sorted(List<R> rows, boolean largestFirst);
    }

    private record Keyed<R, T>(R row, T key) {}

    private static final Locale THAI = Locale.forLanguageTag("th");

    /** Words in the order of the Thai dictionary, which knows that เ is written before the consonant it follows. */
    public static <R> ListColumn<R> text(String key, String labelKey, Function<R, String> cell) {
        Collator dictionary = Collator.getInstance(THAI);
        return of(key, labelKey, cell, row -> {
            String words = cell.apply(row);
            return words == null ? null : dictionary.getCollationKey(words);
        });
    }

    /** What orders itself: days, ranks. */
    public static <R, T extends Comparable<? super T>> ListColumn<R> of(
            String key, String labelKey, Function<R, T> value) {
        return of(key, labelKey, value, value);
    }

    /** Figures: on the right, the largest first. */
    public static <R, T extends Comparable<? super T>> ListColumn<R> figure(
            String key, String labelKey, Function<R, T> value) {
        ListColumn<R> column = of(key, labelKey, value, value);
        return new ListColumn<>(key, labelKey, "num", true, column.order, true, true, value);
    }

    /** A column that nobody sorts by. */
    public static <R> ListColumn<R> plain(String key, String labelKey, Function<R, ?> cell) {
        return new ListColumn<>(key, labelKey, "", false, null, false, true, cell);
    }

    /** A column the database sorts by. */
    public static <R> ListColumn<R> stored(String key, String labelKey, boolean largestFirst, Function<R, ?> cell) {
        return new ListColumn<>(key, labelKey, "", true, null, largestFirst, true, cell);
    }

    private static <R, T extends Comparable<? super T>> ListColumn<R> of(
            String key, String labelKey, Function<R, ?> cell, Function<R, T> value) {
        Order<R> order = (rows, largestFirst) -> {
            Comparator<T> values = largestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
            Comparator<Keyed<R, T>> keys = Comparator.comparing(Keyed::key, Comparator.nullsLast(values));
            return rows.stream()
                    .map(row -> new Keyed<>(row, value.apply(row)))
                    .sorted(keys)
                    .map(Keyed::row)
                    .toList();
        };
        return new ListColumn<>(key, labelKey, "", true, order, false, true, cell);
    }

    /** The same column with another thing in the file than what it is sorted by. */
    public ListColumn<R> writing(Function<R, ?> other) {
        return new ListColumn<>(key, labelKey, style, sortable, order, largestFirst, shown, other);
    }

    /** The same column, not in the file. */
    public ListColumn<R> pageOnly() {
        return writing(null);
    }

    public ListColumn<R> fileOnly() {
        return new ListColumn<>(key, labelKey, style, false, order, largestFirst, false, cell);
    }

    public ListColumn<R> styled(String other) {
        return new ListColumn<>(key, labelKey, other, sortable, order, largestFirst, shown, cell);
    }

    public ListColumn<R> startingWithTheLargest() {
        return new ListColumn<>(key, labelKey, style, sortable, order, true, shown, cell);
    }
}

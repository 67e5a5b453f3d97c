package th.kamt.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import th.kamt.message.Texts;
import th.kamt.tabular.TableDownload;

/**
 * A list as a page shows it: one page of its rows, its headings with their direction, and the addresses of its other pages, its
 * files and itself without filters. One design for every list; drawn by {@code fragments/lists.html}.
 *
 * @param <R> a row
 */
public final class ListView<R> {

    public static final int PAGE = 50;

    /**
     * A heading.
     *
     * @param next     what its button asks for, or {@code null}: nobody sorts by it
     * @param ariaSort {@code ascending} or {@code descending}, or {@code null}: not sorted by it
     */
    public record Head(String key, String labelKey, String style, String next, String ariaSort) {}

    private final ListAsk ask;
    private final List<ListColumn<R>> columns;
    private final List<R> rows;
    private final int found;
    private final int pageSize;

    private ListView(ListAsk ask, List<ListColumn<R>> columns, List<R> rows, int found, int pageSize) {
        this.ask = ask;
        this.columns = columns;
        this.rows = List.copyOf(rows);
        this.found = found;
        this.pageSize = pageSize;
    }

    /** Sorts all rows and shows the page asked for; one beyond the last is the last. */
    public static <R> ListView<R> of(ListAsk ask, List<ListColumn<R>> columns, List<R> all) {
        List<R> sorted = sorted(ask, columns, all);
        int pages = Math.max(1, (sorted.size() + PAGE - 1) / PAGE);
        ListAsk at = ask.on(Math.min(ask.page(), pages));
        int from = (at.page() - 1) * PAGE;
        return new ListView<>(
                at, columns, sorted.subList(from, Math.min(sorted.size(), from + PAGE)), sorted.size(), PAGE);
    }

    /**
     * A page the database sorted and cut.
     *
     * @param ask   its page no further than the last
     * @param found rows on all pages
     */
    public static <R> ListView<R> stored(
            ListAsk ask, List<ListColumn<R>> columns, List<R> page, int found, int pageSize) {
        return new ListView<>(ask, columns, page, found, pageSize);
    }

    /** The page to ask the database for: the one asked for, or the last. */
    public static ListAsk within(ListAsk ask, int found, int pageSize) {
        return ask.on(Math.min(ask.page(), Math.max(1, (found + pageSize - 1) / pageSize)));
    }

    /** All rows in the order asked for; rows that are equal in it keep theirs. Without an order: as they come. */
    public static <R> List<R> sorted(ListAsk ask, List<ListColumn<R>> columns, List<R> all) {
        Optional<ListColumn<R>> column = column(columns, ask.sort());
        if (column.isEmpty() || column.get().order() == null) {
            return List.copyOf(all);
        }
        return column.get().order().sorted(all, largestFirst(ask, columns, false));
    }

    /** Whether the largest come first in the order asked for; {@code own}: whether they do in the list's own order. */
    public static <R> boolean largestFirst(ListAsk ask, List<ListColumn<R>> columns, boolean own) {
        return column(columns, ask.sort())
                .map(column -> ask.sort().startsWith("-") != column.largestFirst())
                .orElse(own);
    }

    /** The column that {@code sort} names; empty if it is no column one can sort by. */
    public static <R> Optional<ListColumn<R>> column(List<ListColumn<R>> columns, String sort) {
        String key = sort.startsWith("-") ? sort.substring(1) : sort;
        return columns.stream()
                .filter(column -> column.sortable() && column.key().equals(key))
                .findFirst();
    }

    public List<Head> heads() {
        return columns.stream().filter(ListColumn::shown).map(this::head).toList();
    }

    private Head head(ListColumn<R> column) {
        if (!column.sortable()) {
            return new Head(column.key(), column.labelKey(), column.style(), null, null);
        }
        boolean forward = ask.sort().equals(column.key());
        boolean backward = ask.sort().equals("-" + column.key());
        String direction = forward == column.largestFirst() ? "descending" : "ascending";
        return new Head(
                column.key(),
                column.labelKey(),
                column.style(),
                forward ? "-" + column.key() : column.key(),
                forward || backward ? direction : null);
    }

    public List<R> rows() {
        return rows;
    }

    public ListAsk ask() {
        return ask;
    }

    public int found() {
        return found;
    }

    /** Number of the first row shown, from 1; 0 without rows. */
    public int first() {
        return found == 0 ? 0 : (ask.page() - 1) * pageSize + 1;
    }

    public int last() {
        return Math.min(found, (ask.page() - 1) * pageSize + rows.size());
    }

    /** Address of the page before, or {@code null}. */
    public String earlier() {
        return ask.page() > 1 ? ask.on(ask.page() - 1).address() : null;
    }

    /** Address of the page after, or {@code null}. */
    public String later() {
        return last() < found ? ask.on(ask.page() + 1).address() : null;
    }

    public boolean isEmptyByFilter() {
        return found == 0 && ask.isFiltered();
    }

    public boolean isEmptyForCause() {
        return found == 0 && !ask.isFiltered();
    }

    public String cleared() {
        return ask.cleared().address();
    }

    public String xlsx() {
        return ask.address("xlsx");
    }

    public String csv() {
        return ask.address("csv");
    }

    /** Fields that a form with those visible ones carries along, so that neither filters nor order are lost. */
    public Map<String, String> hidden(List<String> visible) {
        Map<String, String> hidden = new LinkedHashMap<>(ask.kept());
        ask.filters().forEach((name, value) -> {
            if (!visible.contains(name)) {
                hidden.put(name, value);
            }
        });
        return hidden;
    }

    /**
     * Sends all rows in the order asked for as a file; text that a spreadsheet would take for a formula is neutralised.
     *
     * @throws th.kamt.message.NotFoundException if tables are not given as {@code format}
     */
    public static <R> void send(
            HttpServletResponse response,
            String format,
            String name,
            List<ListColumn<R>> columns,
            List<R> rows,
            Texts texts)
            throws IOException {
        List<ListColumn<R>> written =
                columns.stream().filter(column -> column.cell() != null).toList();
        List<String> header =
                written.stream().map(column -> texts.of(column.labelKey())).toList();
        TableDownload.send(response, format, name, header, table -> {
            for (R row : rows) {
                table.row(
                        written.stream().map(column -> column.cell().apply(row)).toArray());
            }
        });
    }
}

package th.kamt.planning.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of a form.
 *
 * @param style   of the style sheet
 * @param caption empty where the part's own title says it
 * @param empty   what stands there when it has no row
 * @param total   last row; empty where there is nothing to sum up
 */
record DocumentTable(
        String style,
        String caption,
        String empty,
        List<DocumentColumn> columns,
        List<List<DocumentCell>> rows,
        List<DocumentCell> total) {

    DocumentTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        total = List.copyOf(total);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width) || !(total.isEmpty() || total.size() == width)) {
            throw new IllegalArgumentException(caption + ": a row is not as wide as its header");
        }
    }

    /** A column on paper: itself and those stacked beneath it. */
    record Stack(List<Integer> cells, boolean numeric) {}

    /** Public for the page template. */
    public List<Stack> stacks() {
        List<Stack> stacks = new ArrayList<>();
        int first = 0;
        while (first < columns.size()) {
            int next = first + 1;
            while (next < columns.size() && columns.get(next).stacked()) {
                next++;
            }
            stacks.add(new Stack(
                    IntStream.range(first, next).boxed().toList(),
                    columns.get(first).numeric()));
            first = next;
        }
        return stacks;
    }
}

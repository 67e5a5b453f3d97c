package th.kamt.modelcheck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import th.kamt.message.Message;
import th.kamt.workflow.DecisionReader.BandRange;

/** Whether the rows of a band table share out all numbers there can be, each to one row: no gap, no overlap. */
final class BandCheck {

    /** A place on the line of numbers: at a number, or just after it. {@code null} numbers are ends of the line. */
    private record Place(BigDecimal number, boolean after) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::number).thenComparing(Place::after);
    }

    /** @param start {@code null} from the beginning; {@code end} {@code null} without end; it belongs to what follows */
    private record Span(int row, Place start, Place end, String startColumn, String endColumn) {}

    private final DecisionFile.Table table;
    private final BandRange range;
    private final List<ModelFinding> findings = new ArrayList<>();

    private BandCheck(DecisionFile.Table table, BandRange range) {
        this.table = table;
        this.range = range;
    }

    /** @param rows those that count, 1 for the table's first */
    static List<ModelFinding> check(DecisionFile.Table table, BandRange range, List<Integer> rows) {
        BandCheck check = new BandCheck(table, range);
        check.sweep(rows);
        return check.findings;
    }

    private void sweep(List<Integer> rows) {
        List<Span> spans = new ArrayList<>();
        for (int row : rows) {
            if (range.onlyWhere() == null || "true".equals(cell(row, range.onlyWhere()))) {
                Span span = span(row);
                if (isEmpty(span)) {
                    found(row, span.endColumn(), new Message("modelcheck.band.empty"));
                } else {
                    spans.add(span);
                }
            }
        }
        spans.sort(Comparator.comparing(Span::start, Comparator.nullsFirst(Place.ORDER)));
        Place end = range.upTo() == null ? null : after(range.upTo());
        Place reached = range.from() == null ? null : new Place(range.from(), false);
        boolean nothingYet = range.from() == null;
        boolean complete = false;
        Span before = null;
        for (Span span : spans) {
            boolean gap = nothingYet ? span.start() != null : !complete && isBefore(reached, span.start());
            if (gap && (end == null || nothingYet || Place.ORDER.compare(reached, end) < 0)) {
                found(
                        span.row(),
                        span.startColumn(),
                        new Message("modelcheck.band.gap", words(nothingYet ? null : reached, span.start())));
            } else if (before != null && overlaps(span, reached, complete)) {
                found(
                        span.row(),
                        span.startColumn(),
                        new Message(
                                "modelcheck.band.overlap",
                                Integer.toString(before.row()),
                                words(span.start(), smaller(complete ? null : reached, span.end()))));
            }
            if (!complete && (span.end() == null || nothingYet || isBefore(reached, span.end()))) {
                complete = span.end() == null;
                reached = span.end();
                before = span;
            }
            nothingYet = false;
        }
        boolean short_ = before == null || (!complete && (end == null || Place.ORDER.compare(reached, end) < 0));
        if (short_) {
            found(
                    before == null ? null : before.row(),
                    before == null ? null : before.endColumn(),
                    new Message("modelcheck.band.gap", words(reached, end)));
        }
    }

    private static boolean overlaps(Span span, Place reached, boolean complete) {
        return complete || span.start() == null || isBefore(span.start(), reached);
    }

    /** {@code one} is a place on the line; {@code other} {@code null} is its beginning. */
    private static boolean isBefore(Place one, Place other) {
        return other != null && (one == null || Place.ORDER.compare(one, other) < 0);
    }

    private static Place smaller(Place one, Place other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Place.ORDER.compare(one, other) <= 0 ? one : other;
    }

    private static boolean isEmpty(Span span) {
        return span.start() != null && span.end() != null && Place.ORDER.compare(span.start(), span.end()) >= 0;
    }

    private Span span(int row) {
        BigDecimal from = number(row, "from");
        BigDecimal above = number(row, "above");
        BigDecimal upTo = number(row, "upTo");
        BigDecimal below = number(row, "below");
        Place start = larger(at(from, number -> number), above == null ? null : after(above));
        Place end = smaller(upTo == null ? null : after(upTo), at(below, number -> number));
        return new Span(
                row,
                start,
                end,
                label(from != null || above == null ? "from" : "above", "above"),
                label(upTo != null || below == null ? "upTo" : "below", "below"));
    }

    private static Place larger(Place one, Place other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Place.ORDER.compare(one, other) >= 0 ? one : other;
    }

    /** Of whole numbers only: the next whole number from there on. */
    private Place at(BigDecimal number, UnaryOperator<BigDecimal> same) {
        if (number == null) {
            return null;
        }
        return new Place(range.whole() ? number.setScale(0, RoundingMode.CEILING) : same.apply(number), false);
    }

    private Place after(BigDecimal number) {
        return range.whole()
                ? new Place(number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE), false)
                : new Place(number, true);
    }

    private BigDecimal number(int row, String column) {
        String cell = cell(row, column);
        return cell == null ? null : Cells.number(cell);
    }

    /** {@code null} if the table has no such column. */
    private String cell(int row, String column) {
        for (int i = 0; i < table.outputs().size(); i++) {
            if (table.outputs().get(i).name().equals(column)) {
                return table.rules().get(row - 1).outputs().get(i);
            }
        }
        return null;
    }

    private String label(String column, String otherwise) {
        return table.outputs().stream()
                .filter(output -> output.name().equals(column))
                .findFirst()
                .or(() -> table.outputs().stream()
                        .filter(output -> output.name().equals(otherwise))
                        .findFirst())
                .map(DecisionFile.Output::label)
                .orElse(null);
    }

    /** From one place to before another. */
    private Message words(Place start, Place end) {
        if (range.whole() && start != null && end != null) {
            BigDecimal last = end.number().subtract(BigDecimal.ONE);
            return start.number().compareTo(last) == 0
                    ? new Message("modelcheck.range.one", plain(last))
                    : new Message("modelcheck.range.whole", plain(start.number()), plain(last));
        }
        Message low = start == null
                ? null
                : new Message(
                        start.after() ? "modelcheck.range.above" : "modelcheck.range.from", plain(start.number()));
        Message high = end == null
                ? null
                : new Message(end.after() ? "modelcheck.range.upTo" : "modelcheck.range.below", plain(end.number()));
        if (low == null || high == null) {
            return low == null ? (high == null ? new Message("modelcheck.range.all") : high) : low;
        }
        return new Message("modelcheck.range.both", low, high);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void found(Integer row, String column, Message message) {
        findings.add(new ModelFinding(ModelFinding.Severity.ERROR, table.id(), table.name(), row, column, message));
    }
}

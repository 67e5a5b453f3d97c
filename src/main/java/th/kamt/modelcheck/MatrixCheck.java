package th.kamt.modelcheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import th.kamt.message.Message;
import th.kamt.modelcheck.Cells.Condition;
import th.kamt.modelcheck.ModelFinding.Severity;

/** Whether exactly one row of a matrix fits whatever the application asks; the words it asks with are those of the shipped table. */
final class MatrixCheck {

    private static final int MOST_COMBINATIONS = 20_000;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final DecisionFile.Table table;
    private final DecisionFile.Table shipped;
    private final List<ModelFinding> findings = new ArrayList<>();
    private final Set<String> pairs = new HashSet<>();

    private MatrixCheck(DecisionFile.Table table, DecisionFile.Table shipped) {
        this.table = table;
        this.shipped = shipped;
    }

    /** The table's cells must all be readable. */
    static List<ModelFinding> check(DecisionFile.Table table, DecisionFile.Table shipped) {
        MatrixCheck check = new MatrixCheck(table, shipped);
        check.run();
        return check.findings;
    }

    private void run() {
        List<List<Condition>> rows = table.rules().stream()
                .map(rule -> rule.inputs().stream()
                        .map(Cells::condition)
                        .map(Optional::orElseThrow)
                        .toList())
                .toList();
        List<List<Object>> asked = new ArrayList<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            asked.add(askedIn(column, rows));
        }
        for (List<Object> combination : combinations(asked)) {
            ask(combination, rows);
        }
    }

    private void ask(List<Object> combination, List<List<Condition>> rows) {
        List<Integer> fitting = IntStream.range(0, rows.size())
                .filter(row -> IntStream.range(0, combination.size())
                        .allMatch(column -> rows.get(row).get(column).holds().test(combination.get(column))))
                .boxed()
                .toList();
        if (fitting.isEmpty()) {
            found(null, labels(), new Message("modelcheck.matrix.gap", words(combination)));
        } else if (fitting.size() > 1
                && !"FIRST".equals(table.hitPolicy())
                && pairs.add(fitting.get(0) + "/" + fitting.get(1))) {
            found(
                    fitting.get(1) + 1,
                    labels(),
                    new Message("modelcheck.matrix.overlap", Integer.toString(fitting.get(0) + 1), words(combination)));
        }
    }

    private List<Object> askedIn(int column, List<List<Condition>> rows) {
        DecisionFile.Input input = table.inputs().get(column);
        if ("boolean".equals(input.type())) {
            return List.of(true, false);
        }
        if ("string".equals(input.type())) {
            Set<Object> words = words(column, input);
            warnOfOthers(column, input, rows, words);
            return List.copyOf(words);
        }
        TreeSet<BigDecimal> ends = rows.stream()
                .flatMap(row -> row.get(column).numbers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return numbers(ends);
    }

    private Set<Object> words(int column, DecisionFile.Input input) {
        Set<Object> words = new LinkedHashSet<>();
        int shippedColumn = IntStream.range(0, shipped.inputs().size())
                .filter(i -> shipped.inputs().get(i).expression().equals(input.expression()))
                .findFirst()
                .orElse(column);
        shipped.rules()
                .forEach(rule -> Cells.condition(rule.inputs().get(shippedColumn))
                        .ifPresent(condition -> words.addAll(condition.texts())));
        return words;
    }

    private void warnOfOthers(
            int column, DecisionFile.Input input, List<List<Condition>> rows, Collection<Object> words) {
        for (int row = 0; row < rows.size(); row++) {
            for (String text : rows.get(row).get(column).texts()) {
                if (!words.contains(text)) {
                    findings.add(new ModelFinding(
                            Severity.WARNING,
                            table.id(),
                            table.name(),
                            row + 1,
                            input.label(),
                            new Message("modelcheck.matrix.unasked", text)));
                }
            }
        }
    }

    /** Every end, one number between each two, and one on either side. */
    private static List<Object> numbers(SortedSet<BigDecimal> ends) {
        List<Object> numbers = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal end : ends) {
            numbers.add(
                    before == null
                            ? end.subtract(BigDecimal.ONE)
                            : before.add(end).multiply(HALF));
            numbers.add(end);
            before = end;
        }
        numbers.add(before == null ? BigDecimal.ZERO : before.add(BigDecimal.ONE));
        return numbers;
    }

    private static List<List<Object>> combinations(List<List<Object>> asked) {
        List<List<Object>> combinations = List.of(List.of());
        for (List<Object> values : asked) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> combination : combinations) {
                for (Object value : values) {
                    if (longer.size() < MOST_COMBINATIONS) {
                        List<Object> one = new ArrayList<>(combination);
                        one.add(value);
                        longer.add(one);
                    }
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private String labels() {
        return table.inputs().stream().map(DecisionFile.Input::label).collect(Collectors.joining(" + "));
    }

    private String words(List<Object> combination) {
        return IntStream.range(0, combination.size())
                .mapToObj(column ->
                        table.inputs().get(column).expression() + " = " + Objects.toString(combination.get(column)))
                .collect(Collectors.joining(", "));
    }

    private void found(Integer row, String column, Message message) {
        findings.add(new ModelFinding(Severity.ERROR, table.id(), table.name(), row, column, message));
    }
}

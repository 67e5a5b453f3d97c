package th.kamt.modelcheck;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.modelcheck.ModelFinding.Severity;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionReader.BandRange;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.DecisionTrials;

/**
 * Checks a file of decision tables before it is tried or goes live: that it is one and only that, that it says nothing but
 * conditions and plain values, that it has all the application reads, that its bands have neither gap nor overlap, and that
 * the modules which use the tables can read them, for every plan year the file tells apart.
 */
@Component
public class DecisionTableChecks {

    /** The largest file taken, bytes; the tables shipped have less than 60,000. */
    public static final int LARGEST = 1_000_000;

    private static final int LONGEST_CELL = 2_000;
    private static final int MOST_ROWS = 2_000;
    private static final int LAST_YEAR = 2_700;
    private static final String PLAN_YEAR = "planYear";
    /** What may stand in a model beside tables of values. */
    private static final Set<String> CODE = Set.of(
            "script",
            "functionDefinition",
            "businessKnowledgeModel",
            "encapsulatedLogic",
            "invocation",
            "literalExpression",
            "context",
            "relation",
            "decisionService",
            "import");
    /** What refusals have as arguments: table, row, column, value. */
    private static final int ARGUMENTS_OF_A_CELL = 4;

    private final ShippedTables shippedTables;
    private final DecisionTrials trials;
    private final List<DecisionReader> readers;
    private final Clock clock;

    DecisionTableChecks(ShippedTables shippedTables, DecisionTrials trials, List<DecisionReader> readers, Clock clock) {
        this.shippedTables = shippedTables;
        this.trials = trials;
        this.readers = List.copyOf(readers);
        this.clock = clock;
    }

    /** Everything there is to say about the file, in its order; none if it can be used as it is. */
    public List<ModelFinding> check(String fileName, byte[] content) {
        if (content.length == 0) {
            return List.of(ModelFinding.ofFile(new Message("modelcheck.empty", fileName)));
        }
        if (content.length > LARGEST) {
            return List.of(
                    ModelFinding.ofFile(new Message("modelcheck.tooLarge", Integer.toString(LARGEST / 1_000_000))));
        }
        DecisionFile file;
        try {
            file = DecisionFile.read(content);
        } catch (RefusedException refused) {
            return refused.messages().stream().map(ModelFinding::ofFile).toList();
        }
        List<ModelFinding> findings = new ArrayList<>(scripts(file));
        findings.addAll(whichTables(file));
        for (DecisionFile.Table table : file.tables()) {
            shippedTables.table(table.id()).ifPresent(shipped -> findings.addAll(table(table, shipped)));
        }
        if (findings.stream().noneMatch(ModelFinding::isError)) {
            List<ModelFinding> found = matrices(file);
            Set<String> wrong = found.stream()
                    .filter(ModelFinding::isError)
                    .map(ModelFinding::element)
                    .collect(Collectors.toSet());
            findings.addAll(found);
            // What a module says of a table whose rows are known to be wrong is nothing new.
            inUse(file, content).stream()
                    .filter(finding -> !wrong.contains(finding.element()))
                    .filter(finding -> wrong.isEmpty() || !finding.element().isEmpty())
                    .forEach(findings::add);
        }
        return findings;
    }

    private List<ModelFinding> matrices(DecisionFile file) {
        List<ModelFinding> findings = new ArrayList<>();
        for (DecisionFile.Table table : file.tables()) {
            if (!table.hitPolicy().startsWith("COLLECT")) {
                shippedTables
                        .table(table.id())
                        .ifPresent(shipped -> findings.addAll(MatrixCheck.check(table, shipped)));
            }
        }
        return findings;
    }

    private List<ModelFinding> scripts(DecisionFile file) {
        List<ModelFinding> findings = new ArrayList<>();
        for (Element element : file.elements()) {
            String language = element.getAttribute("expressionLanguage");
            if (!language.isEmpty() && !isFeel(language)) {
                findings.add(at(element, new Message("modelcheck.script", language)));
            } else if (CODE.contains(element.getLocalName())) {
                findings.add(at(element, new Message("modelcheck.code", element.getLocalName())));
            }
        }
        return findings;
    }

    private static boolean isFeel(String language) {
        String lower = language.toLowerCase(Locale.ROOT);
        return "feel".equals(lower)
                || (lower.startsWith("http") && lower.contains("omg.org/spec/") && lower.contains("feel"));
    }

    /** The table, row and column an element stands in. */
    private static ModelFinding at(Element element, Message message) {
        Integer row = null;
        Integer place = null;
        for (Node node = element; node instanceof Element here; node = node.getParentNode()) {
            switch (String.valueOf(here.getLocalName())) {
                case "inputEntry", "outputEntry", "input", "output" -> place = position(here);
                case "rule" -> row = position(here) + 1;
                case "decision" -> {
                    return new ModelFinding(
                            Severity.ERROR,
                            here.getAttribute("id"),
                            here.getAttribute("name"),
                            row,
                            place == null ? null : column(here, element, place),
                            message);
                }
                default -> {}
            }
        }
        return ModelFinding.ofFile(message);
    }

    private static String column(Element decision, Element element, int place) {
        DecisionFile.Table table = DecisionFile.table(decision);
        boolean result = false;
        for (Node node = element; node instanceof Element here && here != decision; node = node.getParentNode()) {
            result |= String.valueOf(here.getLocalName()).startsWith("output");
        }
        if (result) {
            return place < table.outputs().size() ? table.outputs().get(place).label() : null;
        }
        return place < table.inputs().size() ? table.inputs().get(place).label() : null;
    }

    /** How many elements of the same name stand before it. */
    private static int position(Element element) {
        int position = 0;
        for (Node node = element.getPreviousSibling(); node != null; node = node.getPreviousSibling()) {
            if (node instanceof Element sibling && sibling.getLocalName().equals(element.getLocalName())) {
                position++;
            }
        }
        return position;
    }

    private List<ModelFinding> whichTables(DecisionFile file) {
        List<ModelFinding> findings = new ArrayList<>();
        Set<String> present = new LinkedHashSet<>();
        Set<String> expected = new LinkedHashSet<>();
        for (DecisionFile.Table table : file.tables()) {
            if (!present.add(table.id())) {
                findings.add(of(table, null, null, new Message("modelcheck.decision.twice")));
            } else if (shippedTables.table(table.id()).isEmpty()) {
                findings.add(of(table, null, null, new Message("modelcheck.decision.unknown")));
            }
            expected.addAll(shippedTables.besides(table.id()));
        }
        if (present.isEmpty()) {
            findings.add(ModelFinding.ofFile(new Message("modelcheck.decision.none")));
        }
        expected.removeAll(present);
        for (String missing : expected) {
            DecisionFile.Table shipped = shippedTables.table(missing).orElseThrow();
            findings.add(of(shipped, null, null, new Message("modelcheck.decision.missing")));
        }
        return findings;
    }

    private List<ModelFinding> table(DecisionFile.Table table, DecisionFile.Table shipped) {
        if (table.hitPolicy() == null) {
            return List.of(of(table, null, null, new Message("modelcheck.decision.noTable")));
        }
        List<ModelFinding> findings = new ArrayList<>();
        if (!table.hitPolicy().equals(shipped.hitPolicy())) {
            findings.add(
                    of(table, null, null, new Message("modelcheck.hitPolicy", table.hitPolicy(), shipped.hitPolicy())));
        }
        if (!table.history().matches("P\\d{1,5}D|\\d{1,5}")) {
            findings.add(of(table, null, null, new Message("modelcheck.history")));
        }
        columns(table, shipped, findings);
        cells(table, findings);
        return findings;
    }

    private static void columns(DecisionFile.Table table, DecisionFile.Table shipped, List<ModelFinding> findings) {
        Map<String, DecisionFile.Input> inputs = table.inputs().stream()
                .collect(Collectors.toMap(DecisionFile.Input::expression, input -> input, (one, other) -> one));
        for (DecisionFile.Input expected : shipped.inputs()) {
            DecisionFile.Input found = inputs.remove(expected.expression());
            column(table, expected.label(), expected.expression(), expected.type(), found == null ? null : found.type())
                    .ifPresent(findings::add);
        }
        inputs.values()
                .forEach(unknown -> findings.add(of(
                        table,
                        null,
                        unknown.label(),
                        new Message("modelcheck.column.neverAsked", unknown.expression()))));
        Map<String, DecisionFile.Output> outputs = table.outputs().stream()
                .collect(Collectors.toMap(DecisionFile.Output::name, output -> output, (one, other) -> one));
        if (outputs.size() < table.outputs().size()) {
            findings.add(of(table, null, null, new Message("modelcheck.column.twice")));
        }
        for (DecisionFile.Output expected : shipped.outputs()) {
            DecisionFile.Output found = outputs.remove(expected.name());
            column(table, expected.label(), expected.name(), expected.type(), found == null ? null : found.type())
                    .ifPresent(findings::add);
        }
        outputs.values()
                .forEach(unread -> findings.add(new ModelFinding(
                        Severity.WARNING,
                        table.id(),
                        table.name(),
                        null,
                        unread.label(),
                        new Message("modelcheck.column.unread", unread.name()))));
    }

    private static Optional<ModelFinding> column(
            DecisionFile.Table table, String label, String name, String type, String found) {
        if (found == null) {
            return Optional.of(of(table, null, label, new Message("modelcheck.column.missing", name)));
        }
        return found.equals(type)
                ? Optional.empty()
                : Optional.of(of(table, null, label, new Message("modelcheck.column.type", found, type)));
    }

    private void cells(DecisionFile.Table table, List<ModelFinding> findings) {
        if (table.rules().size() > MOST_ROWS) {
            findings.add(of(table, null, null, new Message("modelcheck.rows", Integer.toString(MOST_ROWS))));
            return;
        }
        for (int row = 1; row <= table.rules().size(); row++) {
            DecisionFile.Rule rule = table.rules().get(row - 1);
            if (rule.inputs().size() != table.inputs().size()
                    || rule.outputs().size() != table.outputs().size()) {
                findings.add(of(table, row, null, new Message("modelcheck.row.cells")));
                continue;
            }
            for (int i = 0; i < rule.inputs().size(); i++) {
                String cell = rule.inputs().get(i);
                String label = table.inputs().get(i).label();
                int at = row;
                condition(cell).map(why -> of(table, at, label, why)).ifPresent(findings::add);
            }
            for (int i = 0; i < rule.outputs().size(); i++) {
                DecisionFile.Output column = table.outputs().get(i);
                int at = row;
                result(rule.outputs().get(i), column.type())
                        .map(why -> of(table, at, column.label(), why))
                        .ifPresent(findings::add);
            }
        }
    }

    private Optional<Message> condition(String cell) {
        if (cell.length() > LONGEST_CELL) {
            return Optional.of(new Message("modelcheck.cell.long", Integer.toString(LONGEST_CELL)));
        }
        if (Cells.isOutOfRange(cell)) {
            return Optional.of(new Message("modelcheck.cell.range"));
        }
        if (Cells.condition(cell).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Message(
                trials.areUnaryTests(cell) ? "modelcheck.cell.condition" : "modelcheck.cell.unreadable", cell));
    }

    private Optional<Message> result(String cell, String type) {
        if (cell.length() > LONGEST_CELL) {
            return Optional.of(new Message("modelcheck.cell.long", Integer.toString(LONGEST_CELL)));
        }
        if (Cells.isOutOfRange(cell) || !Cells.fitsInteger(cell, type)) {
            return Optional.of(new Message("modelcheck.cell.range"));
        }
        if (Cells.isLiteral(cell)) {
            return Cells.fits(cell, type)
                    ? Optional.empty()
                    : Optional.of(new Message("modelcheck.cell.type", cell, type));
        }
        return Optional.of(
                new Message(trials.isExpression(cell) ? "modelcheck.cell.result" : "modelcheck.cell.unreadable", cell));
    }

    /** What the modules say that use the tables, and the bands they need, in every year the file tells apart. */
    private List<ModelFinding> inUse(DecisionFile file, byte[] content) {
        DecisionTables tried;
        try {
            tried = trials.over(content);
        } catch (RefusedException refused) {
            return refused.messages().stream().map(ModelFinding::ofFile).toList();
        }
        Set<String> ids = file.tables().stream().map(DecisionFile.Table::id).collect(Collectors.toSet());
        Set<ModelFinding> findings = new LinkedHashSet<>();
        for (PlanYear year : years(file)) {
            for (DecisionReader reader : readers) {
                if (reader.tables().stream().anyMatch(ids::contains)) {
                    read(reader, tried, year, file, findings);
                }
            }
        }
        return List.copyOf(findings);
    }

    private static void read(
            DecisionReader reader, DecisionTables tried, PlanYear year, DecisionFile file, Set<ModelFinding> findings) {
        try {
            reader.read(tried, year);
        } catch (RefusedException refused) {
            refused.messages().forEach(message -> findings.add(placed(message, file, year)));
        }
        try {
            for (BandRange range : reader.bands(tried, year)) {
                file.tables().stream()
                        .filter(table -> table.id().equals(range.table()))
                        .forEach(table -> findings.addAll(BandCheck.check(table, range, rowsOf(table, year))));
            }
        } catch (RefusedException alreadyFound) {
            return;
        }
    }

    /** Next year, and on both sides of every year the file names, the past left out: its years keep their tables. */
    private Set<PlanYear> years(DecisionFile file) {
        int today = PlanYear.containing(Bangkok.dayOf(clock.instant())).buddhistEra();
        Set<Integer> years = new TreeSet<>(Set.of(today + 1));
        for (DecisionFile.Table table : file.tables()) {
            int column = yearColumn(table);
            if (column >= 0) {
                table.rules().stream()
                        .flatMap(rule -> Cells.condition(rule.inputs().get(column)).orElseThrow().numbers().stream())
                        .flatMap(named -> Stream.of(named.intValue() - 1, named.intValue(), named.intValue() + 1))
                        .filter(year -> year > today && year <= LAST_YEAR)
                        .forEach(years::add);
            }
        }
        Set<PlanYear> planYears = new LinkedHashSet<>();
        for (int year : years) {
            try {
                planYears.add(new PlanYear(year));
            } catch (NotAPlanYearException neverPlanned) {
                // A row for a year that cannot come is a row that never counts.
            }
        }
        return planYears;
    }

    private static int yearColumn(DecisionFile.Table table) {
        return IntStream.range(0, table.inputs().size())
                .filter(i -> PLAN_YEAR.equals(table.inputs().get(i).expression()))
                .findFirst()
                .orElse(-1);
    }

    /** Rows that count in that year, 1 for the table's first. */
    private static List<Integer> rowsOf(DecisionFile.Table table, PlanYear year) {
        int column = yearColumn(table);
        Object asked = BigDecimal.valueOf(year.buddhistEra());
        return IntStream.rangeClosed(1, table.rules().size())
                .filter(row -> column < 0
                        || Cells.condition(table.rules().get(row - 1).inputs().get(column))
                                .orElseThrow()
                                .holds()
                                .test(asked))
                .boxed()
                .toList();
    }

    /** A module counts the rows of its year; Modeler counts all. */
    private static ModelFinding placed(Message message, DecisionFile file, PlanYear year) {
        List<Object> arguments = message.arguments();
        Optional<DecisionFile.Table> named = file.tables().stream()
                .filter(table -> !arguments.isEmpty() && table.id().equals(arguments.get(0)))
                .findFirst();
        if (named.isEmpty()) {
            return ModelFinding.ofFile(message);
        }
        DecisionFile.Table table = named.get();
        if (arguments.size() < ARGUMENTS_OF_A_CELL) {
            return of(table, null, null, message);
        }
        List<Integer> rows = rowsOf(table, year);
        String counted = String.valueOf(arguments.get(1));
        boolean known = counted.matches("[1-9]\\d{0,5}") && Integer.parseInt(counted) <= rows.size();
        String column = String.valueOf(arguments.get(2));
        return of(
                table,
                known ? rows.get(Integer.parseInt(counted) - 1) : null,
                table.outputs().stream()
                        .filter(output -> output.name().equals(column))
                        .map(DecisionFile.Output::label)
                        .findFirst()
                        .orElse(column),
                new Message("modelcheck.cell.value", String.valueOf(arguments.get(3))));
    }

    private static ModelFinding of(DecisionFile.Table table, Integer row, String column, Message message) {
        return new ModelFinding(Severity.ERROR, table.id(), table.name(), row, column, message);
    }
}

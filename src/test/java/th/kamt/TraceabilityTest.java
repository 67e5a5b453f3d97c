package th.kamt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import th.kamt.support.Models;

/** {@code docs/traceability.md} tells the truth: what it names exists, and no rule in effect is missing from it. */
class TraceabilityTest {

    private static final Path PAGE = Path.of("docs/traceability.md");
    private static final Pattern RULE = Pattern.compile("\\b(?:R-[A-Z]+-\\d+|R-\\d+\\.\\d+|D-\\d+)\\b");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final Set<String> ELEMENTS = elements();

    /** Steps 1 to 3 of the manual as far as they are built. */
    private static final Set<String> BUILT = Stream.of(
                    Stream.of(
                            "R-1.0", "R-3.1", "R-SEL-1", "R-ENT-1", "R-ENT-2", "R-ENT-4", "R-TGT-1", "R-4.7",
                            "R-RES-1"),
                    numbered("R-KASM-", 6),
                    numbered("R-RISK-", 6),
                    numbered("R-KAMR-", 9),
                    numbered("R-2.", 5))
            .flatMap(rules -> rules)
            .collect(Collectors.toSet());

    record Row(String rule, List<String> models, List<String> code, List<String> tests) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Stream<String> numbered(String prefix, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number);
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : Models.text(PAGE).lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 6 && RULE.matcher(cells[1].strip()).matches()) {
                rows.add(new Row(cells[1].strip(), names(cells[2]), names(cells[3]), names(cells[4])));
            }
        }
        return rows;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(result -> result.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatARuleNamesInModelsAndTablesExists(Row row) {
        assertThat(row.models()).isNotEmpty();
        assertThat(ELEMENTS).containsAll(row.models());
    }

    private static Set<String> elements() {
        Set<String> elements = new TreeSet<>();
        for (Path file : Models.files(Models.PROCESSES, ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            String process = model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId();
            model.getModelElementsByType(FlowElement.class)
                    .forEach(element -> elements.add(process + "#" + element.getId()));
        }
        for (Path file : Models.files(Models.PROCESSES, ".dmn")) {
            Dmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(Decision.class)
                    .forEach(decision -> elements.add(decision.getId()));
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theCodeOfARuleExists(Row row) {
        assertThat(row.code()).isNotEmpty();
        row.code().forEach(name -> assertExists(Path.of("src/main/java/th/kamt"), name));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("the tests of a rule exist, or the page says that there are none yet")
    void theTestsOfARuleExist(Row row) {
        row.tests().forEach(name -> assertExists(Path.of("src/test/java/th/kamt"), name));
        assertThat(Models.text(PAGE)
                        .lines()
                        .filter(line -> line.startsWith("| " + row.rule() + " |"))
                        .map(line -> line.contains("*none yet*")))
                .containsExactly(row.tests().isEmpty());
    }

    @Test
    void theTestsOfFaultsExist() {
        String page = Models.text(PAGE);
        List<String> tests = names(page.substring(page.indexOf("## Bad input and faults")));
        assertThat(tests).isNotEmpty().allSatisfy(name -> assertExists(Path.of("src/test/java/th/kamt"), name));
    }

    /** {@code package.Class} or {@code package.Class#member}; the member is declared, not merely mentioned. */
    private static void assertExists(Path root, String name) {
        String[] parts = name.split("#", 2);
        Path file = root.resolve(parts[0].replace('.', '/') + ".java");
        assertThat(file).as(name).isRegularFile();
        if (parts.length > 1) {
            // A method's declaration opens a block where a call ends in a semicolon; an enum constant may do either.
            boolean constant = parts[1].equals(parts[1].toUpperCase(Locale.ROOT));
            Pattern declared = Pattern.compile(
                    constant
                            ? "(?m)^    " + parts[1] + "\\b"
                            : "(?m)^\\s+(?:[\\w<>\\[\\], .?]+ )?" + parts[1] + "\\([^;]*$");
            assertThat(Models.text(file)).as(name).containsPattern(declared);
        }
    }

    @Test
    void everyRuleBuiltAndEveryDecisionInEffectHasItsRow() {
        List<String> rules = rows().stream().map(Row::rule).toList();

        assertThat(rules).doesNotHaveDuplicates().containsAll(BUILT).containsAll(decisionsInEffect());
    }

    private static Set<String> decisionsInEffect() {
        List<Map<String, Object>> decisions = new Yaml().load(Models.text(Path.of("src/main/resources/decisions.yml")));
        return decisions.stream()
                .filter(decision -> Boolean.TRUE.equals(decision.get("inEffect")))
                .map(decision -> (String) decision.get("id"))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("models and tables cite no rule that the page does not know")
    void everyRuleThatModelsAndTablesCiteIsOnThePage() {
        Set<String> cited = new TreeSet<>();
        Models.files(Models.PROCESSES, "mn").forEach(file -> cited.addAll(rulesIn(Models.text(file))));

        assertThat(rulesIn(Models.text(PAGE))).containsAll(cited);
    }

    private static Set<String> rulesIn(String text) {
        return RULE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}

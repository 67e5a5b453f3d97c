package th.kamt.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

/** Reads the deployed models. */
@Component
class EngineDecisionTexts implements DecisionTexts {

    private static final String PLAN_YEAR = "planYear";
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    /** Ids of rules and decisions are for logs and exports, not for readers. */
    private static final Pattern RULE_IDS = Pattern.compile("[, ]*\\b(?:R(?:-[A-Z]+)+-?\\d+(?:\\.\\d+)?|D-\\d+)\\b");

    private final RepositoryService repository;
    private final DecisionPins pins;

    EngineDecisionTexts(RepositoryService repository, DecisionPins pins) {
        this.repository = repository;
        this.pins = pins;
    }

    @Override
    public Table table(String decisionKey, PlanYear year) {
        String id = pins.definitionId(decisionKey, year)
                .orElseThrow(() -> new IllegalArgumentException("no decision " + decisionKey + " is deployed"));
        DecisionDefinition definition = repository.getDecisionDefinition(id);
        Decision decision = repository.getDmnModelInstance(id).getModelElementById(decisionKey);
        DecisionTable table = (DecisionTable) decision.getExpression();
        List<Input> inputs = List.copyOf(table.getInputs());
        int yearAt = -1;
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (PLAN_YEAR.equals(text(inputs.get(i).getInputExpression().getText()))) {
                yearAt = i;
            } else {
                columns.add(inputs.get(i).getLabel());
            }
        }
        table.getOutputs().forEach(output -> columns.add(output.getLabel()));
        List<Line> lines = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            List<String> conditions = cells(rule.getInputEntries());
            String counts = yearAt < 0 ? "" : conditions.remove(yearAt);
            if (!FOUR_DIGITS.matcher(counts).matches() || counts.equals(year.toString())) {
                conditions.addAll(cells(rule.getOutputEntries()));
                lines.add(new Line(note(rule), List.copyOf(conditions)));
            }
        }
        return new Table(decisionKey, decision.getName(), definition.getVersion(), List.copyOf(columns), lines);
    }

    private static List<String> cells(Collection<? extends DmnElement> entries) {
        List<String> cells = new ArrayList<>();
        for (DmnElement entry : entries) {
            String cell = entry.getChildElementsByType(Text.class).stream()
                    .map(EngineDecisionTexts::text)
                    .findFirst()
                    .orElse("");
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.indexOf('"', 1) == cell.length() - 1;
            cells.add(quoted ? cell.substring(1, cell.length() - 1) : cell);
        }
        return cells;
    }

    private static String note(Rule rule) {
        String note = rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
        String readable = RULE_IDS.matcher(note).replaceAll("");
        // Brackets that held nothing else go with them, and so does what stood between them and the words.
        return readable.replaceAll(" *\\( *\\)", "").replaceAll("\\( +", "(").replaceAll("^[:,;\\s]+|[:,;\\s]+$", "");
    }

    private static String text(Text text) {
        return text == null || text.getTextContent() == null
                ? ""
                : text.getTextContent().strip();
    }
}

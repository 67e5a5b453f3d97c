package th.kamt.workflow;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

@Component
class EngineDecisionTables implements DecisionTables {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DecisionPins pins;

    EngineDecisionTables(DecisionService decisions, RepositoryService repository, DecisionPins pins) {
        this.decisions = decisions;
        this.repository = repository;
        this.pins = pins;
    }

    @Override
    public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
        return decisions
                .evaluateDecisionTableById(require(decisionKey, year))
                .variables(Map.of("planYear", year.buddhistEra()))
                .evaluate()
                .stream()
                .map(EngineDecisionTables::normalised)
                .toList();
    }

    @Override
    public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
        DmnDecisionRuleResult single = decisions
                .evaluateDecisionTableById(require(decisionKey, year))
                .variables(inputs)
                .evaluate()
                .getSingleResult();
        return single == null ? Map.of() : normalised(single);
    }

    @Override
    public int version(String decisionKey, PlanYear year) {
        return repository.getDecisionDefinition(require(decisionKey, year)).getVersion();
    }

    private String require(String decisionKey, PlanYear year) {
        return pins.definitionId(decisionKey, year)
                .orElseThrow(() -> new IllegalArgumentException("no decision " + decisionKey + " is deployed"));
    }

    /** FEEL answers Long or Double, depending on the cell; Java compares exact decimals. */
    private static Map<String, Object> normalised(DmnDecisionRuleResult row) {
        Map<String, Object> result = new LinkedHashMap<>();
        row.getEntryMap()
                .forEach((name, value) ->
                        result.put(name, value instanceof Number number ? new BigDecimal(number.toString()) : value));
        return result;
    }
}

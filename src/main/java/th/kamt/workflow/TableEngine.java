package th.kamt.workflow;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import th.kamt.calendar.PlanYear;

/** A DMN engine of our own, beside the process engine's: reading a limit writes no decision history, and needs no deployment. */
@Component
class TableEngine {

    /** Takes seconds to build, and nobody waits for it at the start. */
    private final Supplier<DmnEngine> engine = SingletonSupplier.of(
            () -> DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine());

    DmnDecision parse(String decisionKey, InputStream model) {
        return engine.get().parseDecision(decisionKey, model);
    }

    List<DmnDecision> parseAll(InputStream model) {
        return engine.get().parseDecisions(model);
    }

    List<Map<String, Object>> rows(DmnDecision decision, PlanYear year) {
        return engine.get().evaluateDecisionTable(decision, Map.of("planYear", year.buddhistEra())).stream()
                .map(TableEngine::normalised)
                .toList();
    }

    /** Empty if no row fits. */
    Map<String, Object> single(DmnDecision decision, Map<String, Object> inputs) {
        DmnDecisionRuleResult single =
                engine.get().evaluateDecisionTable(decision, inputs).getSingleResult();
        return single == null ? Map.of() : normalised(single);
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

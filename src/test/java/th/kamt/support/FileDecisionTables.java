package th.kamt.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionTables;

/** The decision tables of {@code processes/} read by the bare DMN engine: rule tests need no database. */
public final class FileDecisionTables implements DecisionTables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new HashMap<>();

    public FileDecisionTables() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("processes"), "*.dmn")) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    engine.parseDecisions(in).forEach(decision -> decisions.put(decision.getKey(), decision));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
        return engine.evaluateDecisionTable(require(decisionKey), Map.of("planYear", year.buddhistEra())).stream()
                .map(FileDecisionTables::normalised)
                .toList();
    }

    @Override
    public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
        DmnDecisionRuleResult single =
                engine.evaluateDecisionTable(require(decisionKey), inputs).getSingleResult();
        return single == null ? Map.of() : normalised(single);
    }

    @Override
    public int version(String decisionKey, PlanYear year) {
        return 1;
    }

    private DmnDecision require(String key) {
        DmnDecision decision = decisions.get(key);
        if (decision == null) {
            throw new IllegalArgumentException("no decision " + key + " in processes/*.dmn");
        }
        return decision;
    }

    private static Map<String, Object> normalised(DmnDecisionRuleResult row) {
        Map<String, Object> result = new LinkedHashMap<>();
        row.getEntryMap()
                .forEach((name, value) ->
                        result.put(name, value instanceof Number number ? new BigDecimal(number.toString()) : value));
        return result;
    }
}

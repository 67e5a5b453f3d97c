package th.kamt.workflow;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

/** Evaluates deployed tables. A deployed version never changes, so what was read of it is kept. */
@Component
class EngineDecisionTables implements DecisionTables {

    private record Table(DmnDecision decision, int version) {}

    private record Rows(String definitionId, PlanYear year) {}

    private final RepositoryService repository;
    private final DecisionPins pins;
    private final TableEngine engine;
    private final IdentityService identity;

    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final Map<Rows, List<Map<String, Object>>> rows = new ConcurrentHashMap<>();

    EngineDecisionTables(
            RepositoryService repository, DecisionPins pins, TableEngine engine, IdentityService identity) {
        this.repository = repository;
        this.pins = pins;
        this.engine = engine;
        this.identity = identity;
    }

    @Override
    public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
        String id = require(decisionKey, year);
        return rows.computeIfAbsent(
                new Rows(id, year), key -> engine.rows(table(id).decision(), year));
    }

    @Override
    public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
        return engine.single(table(require(decisionKey, year)).decision(), inputs);
    }

    @Override
    public int version(String decisionKey, PlanYear year) {
        return table(require(decisionKey, year)).version();
    }

    private String require(String decisionKey, PlanYear year) {
        return asTheApplication(() -> pins.definitionId(decisionKey, year))
                .orElseThrow(() -> new IllegalArgumentException("no decision " + decisionKey + " is deployed"));
    }

    private Table table(String definitionId) {
        return tables.computeIfAbsent(definitionId, id -> asTheApplication(() -> parse(id)));
    }

    /** Whoever completes the first task after a start reads the rules for it, and need have no right to see them in the engine. */
    private <T> T asTheApplication(Supplier<T> reading) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return reading.get();
        } finally {
            identity.setAuthentication(caller);
        }
    }

    private Table parse(String definitionId) {
        DecisionDefinition definition = repository.getDecisionDefinition(definitionId);
        InputStream model = repository.getDecisionModel(definitionId);
        return new Table(engine.parse(definition.getKey(), model), definition.getVersion());
    }
}

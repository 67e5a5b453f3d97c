package th.kamt.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;

/** Decision tables that are not in force, evaluated as they would be if they were: nothing is deployed. */
@Component
public class DecisionTrials {

    /**
     * A deployed file of decision tables.
     *
     * @param id      to ask for it by
     * @param version highest version of its tables
     * @param inForce whether its tables are the newest
     */
    public record Deployed(String id, String file, int version, Instant at, boolean inForce) {}

    private static final Logger log = LoggerFactory.getLogger(DecisionTrials.class);

    private final DecisionTables live;
    private final RepositoryService repository;
    private final TableEngine engine;
    private final SingletonSupplier<FeelEngineApi> feel =
            SingletonSupplier.of(() -> FeelEngineBuilder.forJava().build());

    DecisionTrials(DecisionTables live, RepositoryService repository, TableEngine engine) {
        this.live = live;
        this.repository = repository;
        this.engine = engine;
    }

    /**
     * The tables in force with those of a model in their place, in the version they would get.
     *
     * @throws RefusedException if the engine cannot read the model
     */
    public DecisionTables over(byte[] model) {
        try {
            return new Trial(engine.parseAll(new ByteArrayInputStream(model)).stream()
                    .collect(Collectors.toMap(DmnDecision::getKey, Function.identity())));
        } catch (DmnEngineException | ModelException unreadable) {
            throw refused(unreadable, new Message("workflow.trial.unreadable"));
        }
    }

    /** The engine's own words are for the log. */
    private static RefusedException refused(RuntimeException unreadable, Message words) {
        log.warn("A table in question cannot be used", unreadable);
        return new RefusedException(words);
    }

    private static <T> T readable(String decisionKey, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DmnEngineException unreadable) {
            throw refused(unreadable, new Message("workflow.trial.unreadable.table", decisionKey));
        }
    }

    /** Whether the engine can read a condition's cell. */
    public boolean areUnaryTests(String text) {
        return feel.obtain().parseUnaryTests(text).isSuccess();
    }

    /** Whether the engine can read a result's cell. */
    public boolean isExpression(String text) {
        return feel.obtain().parseExpression(text).isSuccess();
    }

    /** Every deployed file, by name, newest first. */
    public List<Deployed> deployed() {
        Map<String, List<DecisionDefinition>> files =
                repository.createDecisionDefinitionQuery().unlimitedList().stream()
                        .collect(Collectors.groupingBy(
                                table -> table.getDeploymentId() + "/" + table.getResourceName()));
        Map<String, Integer> newest = new HashMap<>();
        files.values()
                .forEach(
                        tables -> tables.forEach(table -> newest.merge(table.getKey(), table.getVersion(), Math::max)));
        Map<String, Instant> days = repository.createDeploymentQuery().unlimitedList().stream()
                .collect(Collectors.toMap(
                        Deployment::getId,
                        deployment -> deployment.getDeploymentTime().toInstant()));
        return files.values().stream()
                .map(tables -> new Deployed(
                        tables.get(0).getId(),
                        tables.get(0).getResourceName(),
                        tables.stream()
                                .mapToInt(DecisionDefinition::getVersion)
                                .max()
                                .orElseThrow(),
                        days.get(tables.get(0).getDeploymentId()),
                        tables.stream().allMatch(table -> table.getVersion() == newest.get(table.getKey()))))
                .sorted(Comparator.comparing(Deployed::file)
                        .thenComparing(Deployed::version, Comparator.reverseOrder()))
                .toList();
    }

    /** @throws NotFoundException if no file of that id is deployed */
    public byte[] model(String id) {
        if (deployed().stream().noneMatch(file -> file.id().equals(id))) {
            throw new NotFoundException(new Message("workflow.trial.unknown"));
        }
        try (InputStream model = repository.getDecisionModel(id)) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Trial implements DecisionTables {

        private record Rows(String decisionKey, PlanYear year) {}

        private final Map<String, DmnDecision> decisions;
        private final Map<Rows, List<Map<String, Object>>> rows = new ConcurrentHashMap<>();

        Trial(Map<String, DmnDecision> decisions) {
            this.decisions = decisions;
        }

        @Override
        public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
            DmnDecision decision = decisions.get(decisionKey);
            return decision == null
                    ? live.rows(decisionKey, year)
                    : rows.computeIfAbsent(
                            new Rows(decisionKey, year),
                            key -> readable(decisionKey, () -> engine.rows(decision, year)));
        }

        @Override
        public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
            DmnDecision decision = decisions.get(decisionKey);
            return decision == null
                    ? live.evaluate(decisionKey, year, inputs)
                    : readable(decisionKey, () -> engine.single(decision, inputs));
        }

        @Override
        public int version(String decisionKey, PlanYear year) {
            if (!decisions.containsKey(decisionKey)) {
                return live.version(decisionKey, year);
            }
            DecisionDefinition latest = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decisionKey)
                    .latestVersion()
                    .singleResult();
            return latest == null ? 1 : latest.getVersion() + 1;
        }
    }
}

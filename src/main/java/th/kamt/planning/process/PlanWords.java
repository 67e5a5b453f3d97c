package th.kamt.planning.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanSummaries;
import th.kamt.planning.Station;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.TaskContract;

/** Names and forms of a plan's tasks, for who reads another language than they are kept in. */
@Component
class PlanWords implements EngineWords {

    private final PlanSummaries summaries;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final ObjectMapper json;

    PlanWords(
            PlanSummaries summaries,
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identity,
            ObjectMapper json) {
        this.summaries = summaries;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.json = json;
    }

    @Override
    public Set<String> names() {
        return Stream.concat(
                        Stream.of(
                                PlanTaskNames.OF_NOBODY,
                                PlanTaskNames.OF_AMENDMENT,
                                PlanTaskNames.key(TaskContract.PREPARE_PLAN)),
                        Stream.of(Station.values()).map(station -> PlanTaskNames.key(station.task())))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return PlanningVariables.PLAN_SUMMARY.equals(name)
                ? plan(taskId).map(plan -> written(summaries.forTask(plan.year(), plan.unitCode(), taskId, language)))
                : Optional.empty();
    }

    private Optional<PlanKey> plan(String taskId) {
        List<ProcessInstance> instances = asTheApplication(() -> tasks.createTaskQuery().taskId(taskId).list().stream()
                .map(task -> runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .toList());
        return instances.stream()
                .findFirst()
                .map(ProcessInstance::getBusinessKey)
                .map(PlanKey::parse);
    }

    /** Who has been shown a task's variables need not see its instance. */
    private <T> T asTheApplication(Supplier<T> reading) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return reading.get();
        } finally {
            identity.setAuthentication(caller);
        }
    }

    private String written(Object summary) {
        try {
            return json.writeValueAsString(summary);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

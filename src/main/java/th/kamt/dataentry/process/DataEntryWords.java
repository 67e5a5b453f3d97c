package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.DATA_ENTRY_SUMMARY;
import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntrySummaries;
import th.kamt.dataentry.DataEntrySummary;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.EngineWords;

/** Names and forms of data entry tasks, for who reads another language than they are kept in. */
@Component
class DataEntryWords implements EngineWords {

    private final DataEntrySummaries summaries;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final ObjectMapper json;

    DataEntryWords(
            DataEntrySummaries summaries,
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
        return Set.of(DataEntryTaskWords.NAME);
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        if (!DATA_ENTRY_SUMMARY.equals(name)) {
            return Optional.empty();
        }
        return asTheApplication(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .map(task -> written(summary(task, language))));
    }

    private DataEntrySummary summary(Task task, Locale language) {
        String key = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        String part = ENTERED_BY
                .convert(tasks.getVariable(task.getId(), ENTERED_BY.name()))
                .orElseThrow();
        return summaries.of(PlanKey.parse(key), part, task.getId(), language);
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

package th.kamt.workflow;

import static org.camunda.spin.Spin.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/** What a task's form shows of its matter: one Json document of finished strings, kept in Thai, and written anew for readers of English. */
@Component
public class TaskSummaries {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final ObjectMapper json;

    TaskSummaries(TaskService tasks, RuntimeService runtime, IdentityService identity, ObjectMapper json) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.json = json;
    }

    /** An open task whose summary is asked for. */
    public final class Asked {

        private final Task task;

        private Asked(Task task) {
            this.task = task;
        }

        public String taskId() {
            return task.getId();
        }

        /** Of its process instance. */
        public String businessKey() {
            return runtime.createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult()
                    .getBusinessKey();
        }

        /** @throws IllegalStateException if the variable is missing or of another type: the model is wrong */
        public <T> T require(ProcessVariable<T> variable) {
            return variable.convert(tasks.getVariable(task.getId(), variable.name()))
                    .orElseThrow(() -> new IllegalStateException("process variable " + variable + " is missing"));
        }
    }

    /** As the engine keeps it. */
    public JsonValue kept(Object summary) {
        return SpinValues.jsonValue(JSON(written(summary))).create();
    }

    /**
     * The same for a reader of another language, for {@link EngineWords#variable}. It is read as the application: who has been
     * shown a task's variables need not see its instance.
     *
     * @param definition of the task, whether its summary is the asker's
     */
    public Optional<String> spoken(String taskId, Predicate<String> definition, Function<Asked, Object> summary) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                    .filter(task -> definition.test(task.getTaskDefinitionKey()))
                    .map(task -> written(summary.apply(new Asked(task))));
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

package th.kamt.planning.process;

import static org.camunda.spin.Spin.JSON;
import static th.kamt.workflow.PlanningVariables.PLAN_SUMMARY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanChanged;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanSummaries;

/**
 * Keeps the one Json summary that a plan's form shows, local to its task, so that it is gone with the task and never seen
 * elsewhere; rewritten by every use case that changes the plan.
 */
@Component
class PlanSummaryWriter {

    private final PlanSummaries summaries;
    private final TaskService tasks;
    private final ObjectMapper json;

    PlanSummaryWriter(PlanSummaries summaries, TaskService tasks, ObjectMapper json) {
        this.summaries = summaries;
        this.tasks = tasks;
        this.json = json;
    }

    void write(DelegateTask task, PlanYear year, String unit) {
        task.setVariableLocal(PLAN_SUMMARY, summary(year, unit, task.getId()));
    }

    void write(Task task, PlanYear year, String unit) {
        tasks.setVariableLocal(task.getId(), PLAN_SUMMARY, summary(year, unit, task.getId()));
    }

    @EventListener
    void planChanged(PlanChanged event) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(new PlanKey(event.year(), event.unitCode()).toString())
                .processDefinitionKeyIn("planPreparation", "planApproval")
                .list();
        for (Task task : open) {
            write(task, event.year(), event.unitCode());
        }
    }

    private JsonValue summary(PlanYear year, String unit, String taskId) {
        try {
            return SpinValues.jsonValue(JSON(json.writeValueAsString(summaries.forTask(year, unit, taskId))))
                    .create();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

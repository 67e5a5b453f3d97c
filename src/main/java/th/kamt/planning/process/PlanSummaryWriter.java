package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_SUMMARY;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanChanged;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanSummaries;
import th.kamt.workflow.TaskSummaries;

/**
 * Keeps the one Json summary that a plan's form shows, local to its task, so that it is gone with the task and never seen
 * elsewhere; rewritten by every use case that changes the plan.
 */
@Component
class PlanSummaryWriter {

    private final PlanSummaries summaries;
    private final TaskService tasks;
    private final TaskSummaries written;

    PlanSummaryWriter(PlanSummaries summaries, TaskService tasks, TaskSummaries written) {
        this.summaries = summaries;
        this.tasks = tasks;
        this.written = written;
    }

    void write(DelegateTask task, PlanYear year, String unit) {
        task.setVariableLocal(PLAN_SUMMARY, written.kept(summaries.forTask(year, unit, task.getId())));
    }

    void write(Task task, PlanYear year, String unit) {
        tasks.setVariableLocal(task.getId(), PLAN_SUMMARY, written.kept(summaries.forTask(year, unit, task.getId())));
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
}

package th.kamt.planning.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineMoved;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanDeadlines;
import th.kamt.workflow.TaskContract;

/** Who has a plan's work when its deadline speaks, and the due dates of its tasks when the deadline moves. */
@Component
class PlanDueWork implements DueWork {

    private final PlanApproval approval;
    private final PlanDeadlines deadlines;
    private final TaskService tasks;

    PlanDueWork(PlanApproval approval, PlanDeadlines deadlines, TaskService tasks) {
        this.approval = approval;
        this.deadlines = deadlines;
        this.tasks = tasks;
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return kind == DeadlineKind.PLAN_PREPARATION || kind == DeadlineKind.PLAN_APPROVAL;
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        Deciders deciders = approval.present(work.year(), work.unitCode());
        String path = openTask(work)
                .map(task -> "/tasks/" + task.getId())
                .orElse("/plans/" + work.year() + "/" + work.unitCode());
        return new Responsible(deciders.post(), deciders.people(), path);
    }

    private Optional<Task> openTask(DeadlineWork work) {
        return openTasks(work).stream().findFirst();
    }

    private List<Task> openTasks(DeadlineWork work) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(work.businessKey())
                .processDefinitionKeyIn("planPreparation", "planApproval")
                .list();
    }

    @EventListener
    void deadlineMoved(DeadlineMoved event) {
        if (!owns(event.work().kind())) {
            return;
        }
        for (Task task : openTasks(event.work())) {
            boolean preparing = TaskContract.PREPARE_PLAN.equals(task.getTaskDefinitionKey());
            Optional<Instant> due = preparing
                    ? deadlines.preparationDue(event.work().year(), event.work().unitCode())
                    : deadlines.approvalDue(event.work().year(), event.work().unitCode());
            task.setDueDate(due.map(Date::from).orElse(null));
            tasks.saveTask(task);
        }
    }
}

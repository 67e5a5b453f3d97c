package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.OrganizationChanged;
import th.kamt.planning.DeciderChanged;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanNotices;
import th.kamt.workflow.TaskHolders;

/**
 * People change posts while plans wait, or one is named to decide: open tasks follow, and their new holders are told, in the
 * same transaction.
 */
@Component
class PlanTaskReassignment {

    private final TaskService tasks;
    private final TaskHolders holders;
    private final PlanTaskPeople people;
    private final PlanSummaryWriter summaries;
    private final PlanNotices notices;

    PlanTaskReassignment(
            TaskService tasks,
            TaskHolders holders,
            PlanTaskPeople people,
            PlanSummaryWriter summaries,
            PlanNotices notices) {
        this.tasks = tasks;
        this.holders = holders;
        this.people = people;
        this.summaries = summaries;
        this.notices = notices;
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        openTasks().list().forEach(this::reassign);
    }

    @EventListener
    void deciderChanged(DeciderChanged event) {
        openTasks()
                .processInstanceBusinessKey(new PlanKey(event.year(), event.unitCode()).toString())
                .list()
                .forEach(this::reassign);
    }

    private TaskQuery openTasks() {
        return tasks.createTaskQuery().processDefinitionKeyIn("planPreparation", "planApproval");
    }

    private void reassign(Task task) {
        PlanYear year = PLAN_YEAR
                .convert(tasks.getVariable(task.getId(), PLAN_YEAR.name()))
                .orElseThrow();
        String unit = UNIT_CODE
                .convert(tasks.getVariable(task.getId(), UNIT_CODE.name()))
                .orElseThrow();
        Deciders deciders = people.of(task.getTaskDefinitionKey(), year, unit);
        holders.follow(task, List.of(deciders.post().group()), deciders.people());
        rename(task, year, unit, deciders);
    }

    /** That nobody may decide any longer, or somebody may again, is in the task's name and summary, and in the record. */
    private void rename(Task task, PlanYear year, String unit, Deciders deciders) {
        String name = people.name(task.getTaskDefinitionKey(), year, unit, deciders);
        if (!name.equals(task.getName())) {
            Task fresh = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            fresh.setName(name);
            tasks.saveTask(fresh);
            people.record(task.getTaskDefinitionKey(), year, unit);
            summaries.write(fresh, year, unit);
        } else if (people.recordBarredStandIns(task.getTaskDefinitionKey(), year, unit)) {
            summaries.write(task, year, unit);
        }
        // Those who had it before have been told and are not told again.
        notices.taskCreated(
                task.getId(),
                people.message(task.getTaskDefinitionKey(), year, unit),
                PlanTaskPeople.due(task.getDueDate()),
                deciders.people());
    }
}

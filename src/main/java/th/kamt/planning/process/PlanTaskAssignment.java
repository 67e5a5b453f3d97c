package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanNotices;
import th.kamt.workflow.TaskHolders;

/**
 * On creation of a plan's user task: the post that has it, and the person outright where only one is left; names the unit in it, puts the
 * plan's figures in front of them, and tells them.
 */
@Component("planTaskAssignment")
class PlanTaskAssignment implements TaskListener {

    private final PlanTaskPeople people;
    private final PlanSummaryWriter summaries;
    private final PlanNotices notices;
    private final TaskHolders holders;

    PlanTaskAssignment(PlanTaskPeople people, PlanSummaryWriter summaries, PlanNotices notices, TaskHolders holders) {
        this.people = people;
        this.summaries = summaries;
        this.notices = notices;
        this.holders = holders;
    }

    @Override
    public void notify(DelegateTask task) {
        PlanYear year = PLAN_YEAR.require(task);
        String unit = UNIT_CODE.require(task);
        String key = task.getTaskDefinitionKey();
        Deciders deciders = people.of(key, year, unit);
        task.setName(people.name(key, year, unit, deciders));
        task.addCandidateGroup(deciders.post().group());
        holders.give(task, deciders.people());
        people.record(key, year, unit);
        summaries.write(task, year, unit);
        notices.taskCreated(
                task.getId(),
                people.message(task.getTaskDefinitionKey(), year, unit),
                PlanTaskPeople.due(task.getDueDate()),
                deciders.people());
    }
}

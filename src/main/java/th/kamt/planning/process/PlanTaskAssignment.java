package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanNotices;
import th.kamt.planning.Station;

/**
 * On creation of a plan's user task: the post that has it, and the person outright where only one is left; names the unit in it, puts the
 * plan's figures in front of them, and tells them.
 */
@Component("planTaskAssignment")
class PlanTaskAssignment implements TaskListener {

    private final PlanApproval approval;
    private final PlanSummaryWriter summaries;
    private final PlanTaskNames names;
    private final PlanNotices notices;

    PlanTaskAssignment(PlanApproval approval, PlanSummaryWriter summaries, PlanTaskNames names, PlanNotices notices) {
        this.approval = approval;
        this.summaries = summaries;
        this.names = names;
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        PlanYear year = PLAN_YEAR.require(task);
        String unit = UNIT_CODE.require(task);
        Deciders deciders = Station.byTask(task.getTaskDefinitionKey())
                .map(station -> approval.deciders(year, unit, station))
                .orElseGet(() -> approval.preparers(unit));
        task.setName(names.of(task.getTaskDefinitionKey(), year, unit));
        task.addCandidateGroup(deciders.post().group());
        if (deciders.people().size() == 1) {
            task.setAssignee(deciders.people().get(0));
        }
        summaries.write(task, year, unit);
        notices.taskCreated(
                task.getId(),
                names.message(task.getTaskDefinitionKey(), year, unit),
                Bangkok.dayOf(task.getDueDate().toInstant()),
                deciders.people());
    }
}

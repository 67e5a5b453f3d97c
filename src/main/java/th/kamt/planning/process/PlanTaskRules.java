package th.kamt.planning.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanPreparation;
import th.kamt.planning.Station;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;
import th.kamt.workflow.TaskContract;

/** Who may complete a plan's tasks, and when: asked before the engine does anything, however completion is tried. */
@Component
class PlanTaskRules implements TaskCompletionRule {

    private final PlanApproval approval;
    private final PlanPreparation preparation;

    PlanTaskRules(PlanApproval approval, PlanPreparation preparation) {
        this.approval = approval;
        this.preparation = preparation;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return TaskContract.PREPARE_PLAN.equals(taskDefinitionKey)
                || Station.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public void check(TaskCompletion completion) {
        PlanKey plan = PlanKey.parse(completion.businessKey());
        Optional<Station> station = Station.byTask(completion.taskDefinitionKey());
        if (station.isPresent()) {
            approval.requireMayDecide(plan.year(), plan.unitCode(), station.get(), completion.person());
        } else {
            preparation.requireSubmittable(plan.year(), plan.unitCode(), completion.person(), (String)
                    completion.answers().get(TaskContract.NOTE));
        }
    }
}

package th.kamt.planning.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanPreparation;
import th.kamt.planning.Station;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;

/** Who may complete a plan's tasks, and when: asked before the engine does anything, however completion is tried. */
@Component
class PlanTaskRules implements TaskCompletionRule {

    private static final String PREPARE = "Task_PreparePlan";

    private final PlanApproval approval;
    private final PlanPreparation preparation;

    PlanTaskRules(PlanApproval approval, PlanPreparation preparation) {
        this.approval = approval;
        this.preparation = preparation;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return PREPARE.equals(taskDefinitionKey)
                || Station.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public void check(TaskCompletion completion) {
        String key = completion.businessKey();
        PlanYear year = PlanYear.parse(key.substring(0, key.indexOf('/')));
        String unit = key.substring(key.indexOf('/') + 1);
        Optional<Station> station = Station.byTask(completion.taskDefinitionKey());
        if (station.isPresent()) {
            approval.requireMayDecide(year, unit, station.get(), completion.person());
        } else {
            preparation.requireSubmittable(year, unit, completion.person(), (String)
                    completion.answers().get("note"));
        }
    }
}

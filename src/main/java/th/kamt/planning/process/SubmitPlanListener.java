package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanPreparation;
import th.kamt.workflow.TaskContract;

/**
 * {@code Task_PreparePlan} completed: the plan is submitted and frozen in the same transaction, so that it counts the moment
 * the person is told so.
 */
@Component("submitPlanListener")
class SubmitPlanListener implements TaskListener {

    private final PlanPreparation preparation;
    private final AccessControl access;

    SubmitPlanListener(PlanPreparation preparation, AccessControl access) {
        this.preparation = preparation;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        preparation.submit(PLAN_YEAR.require(task), UNIT_CODE.require(task), access.currentPerson(), (String)
                task.getVariable(TaskContract.NOTE));
        task.removeVariable(TaskContract.NOTE);
    }
}

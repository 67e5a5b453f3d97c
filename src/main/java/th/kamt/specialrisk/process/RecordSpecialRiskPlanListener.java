package th.kamt.specialrisk.process;

import static th.kamt.workflow.CareVariables.SPECIAL_RISK_OUTCOME;
import static th.kamt.workflow.CareVariables.SPECIAL_RISK_PLAN_ID;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.workflow.CareVariables.SpecialRiskOutcome;
import th.kamt.workflow.TaskContract;

/** A special-risk plan presented, agreed to or returned: recorded in the same transaction, and the gateway gets its answer. */
@Component("recordSpecialRiskPlanListener")
class RecordSpecialRiskPlanListener implements TaskListener {

    private final SpecialRiskPlans plans;
    private final AccessControl access;

    RecordSpecialRiskPlanListener(SpecialRiskPlans plans, AccessControl access) {
        this.plans = plans;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        long id = SPECIAL_RISK_PLAN_ID.require(task);
        String comment = (String) task.getVariable(TaskContract.COMMENT);
        if (SpecialRiskTaskId.DRAFT.equals(task.getTaskDefinitionKey())) {
            plans.presented(id, access.currentPerson(), comment);
        } else {
            boolean agrees = TaskContract.APPROVE.equals(task.getVariable(TaskContract.DECISION));
            plans.decided(id, access.currentPerson(), agrees, comment);
            SPECIAL_RISK_OUTCOME.set(task, agrees ? SpecialRiskOutcome.AGREED : SpecialRiskOutcome.RETURNED);
        }
        // The answer belongs to this task; the next one must not find it.
        task.removeVariables(List.of(TaskContract.DECISION, TaskContract.COMMENT));
    }
}

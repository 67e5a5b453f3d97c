package th.kamt.specialrisk.process;

import static th.kamt.workflow.CareVariables.SPECIAL_RISK_PLAN_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.specialrisk.SpecialRiskPlans;

/** {@code Task_PlanActions}: makes activities of the agreed plan's actions. */
@Component("planSpecialRiskActionsDelegate")
class PlanSpecialRiskActionsDelegate implements JavaDelegate {

    private final SpecialRiskPlans plans;

    PlanSpecialRiskActionsDelegate(SpecialRiskPlans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        plans.planActions(SPECIAL_RISK_PLAN_ID.require(execution));
    }
}

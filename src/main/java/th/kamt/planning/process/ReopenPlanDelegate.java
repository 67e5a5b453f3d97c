package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanPreparation;

/** {@code Task_ReopenPlan}: opens the plan for its unit again, on the newest scores. */
@Component
class ReopenPlanDelegate implements JavaDelegate {

    private final PlanPreparation useCase;

    ReopenPlanDelegate(PlanPreparation useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.reopen(PLAN_YEAR.require(execution), UNIT_CODE.require(execution));
    }
}

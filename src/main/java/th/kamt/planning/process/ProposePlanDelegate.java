package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanPreparation;

/** {@code Task_ProposePlan}, {@code Task_RefreshProposal}: proposes staffing and services; keeps what the unit decided. */
@Component
class ProposePlanDelegate implements JavaDelegate {

    private final PlanPreparation useCase;

    ProposePlanDelegate(PlanPreparation useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.propose(PLAN_YEAR.require(execution), UNIT_CODE.require(execution));
    }
}

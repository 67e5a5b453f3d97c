package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanApproval;

/** {@code Task_RecordApproval}: puts the approved plan in force. */
@Component
class RecordApprovalDelegate implements JavaDelegate {

    private final PlanApproval useCase;

    RecordApprovalDelegate(PlanApproval useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.putInForce(PLAN_YEAR.require(execution), UNIT_CODE.require(execution));
    }
}

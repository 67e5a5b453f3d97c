package th.kamt.dataentry.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanKey;

/** {@code Task_FinishDataEntry}: records that the unit's data are complete, as of the last share. */
@Component
class FinishDataEntryDelegate implements JavaDelegate {

    private final DataEntry useCase;

    FinishDataEntryDelegate(DataEntry useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.finish(new PlanKey(PLAN_YEAR.require(execution), UNIT_CODE.require(execution)));
    }
}

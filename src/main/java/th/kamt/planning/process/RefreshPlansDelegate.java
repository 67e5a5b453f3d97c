package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanYears;

/** {@code Task_RefreshPlans}: starts units imported since, and tells every plan of the new scores. */
@Component
class RefreshPlansDelegate implements JavaDelegate {

    private final PlanYears useCase;

    RefreshPlansDelegate(PlanYears useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.startPreparations(PLAN_YEAR.require(execution));
        useCase.scoresChanged(PLAN_YEAR.require(execution));
    }
}

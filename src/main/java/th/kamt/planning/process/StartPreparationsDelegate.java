package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanYears;

/** {@code Task_StartPreparations}: starts every unit that makes a plan and has none yet. */
@Component
class StartPreparationsDelegate implements JavaDelegate {

    private final PlanYears useCase;

    StartPreparationsDelegate(PlanYears useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.startPreparations(PLAN_YEAR.require(execution));
    }
}

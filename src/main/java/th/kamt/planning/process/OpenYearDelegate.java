package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.LIST_IMPORTED;
import static th.kamt.workflow.PlanningVariables.NEWLY_OPENED;
import static th.kamt.workflow.PlanningVariables.OPENED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanYears;
import th.kamt.planning.PlanYears.Opening;

/** {@code Task_OpenYear}: takes the plan year up for this instance, and says whether the customer list is there. */
@Component
class OpenYearDelegate implements JavaDelegate {

    private final PlanYears years;

    OpenYearDelegate(PlanYears years) {
        this.years = years;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Opening opening =
                years.takeUp(PLAN_YEAR.find(execution), execution.getProcessInstanceId(), OPENED_BY.find(execution));
        PLAN_YEAR.set(execution, opening.year());
        NEWLY_OPENED.set(execution, opening.newlyOpened());
        LIST_IMPORTED.set(execution, opening.listImported());
        if (opening.newlyOpened()) {
            execution.setProcessBusinessKey(opening.year().toString());
        }
    }
}

package th.kamt.selection.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.SELECTED_COUNT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.selection.AccountSelection;

/** {@code Task_ScoreAccounts}: scores the plan year's whole customer list; writes the number selected. */
@Component
class ScoreAccountsDelegate implements JavaDelegate {

    private final AccountSelection selection;

    ScoreAccountsDelegate(AccountSelection selection) {
        this.selection = selection;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SELECTED_COUNT.set(
                execution, (long) selection.score(PLAN_YEAR.require(execution)).selected());
    }
}

package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanDeadlines;
import th.kamt.workflow.ProcessBean;

/** Due dates of the plan's user tasks, as the register has them. */
@ProcessBean
@Component("planDueDates")
public class PlanDueDates {

    private final PlanDeadlines deadlines;

    PlanDueDates(PlanDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** of a plan sent back, step 2's; {@code null} of an amendment, and so is the other. */
    public Date preparation(DelegateExecution execution) {
        return deadlines
                .preparationDue(PLAN_YEAR.require(execution), UNIT_CODE.require(execution))
                .map(Date::from)
                .orElse(null);
    }

    /** Step 2. */
    public Date approval(DelegateExecution execution) {
        return deadlines
                .approvalDue(PLAN_YEAR.require(execution), UNIT_CODE.require(execution))
                .map(Date::from)
                .orElse(null);
    }
}

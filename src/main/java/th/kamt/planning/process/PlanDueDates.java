package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.planning.PlanStandings;
import th.kamt.workflow.ProcessBean;

/** Due dates of the plan's user tasks, at the end of the day in Bangkok. */
@ProcessBean
@Component("planDueDates")
public class PlanDueDates {

    /** 30 November of the year before. */
    public Date preparation(DelegateExecution execution) {
        return Date.from(Bangkok.endOf(PlanStandings.preparationDue(PLAN_YEAR.require(execution))));
    }

    /** Step 2: 31 December of the year before. */
    public Date approval(DelegateExecution execution) {
        return Date.from(Bangkok.endOf(PlanStandings.approvalDue(PLAN_YEAR.require(execution))));
    }
}

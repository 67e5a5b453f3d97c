package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanApproval;
import th.kamt.workflow.ProcessBean;

/** Where a round of approval begins: at the first station of the plan's route, or where a return was taken back. */
@ProcessBean
@Component("planRoute")
public class PlanRoute {

    private final PlanApproval approval;

    PlanRoute(PlanApproval approval) {
        this.approval = approval;
    }

    /** Whether that user task's station is the one to decide next. */
    public boolean nextIs(DelegateExecution execution, String task) {
        return approval.next(PLAN_YEAR.require(execution), UNIT_CODE.require(execution))
                .task()
                .equals(task);
    }
}

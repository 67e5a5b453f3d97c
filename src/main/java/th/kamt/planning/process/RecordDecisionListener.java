package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.PLAN_OUTCOME;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.Station;
import th.kamt.planning.Verdict;
import th.kamt.workflow.PlanningVariables.PlanOutcome;
import th.kamt.workflow.TaskContract;

/** A station's task completed: the decision is recorded in the same transaction, and the gateway gets its answer. */
@Component("recordDecisionListener")
class RecordDecisionListener implements TaskListener {

    private static final List<String> ANSWERS = List.of(TaskContract.DECISION, TaskContract.COMMENT);

    private final PlanApproval approval;
    private final AccessControl access;

    RecordDecisionListener(PlanApproval approval, AccessControl access) {
        this.approval = approval;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        Verdict verdict =
                Verdict.byId((String) task.getVariable(TaskContract.DECISION)).orElseThrow();
        approval.decide(
                PLAN_YEAR.require(task),
                UNIT_CODE.require(task),
                Station.byTask(task.getTaskDefinitionKey()).orElseThrow(),
                task.getId(),
                access.currentPerson(),
                verdict,
                (String) task.getVariable(TaskContract.COMMENT));
        PLAN_OUTCOME.set(task, verdict == Verdict.APPROVE ? PlanOutcome.APPROVED : PlanOutcome.RETURNED);
        // The answer belongs to this station; the next one must not find it.
        ANSWERS.forEach(task::removeVariable);
    }
}

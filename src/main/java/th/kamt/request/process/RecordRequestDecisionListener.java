package th.kamt.request.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.request.RequestStation;
import th.kamt.request.Requests;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.RequestVariables.RequestOutcome;
import th.kamt.workflow.TaskContract;

/** A station's task completed: the decision is recorded in the same transaction, and the gateway gets its answer. */
@Component("recordRequestDecisionListener")
class RecordRequestDecisionListener implements TaskListener {

    private final Requests requests;
    private final AccessControl access;

    RecordRequestDecisionListener(Requests requests, AccessControl access) {
        this.requests = requests;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approves = TaskContract.APPROVE.equals(task.getVariable(TaskContract.DECISION));
        requests.decide(
                RequestVariables.REQUEST_ID.require(task),
                RequestStation.byTask(task.getTaskDefinitionKey()).orElseThrow(),
                access.currentPerson(),
                approves,
                (String) task.getVariable(TaskContract.COMMENT));
        RequestVariables.REQUEST_OUTCOME.set(task, approves ? RequestOutcome.APPROVED : RequestOutcome.RETURNED);
        // The answer belongs to this station; the next one must not find it.
        List.of(TaskContract.DECISION, TaskContract.COMMENT).forEach(task::removeVariable);
    }
}

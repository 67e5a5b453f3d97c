package th.kamt.request.process;

import org.springframework.stereotype.Component;
import th.kamt.request.RequestStation;
import th.kamt.request.Requests;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;
import th.kamt.workflow.TaskContract;

/** Who may decide on a request, and when it may be approved. */
@Component
class RequestRules implements TaskCompletionRule {

    private final Requests requests;

    RequestRules(Requests requests) {
        this.requests = requests;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return RequestStation.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public void check(TaskCompletion completion) {
        String key = completion.businessKey();
        requests.requireMayDecide(
                Long.parseLong(key.substring(key.indexOf('/') + 1)),
                RequestStation.byTask(completion.taskDefinitionKey()).orElseThrow(),
                completion.person(),
                TaskContract.APPROVE.equals(completion.answers().get(TaskContract.DECISION)));
    }
}

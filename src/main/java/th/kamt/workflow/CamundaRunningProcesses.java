package th.kamt.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaRunningProcesses implements RunningProcesses {

    private final RuntimeService runtime;
    private final IdentityService identity;

    CamundaRunningProcesses(RuntimeService runtime, IdentityService identity) {
        this.runtime = runtime;
        this.identity = identity;
    }

    @Override
    public String start(String processId, String businessKey, Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey(processId, businessKey, variables)
                .getId();
    }

    @Override
    public String startByMessage(String message, String businessKey, Map<String, Object> variables) {
        return runtime.startProcessInstanceByMessage(message, businessKey, variables)
                .getId();
    }

    @Override
    public boolean send(String message, String processId, String businessKey) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .processInstanceBusinessKey(businessKey)
                .active()
                .list();
        for (ProcessInstance instance : instances) {
            List<Execution> waiting = runtime.createExecutionQuery()
                    .processInstanceId(instance.getId())
                    .messageEventSubscriptionName(message)
                    .list();
            if (!waiting.isEmpty()) {
                runtime.messageEventReceived(message, waiting.get(0).getId());
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean end(String processId, String businessKey, String reason) {
        // The instance is the application's; what the person at work may do was asked before.
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                    .processDefinitionKey(processId)
                    .processInstanceBusinessKey(businessKey)
                    .list();
            instances.forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
            return !instances.isEmpty();
        } finally {
            identity.setAuthentication(before);
        }
    }

    @Override
    public boolean isActive(String processId, String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(processId)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }
}

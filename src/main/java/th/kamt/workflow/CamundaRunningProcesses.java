package th.kamt.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaRunningProcesses implements RunningProcesses {

    private final RuntimeService runtime;

    CamundaRunningProcesses(RuntimeService runtime) {
        this.runtime = runtime;
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
    public boolean isActive(String processId, String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(processId)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }
}

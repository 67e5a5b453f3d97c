package th.kamt.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaRunningProcesses implements RunningProcesses {

    private static final String ACTIVE = "select exists (select 1 from ACT_RU_EXECUTION e"
            + " join ACT_RE_PROCDEF p on p.ID_ = e.PROC_DEF_ID_"
            + " where e.BUSINESS_KEY_ = ? and e.PARENT_ID_ is null and p.KEY_ = ?)";

    private final RuntimeService runtime;
    private final IdentityService identity;
    private final JdbcTemplate jdbc;

    CamundaRunningProcesses(RuntimeService runtime, IdentityService identity, JdbcTemplate jdbc) {
        this.runtime = runtime;
        this.identity = identity;
        this.jdbc = jdbc;
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
        // Asked for every deadline that is met: the engine's own query takes it many times as long to word.
        return Boolean.TRUE.equals(jdbc.queryForObject(ACTIVE, Boolean.class, businessKey, processId));
    }
}

package th.kamt.urgentvoice.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.OrganizationChanged;
import th.kamt.urgentvoice.VoiceTasks;

/** People change posts or leave while cases are open: their tasks follow, in the same transaction. */
@Component
class VoiceTaskReassignment {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final VoiceOffer offer;

    VoiceTaskReassignment(TaskService tasks, RuntimeService runtime, VoiceOffer offer) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.offer = offer;
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        Map<String, String> keys =
                runtime.createProcessInstanceQuery().processDefinitionKey(VoiceTasks.URGENT_VOICE).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        tasks.createTaskQuery()
                .processDefinitionKey(VoiceTasks.URGENT_VOICE)
                .list()
                .forEach(task -> offer.caseOf(task, keys.get(task.getProcessInstanceId()))
                        .ifPresent(voice -> offer.follow(task, voice)));
    }
}

package th.kamt.urgentvoice.process;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.OrganizationChanged;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.VoiceTasks;

/** People change posts or leave, or accounts change hands, while cases are open: their tasks follow, in the same transaction. */
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
        follow(voice -> true);
    }

    /** Accounts change hands: who has them now answers. A customer lost or left out is still answered. */
    @EventListener
    void portfolioChanged(PortfolioChanged event) {
        Set<String> accounts = event.changes().stream()
                .filter(change -> change.kind() != PortfolioChanged.Kind.TIER_CHANGED)
                .map(PortfolioChanged.Change::accountId)
                .collect(Collectors.toSet());
        if (!accounts.isEmpty()) {
            follow(voice -> accounts.contains(voice.accountId()));
        }
    }

    private void follow(Predicate<UrgentVoice> concerned) {
        Map<String, String> keys =
                runtime.createProcessInstanceQuery().processDefinitionKey(VoiceTasks.URGENT_VOICE).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        tasks.createTaskQuery()
                .processDefinitionKey(VoiceTasks.URGENT_VOICE)
                .list()
                .forEach(task -> offer.caseOf(task, keys.get(task.getProcessInstanceId()))
                        .filter(concerned)
                        .ifPresent(voice -> offer.follow(task, voice)));
    }
}

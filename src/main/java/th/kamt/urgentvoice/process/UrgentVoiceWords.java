package th.kamt.urgentvoice.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.workflow.EngineWords;

/** Names of urgent voices' tasks, for who reads another language than they are kept in. */
@Component
class UrgentVoiceWords implements EngineWords {

    @Override
    public Set<String> names() {
        return Set.of(
                "urgentvoice.task.Task_OrderRemedy",
                "urgentvoice.task.Task_ReportRemedy",
                "urgentvoice.task.Task_AnswerCustomer");
    }
}

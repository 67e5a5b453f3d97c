package th.kamt.urgentvoice.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.VoiceSummaries;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of urgent voices' tasks, for who reads another language than they are kept in. */
@Component
class UrgentVoiceWords implements EngineWords {

    private final UrgentVoices voices;
    private final VoiceSummaries summaries;
    private final TaskSummaries written;

    UrgentVoiceWords(UrgentVoices voices, VoiceSummaries summaries, TaskSummaries written) {
        this.voices = voices;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Set.of(
                "urgentvoice.task.Task_OrderRemedy",
                "urgentvoice.task.Task_ReportRemedy",
                "urgentvoice.task.Task_AnswerCustomer");
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return VoiceOffer.VOICE_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        definition -> true,
                        task -> summaries.of(voices.require(UrgentVoice.numberOf(task.businessKey())), language))
                : Optional.empty();
    }
}

package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.DATA_ENTRY_SUMMARY;
import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntrySummaries;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of data entry tasks, for who reads another language than they are kept in. */
@Component
class DataEntryWords implements EngineWords {

    private final DataEntrySummaries summaries;
    private final TaskSummaries written;

    DataEntryWords(DataEntrySummaries summaries, TaskSummaries written) {
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Set.of(DataEntryTaskWords.NAME);
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return DATA_ENTRY_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        definition -> true,
                        task -> summaries.of(
                                PlanKey.parse(task.businessKey()), task.require(ENTERED_BY), taskId, language))
                : Optional.empty();
    }
}

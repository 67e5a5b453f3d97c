package th.kamt.network.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWorks;
import th.kamt.network.WorkKind;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of the Network unit's tasks, for who reads another language than they are kept in. */
@Component
class NetworkWords implements EngineWords {

    private final NetworkWorks works;
    private final NetworkSummaries summaries;
    private final TaskSummaries written;

    NetworkWords(NetworkWorks works, NetworkSummaries summaries, TaskSummaries written) {
        this.works = works;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Stream.concat(
                        Stream.of(NetworkTasks.NAME),
                        Stream.of(WorkKind.values()).map(WorkKind::messageKey))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return CareVariables.TASK_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        NetworkTaskId.DO::equals,
                        task -> summaries.of(works.require(task.require(CareVariables.NETWORK_WORK_ID)), language))
                : Optional.empty();
    }
}

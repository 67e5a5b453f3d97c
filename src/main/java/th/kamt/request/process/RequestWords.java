package th.kamt.request.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.request.RequestStation;
import th.kamt.request.Requests;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of requests' tasks, for who reads another language than they are kept in. */
@Component
class RequestWords implements EngineWords {

    private final Requests requests;
    private final RequestSummaries summaries;
    private final TaskSummaries written;

    RequestWords(Requests requests, RequestSummaries summaries, TaskSummaries written) {
        this.requests = requests;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Stream.concat(
                        Stream.of(RequestTasks.OF_NOBODY),
                        Stream.of(RequestStation.values()).map(RequestTasks::nameKey))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return RequestVariables.TASK_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        definition -> RequestStation.byTask(definition).isPresent(),
                        task -> summaries.of(
                                requests.find(task.require(RequestVariables.REQUEST_ID))
                                        .orElseThrow(),
                                language))
                : Optional.empty();
    }
}

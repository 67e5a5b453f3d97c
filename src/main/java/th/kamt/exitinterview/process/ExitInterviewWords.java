package th.kamt.exitinterview.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.exitinterview.ExitInterviewTaskId;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of exit interviews' tasks, for who reads another language than they are kept in. */
@Component
class ExitInterviewWords implements EngineWords {

    private final ExitInterviews interviews;
    private final ExitInterviewSummaries summaries;
    private final TaskSummaries written;

    ExitInterviewWords(ExitInterviews interviews, ExitInterviewSummaries summaries, TaskSummaries written) {
        this.interviews = interviews;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Set.of("exitinterview.task");
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return RequestVariables.TASK_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        ExitInterviewTaskId.HOLD::equals,
                        task -> summaries.of(
                                interviews
                                        .find(task.require(RequestVariables.INTERVIEW_ID))
                                        .orElseThrow(),
                                language))
                : Optional.empty();
    }
}

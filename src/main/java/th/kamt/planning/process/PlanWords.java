package th.kamt.planning.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanSummaries;
import th.kamt.planning.Station;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of a plan's tasks, for who reads another language than they are kept in. */
@Component
class PlanWords implements EngineWords {

    private final PlanSummaries summaries;
    private final TaskSummaries written;

    PlanWords(PlanSummaries summaries, TaskSummaries written) {
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Stream.concat(
                        Stream.of(
                                PlanTaskNames.OF_NOBODY,
                                PlanTaskNames.OF_AMENDMENT,
                                PlanTaskNames.key(TaskContract.PREPARE_PLAN)),
                        Stream.of(Station.values()).map(station -> PlanTaskNames.key(station.task())))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return PlanningVariables.PLAN_SUMMARY.equals(name)
                ? written.spoken(taskId, definition -> true, task -> {
                    PlanKey plan = PlanKey.parse(task.businessKey());
                    return summaries.forTask(plan.year(), plan.unitCode(), taskId, language);
                })
                : Optional.empty();
    }
}

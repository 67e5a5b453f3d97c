package th.kamt.specialrisk.process;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.TaskSummaries;

/** Names and forms of special-risk plans' tasks, for who reads another language than they are kept in. */
@Component
class SpecialRiskWords implements EngineWords {

    private static final Set<String> TASKS = Set.of(SpecialRiskTaskId.DRAFT, SpecialRiskTaskId.AGREE);

    private final SpecialRiskPlans plans;
    private final SpecialRiskSummaries summaries;
    private final TaskSummaries written;

    SpecialRiskWords(SpecialRiskPlans plans, SpecialRiskSummaries summaries, TaskSummaries written) {
        this.plans = plans;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public Set<String> names() {
        return Set.of(SpecialRiskTasks.NAME + SpecialRiskTaskId.DRAFT, SpecialRiskTasks.NAME + SpecialRiskTaskId.AGREE);
    }

    @Override
    public Optional<String> variable(String taskId, String name, Locale language) {
        return CareVariables.TASK_SUMMARY.equals(name)
                ? written.spoken(
                        taskId,
                        TASKS::contains,
                        task -> summaries.of(plans.require(task.require(CareVariables.SPECIAL_RISK_PLAN_ID)), language))
                : Optional.empty();
    }
}

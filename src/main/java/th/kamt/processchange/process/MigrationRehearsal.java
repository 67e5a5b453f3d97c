package th.kamt.processchange.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.migration.instance.parser.MigratingInstanceParser;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingProcessInstanceValidationReportImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;

/** The engine's own examination of an instance before it migrates, without the migration: it answers instead of throwing. */
class MigrationRehearsal extends MigrateProcessInstanceCmd {

    private final MigrationPlan plan;

    MigrationRehearsal(MigrationPlan plan) {
        super(null, true);
        this.plan = plan;
    }

    /**
     * What the engine has against an instance's move.
     *
     * @param places ids of the activities it is about; empty if it is about the instance
     * @param words  the engine's own, for the log
     */
    record Fault(List<String> places, String words) {}

    /** Why the instance cannot follow the plan; empty if it can. */
    Optional<Fault> faultOf(String instanceId, CommandExecutor executor) {
        return executor.execute(context -> context.runWithoutAuthorization(() -> examined(instanceId, context)));
    }

    private Optional<Fault> examined(String instanceId, CommandContext context) {
        MigratingProcessInstanceValidationReportImpl report = new MigratingProcessInstanceValidationReportImpl();
        report.setProcessInstanceId(instanceId);
        MigratingProcessInstance instance = new MigratingInstanceParser(
                        context.getProcessEngineConfiguration().getProcessEngine())
                .parse(instanceId, plan, report);
        validateInstructions(context, instance, report);
        if (!report.hasFailures()) {
            return Optional.empty();
        }
        Stream<List<String>> inner = Stream.concat(
                report.getActivityInstanceReports().stream().map(one -> one.getFailures()),
                report.getTransitionInstanceReports().stream().map(one -> one.getFailures()));
        List<String> places = Stream.concat(
                        report.getActivityInstanceReports().stream()
                                .filter(one -> !one.getFailures().isEmpty())
                                .map(one -> one.getSourceScopeId()),
                        report.getTransitionInstanceReports().stream()
                                .filter(one -> !one.getFailures().isEmpty())
                                .map(one -> one.getSourceScopeId()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new Fault(
                places,
                Stream.concat(report.getFailures().stream(), inner.flatMap(List::stream))
                        .distinct()
                        .collect(Collectors.joining(" "))));
    }
}

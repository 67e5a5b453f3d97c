package th.kamt.processchange.process;

import java.util.List;
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

    /** Why the instance cannot follow the plan, in the engine's words; empty if it can. */
    Optional<String> faultOf(String instanceId, CommandExecutor executor) {
        return executor.execute(context -> context.runWithoutAuthorization(() -> examined(instanceId, context)));
    }

    private Optional<String> examined(String instanceId, CommandContext context) {
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
        return Optional.of(Stream.concat(report.getFailures().stream(), inner.flatMap(List::stream))
                .distinct()
                .collect(Collectors.joining(" ")));
    }
}

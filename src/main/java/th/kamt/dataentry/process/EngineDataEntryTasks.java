package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntryTasks;
import th.kamt.planning.PlanKey;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.RunningProcesses;

@Component
class EngineDataEntryTasks implements DataEntryTasks {

    static final String PROCESS = "dataEntry";

    private final RunningProcesses processes;
    private final TaskService tasks;

    EngineDataEntryTasks(RunningProcesses processes, TaskService tasks) {
        this.processes = processes;
        this.tasks = tasks;
    }

    @Override
    public void start(PlanKey unit) {
        processes.start(
                PROCESS,
                unit.toString(),
                Map.of(PLAN_YEAR.name(), PLAN_YEAR.toEngine(unit.year()), UNIT_CODE.name(), unit.unitCode()));
    }

    @Override
    public void handOver(String taskId, String part, Carer carer) {
        tasks.setVariable(taskId, ENTERED_BY.name(), part);
        follow(taskId, carer);
    }

    @Override
    public void complete(String taskId) {
        tasks.complete(taskId);
    }

    /** The task is offered to that post, and held by its only person; who holds it already keeps it. */
    void follow(String taskId, Carer carer) {
        String group = carer.post().group();
        List<String> present = tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        present.stream()
                .filter(other -> !other.equals(group))
                .forEach(other -> tasks.deleteCandidateGroup(taskId, other));
        if (!present.contains(group)) {
            tasks.addCandidateGroup(taskId, group);
        }
        String holder = tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee();
        if (holder == null || !carer.is(holder)) {
            tasks.setAssignee(taskId, carer.only().orElse(null));
        }
    }
}

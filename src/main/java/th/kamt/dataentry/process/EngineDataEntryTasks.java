package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntryTasks;
import th.kamt.planning.PlanKey;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.RunningProcesses;
import th.kamt.workflow.TaskHolders;

@Component
class EngineDataEntryTasks implements DataEntryTasks {

    static final String PROCESS = "dataEntry";

    private final RunningProcesses processes;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TaskHolders holders;

    EngineDataEntryTasks(RunningProcesses processes, RuntimeService runtime, TaskService tasks, TaskHolders holders) {
        this.processes = processes;
        this.runtime = runtime;
        this.tasks = tasks;
        this.holders = holders;
    }

    @Override
    public void start(PlanKey unit) {
        processes.start(
                PROCESS,
                unit.toString(),
                Map.of(PLAN_YEAR.name(), PLAN_YEAR.toEngine(unit.year()), UNIT_CODE.name(), unit.unitCode()));
    }

    @Override
    public boolean isAnyOpen(PlanKey unit) {
        return tasks.createTaskQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(unit.toString())
                        .count()
                > 0;
    }

    @Override
    public void add(PlanKey unit, String part) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(unit.toString())
                .singleResult();
        runtime.createProcessInstanceModification(instance.getId())
                .startBeforeActivity(DataEntryRules.ENTER_DATA)
                .setVariableLocal(ENTERED_BY.name(), part)
                .execute();
    }

    @Override
    public void end(PlanKey unit) {
        processes.end(PROCESS, unit.toString(), "amended");
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
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        holders.follow(task, List.of(carer.post().group()), carer.people());
    }
}

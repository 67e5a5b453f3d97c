package th.kamt.planning.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanTasks;
import th.kamt.planning.Verdict;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskDesk;
import th.kamt.workflow.TaskLookup;

@Component
class EnginePlanTasks implements PlanTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskDesk desk;
    private final TaskLookup lookup;
    private final AccessControl access;

    EnginePlanTasks(TaskService tasks, RuntimeService runtime, TaskDesk desk, TaskLookup lookup, AccessControl access) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.desk = desk;
        this.lookup = lookup;
        this.access = access;
    }

    @Override
    public Map<String, Open> open(PlanYear year) {
        String keys = year + "/%";
        Map<String, String> units = runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PLAN_APPROVAL)
                .processInstanceBusinessKeyLike(keys)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        ProcessInstance::getId,
                        instance -> PlanKey.parse(instance.getBusinessKey()).unitCode()));
        Map<String, Open> open = new HashMap<>();
        tasks.createTaskQuery()
                .processDefinitionKey(PLAN_APPROVAL)
                .processInstanceBusinessKeyLike(keys)
                .list()
                .forEach(task -> {
                    String unit = units.get(task.getProcessInstanceId());
                    if (unit != null) {
                        open.put(
                                unit,
                                new Open(
                                        task.getId(),
                                        task.getTaskDefinitionKey(),
                                        task.getDueDate() == null
                                                ? null
                                                : task.getDueDate().toInstant()));
                    }
                });
        return open;
    }

    @Override
    public void decide(String taskId, Verdict verdict, String comment) {
        Map<String, Object> answers = new HashMap<>();
        answers.put(TaskContract.DECISION, verdict.id());
        answers.put(TaskContract.COMMENT, comment);
        desk.complete(taskId, access.currentPerson(), answers);
    }

    @Override
    public Optional<PlanKey> plan(String taskId) {
        return lookup.ended(taskId)
                .map(TaskLookup.EndedTask::businessKey)
                .filter(key -> key != null && key.indexOf('/') > 0)
                .map(PlanKey::parse);
    }
}

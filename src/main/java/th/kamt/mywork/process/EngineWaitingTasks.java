package th.kamt.mywork.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import th.kamt.mywork.UnitTasks;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WaitingTasks;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Groups;

/** Two queries by the engine's own indexes, for who holds a task and for whose post has it: together they would use neither. */
@Component
class EngineWaitingTasks implements WaitingTasks, UnitTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Accounts accounts;

    EngineWaitingTasks(TaskService tasks, RuntimeService runtime, Accounts accounts) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.accounts = accounts;
    }

    @Override
    public List<WaitingTask> of(String person) {
        List<String> groups =
                accounts.standingOf(person).map(Accounts.Standing::groups).orElse(List.of());
        Stream<Task> own = first(tasks.createTaskQuery().active().taskAssignee(person)).stream();
        Stream<Task> posts = groups.isEmpty()
                ? Stream.empty()
                : first(tasks.createTaskQuery().active().taskCandidateGroupIn(groups)).stream();
        return waiting(Stream.concat(own, posts).toList());
    }

    @Override
    public List<WaitingTask> ofUnit(String unitCode) {
        return waiting(first(tasks.createTaskQuery().active().processVariableValueEquals(Groups.UNIT_CODE, unitCode)));
    }

    private List<WaitingTask> waiting(List<Task> found) {
        Map<String, String> keys =
                businessKeys(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
        return found.stream()
                .map(task -> new WaitingTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        keys.get(task.getProcessInstanceId()),
                        task.getName(),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant()))
                .toList();
    }

    private static List<Task> first(TaskQuery query) {
        return query.orderByDueDate().asc().listPage(0, MOST);
    }

    private Map<String, String> businessKeys(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = new HashMap<>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceIds(instances)
                .list()) {
            keys.put(instance.getId(), instance.getBusinessKey());
        }
        return keys;
    }
}

package th.kamt.mywork.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import th.kamt.mywork.UnitTasks;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WaitingTasks;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Groups;
import th.kamt.workflow.StandIns;

/** Two queries by the engine's own indexes, for who holds a task and for whose post has it: together they would use neither. */
@Component
class EngineWaitingTasks implements WaitingTasks, UnitTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Accounts accounts;
    private final StandIns standIns;
    private final Organization organization;

    EngineWaitingTasks(
            TaskService tasks,
            RuntimeService runtime,
            Accounts accounts,
            StandIns standIns,
            Organization organization) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.accounts = accounts;
        this.standIns = standIns;
        this.organization = organization;
    }

    @Override
    public List<WaitingTask> of(String person) {
        List<String> groups =
                accounts.standingOf(person).map(Accounts.Standing::groups).orElse(List.of());
        Stream<Task> own = first(tasks.createTaskQuery().active().taskAssignee(person)).stream();
        Stream<Task> posts = groups.isEmpty()
                ? Stream.empty()
                : first(tasks.createTaskQuery().active().taskCandidateGroupIn(groups)).stream();
        List<Task> found = Stream.concat(own, posts).toList();
        return waiting(found, inPlaceOf(person, found));
    }

    @Override
    public List<WaitingTask> ofUnit(String unitCode) {
        return waiting(
                first(tasks.createTaskQuery().active().processVariableValueEquals(Groups.UNIT_CODE, unitCode)),
                Map.of());
    }

    /** @param inPlaceOf whose those are that are not the reader's own, by task id */
    private List<WaitingTask> waiting(List<Task> found, Map<String, String> inPlaceOf) {
        Map<String, String> keys =
                businessKeys(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
        return found.stream()
                .map(task -> new WaitingTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        keys.get(task.getProcessInstanceId()),
                        task.getName(),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                        inPlaceOf.get(task.getId())))
                .toList();
    }

    /** By task id: whose those are that the person has only by standing in for them. */
    private Map<String, String> inPlaceOf(String person, List<Task> found) {
        List<String> absent = organization.standsInFor(person);
        if (absent.isEmpty() || found.isEmpty()) {
            return Map.of();
        }
        Map<String, String> inPlaceOf =
                new HashMap<>(standIns.givenFor(found.stream().map(Task::getId).toList(), person));
        Set<String> posts = groups(person);
        for (Task task : found) {
            if (task.getAssignee() == null) {
                Set<String> offered = tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
                if (offered.stream().noneMatch(posts::contains)) {
                    absent.stream()
                            .filter(one -> groups(one).stream().anyMatch(offered::contains))
                            .findFirst()
                            .ifPresent(one -> inPlaceOf.put(task.getId(), one));
                }
            }
        }
        return inPlaceOf;
    }

    private Set<String> groups(String person) {
        return organization.employee(person).stream()
                .flatMap(one -> one.ownPosts().stream())
                .map(RoleAt::group)
                .collect(Collectors.toSet());
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

package th.kamt.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds a user task by its id, open or done, for those who follow a link to it. */
@Component
public class TaskLookup {

    /**
     * A task that is no longer open.
     *
     * @param unitCode    of its process instance, or {@code null}
     * @param businessKey of its process instance
     * @param completedBy employee id, or {@code null} if it was not completed but withdrawn
     */
    public record EndedTask(String name, String unitCode, String businessKey, String completedBy, Instant endedAt) {}

    /**
     * A task that waits.
     *
     * @param businessKey of its process instance
     * @param assignee    employee id of who holds it, or {@code null}
     * @param posts       candidate groups {@code <role>.<UNIT>}
     * @param theirs      whether the one who asks holds it, or may take it
     */
    public record OpenTask(String name, String businessKey, String assignee, List<String> posts, boolean theirs) {}

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final Accounts accounts;
    private final JdbcTemplate jdbc;

    TaskLookup(
            TaskService tasks, HistoryService history, IdentityService identity, Accounts accounts, JdbcTemplate jdbc) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Id of the task where the work with that business key stands; who may do what with it is asked when they try. */
    public Optional<String> idOf(String businessKey, String taskDefinitionKey) {
        return jdbc
                .queryForList(
                        "select t.ID_ from ACT_RU_EXECUTION e join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_"
                                + " where e.BUSINESS_KEY_ = ? and t.TASK_DEF_KEY_ = ?",
                        String.class,
                        businessKey,
                        taskDefinitionKey)
                .stream()
                .findFirst();
    }

    /** The task if it is open and Tasklist would show it to that person. */
    public Optional<OpenTask> openFor(String taskId, String person) {
        List<String> groups =
                accounts.standingOf(person).map(Accounts.Standing::groups).orElse(List.of());
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(person, groups, List.of());
        try {
            return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                    .map(task -> open(task, person, groups));
        } finally {
            identity.setAuthentication(before);
        }
    }

    private OpenTask open(Task task, String person, List<String> groups) {
        // As the application: whoever looks on has no right to these.
        identity.clearAuthentication();
        List<String> posts = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        String businessKey = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        boolean theirs = task.getAssignee() == null
                ? posts.stream().anyMatch(groups::contains)
                : task.getAssignee().equals(person);
        boolean administrates = groups.contains(Groups.ADMINISTRATORS);
        return new OpenTask(task.getName(), businessKey, task.getAssignee(), posts, theirs || administrates);
    }

    /** The task if there was one and it is done or gone; whether the person may know of it is the caller's question. */
    public Optional<EndedTask> ended(String taskId) {
        return Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .finished()
                        .singleResult())
                .map(this::ended);
    }

    private EndedTask ended(HistoricTaskInstance task) {
        String unit = Optional.ofNullable(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .variableName(Groups.UNIT_CODE)
                        .singleResult())
                .map(HistoricVariableInstance::getValue)
                .map(Object::toString)
                .orElse(null);
        String businessKey = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        boolean completed = "completed".equals(task.getDeleteReason());
        return new EndedTask(
                task.getName(),
                unit,
                businessKey,
                completed ? completedBy(task) : null,
                task.getEndTime().toInstant());
    }

    /** Who did it: its assignee need not be, a task can be completed from its group. */
    private String completedBy(HistoricTaskInstance task) {
        return history
                .createUserOperationLogQuery()
                .taskId(task.getId())
                .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                .list()
                .stream()
                .map(UserOperationLogEntry::getUserId)
                .findFirst()
                .orElse(task.getAssignee());
    }
}

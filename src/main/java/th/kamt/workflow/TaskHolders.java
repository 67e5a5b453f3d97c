package th.kamt.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Has an open task follow when people change posts, or work another hand. */
@Component
public class TaskHolders {

    private final TaskService tasks;

    TaskHolders(TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Offers the task to these posts and no other. Who holds it and still may, keeps it; else the only one who may has it
     * outright, and where there are several or none, nobody has.
     *
     * @param groups candidate groups {@code <role>.<UNIT>}
     * @param people employee ids of who may do the work
     */
    public void follow(Task task, Collection<String> groups, List<String> people) {
        List<String> present = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        present.stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        groups.stream()
                .filter(group -> !present.contains(group))
                .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        boolean stays = task.getAssignee() != null && people.contains(task.getAssignee());
        if (!stays) {
            tasks.setAssignee(task.getId(), people.size() == 1 ? people.get(0) : null);
        }
    }
}

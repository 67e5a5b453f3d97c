package th.kamt.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Gives tasks to people, and has them follow when people change posts, work another hand, or somebody is absent: then the
 * substitute holds what they held, and it goes back to them.
 */
@Component
public class TaskHolders {

    private final TaskService tasks;
    private final StandIns standIns;

    TaskHolders(TaskService tasks, StandIns standIns) {
        this.tasks = tasks;
        this.standIns = standIns;
    }

    /**
     * Gives a task that is being created to the only person there is for it; where there are several or none, nobody holds it.
     *
     * @param people employee ids of who may do the work, substitutes of absent ones among them
     */
    public void give(DelegateTask task, List<String> people) {
        only(people).ifPresent(person -> {
            Optional<String> substitute = substitute(person, people);
            substitute.ifPresent(other -> {
                standIns.given(task.getId(), other, person);
                // Who is absent may look in: without a post on the task they would have no right to it.
                task.addCandidateUser(person);
            });
            task.setAssignee(substitute.orElse(person));
        });
    }

    /**
     * Offers the task to these posts and no other. Who holds it and still may, keeps it, unless they are absent; else the only one who may
     * has it outright, and where there are several or none, nobody has.
     *
     * @param groups candidate groups {@code <role>.<UNIT>}
     * @param people employee ids of who may do the work, substitutes of absent ones among them
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
        String holder = holder(task, people);
        if (!Objects.equals(holder, task.getAssignee())) {
            tasks.setAssignee(task.getId(), holder);
        }
    }

    private String holder(Task task, List<String> people) {
        String now = task.getAssignee();
        if (now == null) {
            return only(people)
                    .map(person -> inPlaceOf(task.getId(), person, people))
                    .orElse(null);
        }
        // Who holds it in place of somebody absent gives it back to them, or to their next substitute.
        String whose = standIns.givenFor(task.getId(), now).orElse(now);
        if (people.contains(whose)) {
            return inPlaceOf(task.getId(), whose, people);
        }
        withdraw(task.getId());
        return only(people)
                .map(person -> inPlaceOf(task.getId(), person, people))
                .orElse(null);
    }

    /** The one person who may do the work, but for those who may by standing in for them. */
    private Optional<String> only(List<String> people) {
        List<String> own = people.stream()
                .filter(person -> people.stream()
                        .noneMatch(other -> !other.equals(person)
                                && standIns.standIn(other)
                                        .filter(person::equals)
                                        .isPresent()))
                .toList();
        return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    }

    private Optional<String> substitute(String person, List<String> people) {
        return standIns.standIn(person).filter(people::contains);
    }

    /** Nobody holds the task in place of somebody else any more. */
    private void withdraw(String taskId) {
        if (standIns.takenBack(taskId)) {
            tasks.getIdentityLinksForTask(taskId).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getUserId() != null)
                    .forEach(link -> tasks.deleteCandidateUser(taskId, link.getUserId()));
        }
    }

    /** That person, or who stands in for them and may do the work. */
    private String inPlaceOf(String taskId, String person, List<String> people) {
        Optional<String> substitute = substitute(person, people);
        withdraw(taskId);
        if (substitute.isPresent()) {
            standIns.given(taskId, substitute.get(), person);
            tasks.addCandidateUser(taskId, person);
        }
        return substitute.orElse(person);
    }
}

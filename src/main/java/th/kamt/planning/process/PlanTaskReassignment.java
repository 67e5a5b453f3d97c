package th.kamt.planning.process;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.OrganizationChanged;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanNotices;
import th.kamt.planning.Station;

/**
 * People change posts while plans wait: open tasks follow the posts, and their new holders are told, in the import's
 * transaction.
 */
@Component
class PlanTaskReassignment {

    private final TaskService tasks;
    private final PlanApproval approval;
    private final PlanTaskNames names;
    private final PlanNotices notices;

    PlanTaskReassignment(TaskService tasks, PlanApproval approval, PlanTaskNames names, PlanNotices notices) {
        this.tasks = tasks;
        this.approval = approval;
        this.names = names;
        this.notices = notices;
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        tasks.createTaskQuery()
                .processDefinitionKeyIn("planPreparation", "planApproval")
                .list()
                .forEach(this::reassign);
    }

    private void reassign(Task task) {
        PlanYear year = new PlanYear(((Number) tasks.getVariable(task.getId(), "planYear")).intValue());
        String unit = (String) tasks.getVariable(task.getId(), "unitCode");
        Deciders deciders = Station.byTask(task.getTaskDefinitionKey())
                .map(station -> approval.deciders(year, unit, station))
                .orElseGet(() -> approval.preparers(unit));
        String group = deciders.post().group();
        List<String> present = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        present.stream()
                .filter(other -> !other.equals(group))
                .forEach(other -> tasks.deleteCandidateGroup(task.getId(), other));
        if (!present.contains(group)) {
            tasks.addCandidateGroup(task.getId(), group);
        }
        boolean stays = task.getAssignee() != null && deciders.mayDecide(task.getAssignee());
        if (!stays) {
            tasks.setAssignee(
                    task.getId(),
                    deciders.people().size() == 1 ? deciders.people().get(0) : null);
        }
        // Those who had it before have been told and are not told again.
        notices.taskCreated(
                task.getId(),
                names.message(task.getTaskDefinitionKey(), year, unit),
                Bangkok.dayOf(task.getDueDate().toInstant()),
                deciders.people());
    }
}

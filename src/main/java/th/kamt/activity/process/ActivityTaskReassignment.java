package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityCare;
import th.kamt.activity.ActivityTasks;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.organization.Role;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;
import th.kamt.workflow.StandIns;
import th.kamt.workflow.TaskHolders;

/** People leave, or accounts get another carer, while activities are open: their tasks follow, in the same transaction. */
@Component
class ActivityTaskReassignment {

    private static final Set<Role> CARERS = EnumSet.of(Role.KAMR, Role.SECTION_HEAD);
    private static final int ASKED_TOGETHER = 500;

    private final TaskService tasks;
    private final TaskHolders holders;
    private final Activities activities;
    private final ActivityCare care;
    private final StandIns standIns;
    private final Portfolios portfolios;
    private final ActivityTaskAssignment names;
    private final Organization organization;
    private final Clock clock;

    ActivityTaskReassignment(
            TaskService tasks,
            TaskHolders holders,
            Activities activities,
            ActivityCare care,
            StandIns standIns,
            Portfolios portfolios,
            ActivityTaskAssignment names,
            Organization organization,
            Clock clock) {
        this.tasks = tasks;
        this.holders = holders;
        this.activities = activities;
        this.care = care;
        this.standIns = standIns;
        this.portfolios = portfolios;
        this.names = names;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * Of thousands of open tasks only those are looked at whose holder has no such post any more, is absent with a substitute, or holds
     * one in place of somebody.
     */
    @EventListener
    void organizationChanged(OrganizationChanged event) {
        Set<String> substitutes = standIns.substitutes();
        Set<String> without =
                portfolios.withoutPost(event.employeeIds(), PlanYear.containing(Bangkok.dayOf(clock.instant())));
        List<String> gone = event.employeeIds().stream()
                .filter(person -> !mayCare(person)
                        || without.contains(person)
                        || organization.standIn(person).isPresent()
                        || substitutes.contains(person))
                .toList();
        for (int from = 0; from < gone.size(); from += ASKED_TOGETHER) {
            String[] some = gone.subList(from, Math.min(gone.size(), from + ASKED_TOGETHER))
                    .toArray(String[]::new);
            tasks.createTaskQuery()
                    .taskDefinitionKeyIn(ActivityTasks.CARRY_OUT, ActivityTasks.LOG)
                    .taskAssigneeIn(some)
                    .list()
                    .forEach(this::follow);
        }
    }

    private boolean mayCare(String person) {
        return !organization.hasLeft(person)
                && organization
                        .employee(person)
                        .filter(one -> one.posts().stream().anyMatch(post -> CARERS.contains(post.role())))
                        .isPresent();
    }

    @EventListener
    void carerChanged(Activities.CarerChanged event) {
        for (Activity activity : event.open()) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(activity.key())
                    .taskDefinitionKeyIn(ActivityTasks.CARRY_OUT, ActivityTasks.LOG)
                    .list()
                    .forEach(this::follow);
        }
    }

    @EventListener
    void renamed(Activities.Renamed event) {
        for (Activity activity : event.open()) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(activity.key())
                    .taskDefinitionKeyIn(ActivityTasks.CARRY_OUT, ActivityTasks.LOG)
                    .list()
                    .forEach(task -> {
                        task.setName(names.name(task.getTaskDefinitionKey(), activity));
                        tasks.saveTask(task);
                    });
        }
    }

    private void follow(Task task) {
        long id = ACTIVITY_ID
                .convert(tasks.getVariable(task.getId(), ACTIVITY_ID.name()))
                .orElseThrow();
        Carer carer = care.carer(activities.require(id));
        holders.follow(task, List.of(carer.post().group()), carer.people());
    }
}

package th.kamt.activity.process;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityCare;
import th.kamt.activity.ActivityTasks;
import th.kamt.calendar.Bangkok;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineMoved;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.portfolio.Carer;

/** Who has an activity when its deadline speaks, and the due date and first notice of its task when the deadline moves. */
@Component
class ActivityDueWork implements DueWork {

    private final Activities activities;
    private final ActivityCare care;
    private final Deadlines deadlines;
    private final TaskService tasks;
    private final ManagementService management;

    ActivityDueWork(
            Activities activities,
            ActivityCare care,
            Deadlines deadlines,
            TaskService tasks,
            ManagementService management) {
        this.activities = activities;
        this.care = care;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.management = management;
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return kind == DeadlineKind.ACTIVITY || kind == DeadlineKind.ACTIVITY_LOG || kind == DeadlineKind.INTRODUCTION;
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        Activity activity = activities.require(Activity.idOf(work.businessKey()));
        Carer carer = care.carer(activity);
        return new Responsible(carer.post(), carer.people(), activity.page());
    }

    @Override
    public Map<DeadlineWork, String> subjects(Collection<DeadlineWork> works) {
        Map<Long, String> called = activities.calledBy(
                works.stream().map(work -> Activity.idOf(work.businessKey())).toList());
        Map<DeadlineWork, String> subjects = new HashMap<>();
        works.forEach(work -> {
            String of = called.get(Activity.idOf(work.businessKey()));
            if (of != null) {
                subjects.put(work, of);
            }
        });
        return subjects;
    }

    @Override
    public String page(DeadlineWork work) {
        return "/activities/" + Activity.idOf(work.businessKey());
    }

    @EventListener
    void deadlineMoved(DeadlineMoved event) {
        DeadlineKind kind = event.work().kind();
        long id = owns(kind) ? Activity.idOf(event.work().businessKey()) : 0;
        if (id == 0 || !activities.dueMoved(id, kind, Bangkok.dayOf(event.dueAt()))) {
            return;
        }
        String task = kind == DeadlineKind.ACTIVITY_LOG ? ActivityTasks.LOG : ActivityTasks.CARRY_OUT;
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(event.work().businessKey())
                .taskDefinitionKey(task)
                .list();
        for (Task one : open) {
            one.setDueDate(Date.from(event.dueAt()));
            tasks.saveTask(one);
            Date first = Date.from(deadlines.firstNoticeAt(kind, event.work().businessKey()));
            management.createJobQuery().processInstanceId(one.getProcessInstanceId()).timers().list().stream()
                    .map(Job::getId)
                    .forEach(timer -> management.setJobDuedate(timer, first));
        }
    }
}

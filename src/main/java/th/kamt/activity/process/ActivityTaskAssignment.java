package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityCare;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;

/** On creation of an activity's task: whose it is, outright where there is one person only, and what it is called. */
@Component("activityTaskAssignment")
class ActivityTaskAssignment implements TaskListener {

    private final Activities activities;
    private final ActivityCare care;
    private final Texts texts;
    private final TaskHolders holders;

    ActivityTaskAssignment(Activities activities, ActivityCare care, Texts texts, TaskHolders holders) {
        this.activities = activities;
        this.care = care;
        this.texts = texts;
        this.holders = holders;
    }

    @Override
    public void notify(DelegateTask task) {
        Activity activity = activities.taskCreated(ACTIVITY_ID.require(task));
        Carer carer = care.carer(activity);
        task.setName(name(task.getTaskDefinitionKey(), activity));
        task.addCandidateGroup(carer.post().group());
        holders.give(task, carer.people());
    }

    String name(String task, Activity activity) {
        return TaskName.of(texts.of(
                new Message(
                        "activity.task." + task,
                        activity.code().code(),
                        activity.displayName(),
                        activity.accountName()),
                Texts.THAI));
    }
}

package th.kamt.activity.process;

import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityTasks;
import th.kamt.activity.CarryOut;
import th.kamt.activity.LogAnswers;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;

/** What the tasks of {@code activity} may be answered with, and by whom: asked however completion is tried. */
@Component
class ActivityTaskRules implements TaskCompletionRule {

    private final Activities activities;

    ActivityTaskRules(Activities activities) {
        this.activities = activities;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return ActivityTasks.CARRY_OUT.equals(taskDefinitionKey) || ActivityTasks.LOG.equals(taskDefinitionKey);
    }

    @Override
    public void check(TaskCompletion completion) {
        long id = Activity.idOf(completion.businessKey());
        if (ActivityTasks.CARRY_OUT.equals(completion.taskDefinitionKey())) {
            activities.checkCarryOut(id, CarryOut.read(completion.answers()), completion.person());
        } else {
            activities.checkLog(id, LogAnswers.read(completion.answers()), completion.person());
        }
    }
}

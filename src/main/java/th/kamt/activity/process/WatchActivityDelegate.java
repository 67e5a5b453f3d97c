package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;

/** {@code Task_WatchActivity}: has the deadline watched that the activity stands under. */
@Component
class WatchActivityDelegate implements JavaDelegate {

    private final Activities activities;

    WatchActivityDelegate(Activities activities) {
        this.activities = activities;
    }

    @Override
    public void execute(DelegateExecution execution) {
        activities.watch(ACTIVITY_ID.require(execution));
    }
}

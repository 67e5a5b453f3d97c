package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.LogAnswers;
import th.kamt.organization.AccessControl;

/** {@code Task_LogActivity} completed: the log and the customer's voice are kept in the same transaction. */
@Component("logActivityListener")
class LogActivityListener implements TaskListener {

    private static final List<String> ANSWERS = List.of(
            LogAnswers.MODE,
            LogAnswers.PURPOSE,
            LogAnswers.PEOPLE,
            LogAnswers.RESULT,
            LogAnswers.VOICE_KIND,
            LogAnswers.VOICE_TEXT);

    private final Activities activities;
    private final AccessControl access;

    LogActivityListener(Activities activities, AccessControl access) {
        this.activities = activities;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        activities.logged(ACTIVITY_ID.require(task), LogAnswers.read(task.getVariables()), access.currentPerson());
        // Who was met and what the customer said belongs to our own tables only.
        task.removeVariables(ANSWERS);
    }
}

package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.FURTHER_ACTIVITIES;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.activity.ActivityOpening;

/** {@code Task_OpenActivities}: opens one batch; writes whether there may be more. */
@Component
class OpenActivitiesDelegate implements JavaDelegate {

    private final ActivityOpening opening;

    OpenActivitiesDelegate(ActivityOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FURTHER_ACTIVITIES.set(execution, opening.openNext());
    }
}

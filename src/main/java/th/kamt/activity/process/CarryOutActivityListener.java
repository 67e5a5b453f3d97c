package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;
import static th.kamt.workflow.ActivityVariables.ACTIVITY_OUTCOME;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.CarryOut;
import th.kamt.organization.AccessControl;

/** {@code Task_CarryOutActivity} completed: done or postponed is recorded in the same transaction, and the gateways get their answer. */
@Component("carryOutActivityListener")
class CarryOutActivityListener implements TaskListener {

    private static final List<String> ANSWERS =
            List.of(CarryOut.OUTCOME, CarryOut.HAPPENED_ON, CarryOut.POSTPONE_TO, CarryOut.REASON);

    private final Activities activities;
    private final AccessControl access;

    CarryOutActivityListener(Activities activities, AccessControl access) {
        this.activities = activities;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        CarryOut answer = CarryOut.read(task.getVariables());
        ACTIVITY_OUTCOME.set(task, activities.carriedOut(ACTIVITY_ID.require(task), answer, access.currentPerson()));
        // The answers are in our own tables; another round must not find them.
        task.removeVariables(ANSWERS);
    }
}

package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.TaskContract;

/** A share was completed: who did so is recorded in the same transaction. */
@Component("recordDataEntryListener")
class RecordDataEntryListener implements TaskListener {

    private final DataEntry entry;

    RecordDataEntryListener(DataEntry entry) {
        this.entry = entry;
    }

    @Override
    public void notify(DelegateTask task) {
        // Of the person logged in; the application itself completes a share in which nothing is left.
        String person = Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId())
                .orElse(task.getAssignee());
        entry.partDone(
                new PlanKey(PLAN_YEAR.require(task), UNIT_CODE.require(task)),
                ENTERED_BY.require(task),
                person,
                (String) task.getVariable(TaskContract.COMMENT));
        // The answer belongs to this task; the others must not find it.
        task.removeVariable(TaskContract.COMMENT);
    }
}

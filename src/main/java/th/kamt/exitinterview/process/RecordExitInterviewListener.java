package th.kamt.exitinterview.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.organization.AccessControl;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskContract;

/** {@code Task_HoldExitInterview} completed: the interview counts as held in the same transaction. */
@Component("recordExitInterviewListener")
class RecordExitInterviewListener implements TaskListener {

    private final ExitInterviews interviews;
    private final AccessControl access;

    RecordExitInterviewListener(ExitInterviews interviews, AccessControl access) {
        this.interviews = interviews;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        interviews.held(RequestVariables.INTERVIEW_ID.require(task), access.currentPerson(), (String)
                task.getVariable(TaskContract.COMMENT));
        task.removeVariable(TaskContract.COMMENT);
    }
}

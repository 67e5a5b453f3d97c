package th.kamt.deadline.process;

import static th.kamt.workflow.DeadlineVariables.DEADLINE_ID;
import static th.kamt.workflow.DeadlineVariables.FURTHER_NOTICE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineNotices;

/** {@code Task_TellOfDeadline}: reminds, or tells of the work that is late; writes whether there is more to come. */
@Component
class TellOfDeadlineDelegate implements JavaDelegate {

    private final DeadlineNotices notices;

    TellOfDeadlineDelegate(DeadlineNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FURTHER_NOTICE.set(execution, notices.tell(DEADLINE_ID.require(execution)));
    }
}

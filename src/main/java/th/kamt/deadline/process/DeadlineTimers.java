package th.kamt.deadline.process;

import static th.kamt.workflow.DeadlineVariables.DEADLINE_ID;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineNotices;
import th.kamt.workflow.ProcessBean;

/** When {@code deadlineWatch} wakes. */
@ProcessBean
@Component("deadlineTimers")
public class DeadlineTimers {

    private final DeadlineNotices notices;

    DeadlineTimers(DeadlineNotices notices) {
        this.notices = notices;
    }

    /** When something is to be said next. */
    public Date next(DelegateExecution execution) {
        return Date.from(notices.nextAt(DEADLINE_ID.require(execution)));
    }
}

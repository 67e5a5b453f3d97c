package th.kamt.exitinterview.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.workflow.ProcessBean;

/** When an exit interview is due. The manual gives no deadline, so there is none; a process owner may put one in the model. */
@ProcessBean
@Component("exitInterviewDates")
public class ExitInterviewDates {

    /** @return {@code null}: none */
    public Date due(DelegateExecution execution) {
        return null;
    }
}

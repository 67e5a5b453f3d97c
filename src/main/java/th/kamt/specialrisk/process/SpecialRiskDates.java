package th.kamt.specialrisk.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.workflow.ProcessBean;

/** When a special-risk plan is due. The manual gives no deadline, so there is none; a process owner may put one in the model. */
@ProcessBean
@Component("specialRiskDates")
public class SpecialRiskDates {

    /** @return {@code null}: none */
    public Date due(DelegateExecution execution) {
        return null;
    }
}

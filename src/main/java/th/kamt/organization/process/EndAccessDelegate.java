package th.kamt.organization.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.organization.Leavers;

/** {@code Task_EndAccess}: lets take effect what was announced for this day. */
@Component
class EndAccessDelegate implements JavaDelegate {

    private final Leavers leavers;

    EndAccessDelegate(Leavers leavers) {
        this.leavers = leavers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        leavers.takeEffect();
    }
}

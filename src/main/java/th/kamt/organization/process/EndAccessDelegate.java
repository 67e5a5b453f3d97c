package th.kamt.organization.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.organization.Leavers;
import th.kamt.organization.Substitutions;

/** {@code Task_EndAccess}: lets take effect what was announced for this day, leavings first, then substitutions. */
@Component
class EndAccessDelegate implements JavaDelegate {

    private final Leavers leavers;
    private final Substitutions substitutions;

    EndAccessDelegate(Leavers leavers, Substitutions substitutions) {
        this.leavers = leavers;
        this.substitutions = substitutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        leavers.takeEffect();
        substitutions.takeEffect();
    }
}

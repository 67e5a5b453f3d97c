package th.kamt.notification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.notification.DailyDigest;

/** {@code Task_SendDigests}: one mail for each person notices were held for. */
@Component
class SendDigestsDelegate implements JavaDelegate {

    private final DailyDigest useCase;

    SendDigestsDelegate(DailyDigest useCase) {
        this.useCase = useCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        useCase.send();
    }
}

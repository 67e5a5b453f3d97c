package th.kamt.urgentvoice.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** On creation of a case's user task: whose it is, what its form shows, and that they are told. */
@Component("voiceTaskAssignment")
class VoiceTaskAssignment implements TaskListener {

    private final VoiceOffer offer;

    VoiceTaskAssignment(VoiceOffer offer) {
        this.offer = offer;
    }

    @Override
    public void notify(DelegateTask task) {
        offer.offer(task);
    }
}

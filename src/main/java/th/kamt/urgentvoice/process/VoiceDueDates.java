package th.kamt.urgentvoice.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.VoiceDeadlines;
import th.kamt.workflow.ProcessBean;

/** Due dates of a case's user tasks, as the register has them. */
@ProcessBean
@Component("voiceDueDates")
public class VoiceDueDates {

    private final UrgentVoices voices;
    private final VoiceDeadlines deadlines;

    VoiceDueDates(UrgentVoices voices, VoiceDeadlines deadlines) {
        this.voices = voices;
        this.deadlines = deadlines;
    }

    /** 1 working day for the order, 5 for the rest, from receipt (R-4.2, D-21). */
    public Date task(DelegateExecution execution) {
        UrgentVoice voice = voices.require(UrgentVoice.numberOf(execution.getProcessBusinessKey()));
        return Date.from(deadlines.taskDue(voice));
    }
}

package th.kamt.urgentvoice.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;

/** A case's task completed: its part of the form is recorded in the same transaction. */
@Component("recordVoiceListener")
class RecordVoiceListener implements TaskListener {

    private static final List<String> ANSWERS = List.of(
            VoiceTaskInputs.ASSIGNED_TO,
            VoiceTaskInputs.ORDER,
            VoiceTaskInputs.REMEDY,
            VoiceTaskInputs.ANSWER,
            VoiceTaskInputs.ANSWERED_AT);

    private final UrgentVoices voices;
    private final AccessControl access;

    RecordVoiceListener(UrgentVoices voices, AccessControl access) {
        this.voices = voices;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        String number = UrgentVoice.numberOf(task.getExecution().getProcessBusinessKey());
        String person = access.currentPerson();
        switch (Stage.byTask(task.getTaskDefinitionKey()).orElseThrow()) {
            case ORDER ->
                voices.ordered(
                        number, text(task, VoiceTaskInputs.ASSIGNED_TO), text(task, VoiceTaskInputs.ORDER), person);
            case REMEDY -> voices.remedied(number, text(task, VoiceTaskInputs.REMEDY), person);
            case ANSWER, CLOSED ->
                voices.answered(
                        number, text(task, VoiceTaskInputs.ANSWER), text(task, VoiceTaskInputs.ANSWERED_AT), person);
        }
        // What was said is in the case's own tables; the engine keeps none of it.
        ANSWERS.forEach(task::removeVariable);
    }

    private static String text(DelegateTask task, String name) {
        return (String) task.getVariable(name);
    }
}

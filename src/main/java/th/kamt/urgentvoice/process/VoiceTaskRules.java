package th.kamt.urgentvoice.process;

import org.springframework.stereotype.Component;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;

/** Who may complete a case's tasks, and with what: asked before the engine does anything, however completion is tried. */
@Component
class VoiceTaskRules implements TaskCompletionRule {

    private final UrgentVoices voices;

    VoiceTaskRules(UrgentVoices voices) {
        this.voices = voices;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return Stage.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public void check(TaskCompletion completion) {
        Stage stage = Stage.byTask(completion.taskDefinitionKey()).orElseThrow();
        UrgentVoice voice = voices.require(UrgentVoice.numberOf(completion.businessKey()));
        voices.requireHolder(voice, stage, completion.person());
        if (stage == Stage.ORDER) {
            voices.requireOrderable(voice, answer(completion, VoiceTaskInputs.ASSIGNED_TO));
        } else if (stage == Stage.ANSWER) {
            voices.requireAnsweredAt(voice, answer(completion, VoiceTaskInputs.ANSWERED_AT));
        }
    }

    private static String answer(TaskCompletion completion, String name) {
        return (String) completion.answers().get(name);
    }
}

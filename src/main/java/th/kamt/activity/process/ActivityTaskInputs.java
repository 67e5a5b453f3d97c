package th.kamt.activity.process;

import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import th.kamt.activity.ActivityTasks;
import th.kamt.activity.CarryOut;
import th.kamt.activity.LogAnswers;
import th.kamt.activity.Mode;
import th.kamt.activity.VoiceKind;
import th.kamt.workflow.TaskField;
import th.kamt.workflow.TaskInput;

/** What the tasks of {@code activity} take; days and all that hangs together is {@link ActivityTaskRules}' to check. */
@Configuration(proxyBeanMethods = false)
class ActivityTaskInputs {

    @Bean
    static TaskInput carryOutActivity() {
        return new TaskInput(
                ActivityTasks.CARRY_OUT,
                TaskField.requiredChoice(CarryOut.OUTCOME, CarryOut.DONE, CarryOut.POSTPONE),
                TaskField.textRequiredIf(CarryOut.HAPPENED_ON, CarryOut.OUTCOME, CarryOut.DONE),
                TaskField.textRequiredIf(CarryOut.POSTPONE_TO, CarryOut.OUTCOME, CarryOut.POSTPONE),
                TaskField.textRequiredIf(CarryOut.REASON, CarryOut.OUTCOME, CarryOut.POSTPONE));
    }

    @Bean
    static TaskInput logActivity() {
        return new TaskInput(
                ActivityTasks.LOG,
                TaskField.requiredChoice(LogAnswers.MODE, names(Mode.values())),
                TaskField.optionalText(LogAnswers.PURPOSE),
                TaskField.optionalText(LogAnswers.PEOPLE),
                TaskField.requiredText(LogAnswers.RESULT),
                optionalChoice(LogAnswers.VOICE_KIND, names(VoiceKind.values())),
                TaskField.optionalText(LogAnswers.VOICE_TEXT));
    }

    private static TaskField optionalChoice(String name, String... values) {
        return new TaskField(name, Set.of(values), TaskField.MAX_TEXT, answers -> false);
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }
}

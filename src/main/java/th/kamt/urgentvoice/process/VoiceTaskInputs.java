package th.kamt.urgentvoice.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import th.kamt.urgentvoice.Stage;
import th.kamt.workflow.TaskField;
import th.kamt.workflow.TaskInput;

/** What the tasks of {@code urgentVoice} take. */
@Configuration(proxyBeanMethods = false)
class VoiceTaskInputs {

    static final String ASSIGNED_TO = "assignedTo";
    static final String ORDER = "order";
    static final String REMEDY = "remedy";
    static final String ANSWER = "answer";
    static final String ANSWERED_AT = "answeredAt";

    @Bean
    static TaskInput orderRemedyInput() {
        return new TaskInput(Stage.ORDER.task(), TaskField.requiredText(ASSIGNED_TO), TaskField.requiredText(ORDER));
    }

    @Bean
    static TaskInput reportRemedyInput() {
        return new TaskInput(Stage.REMEDY.task(), TaskField.requiredText(REMEDY));
    }

    @Bean
    static TaskInput answerCustomerInput() {
        return new TaskInput(Stage.ANSWER.task(), TaskField.requiredText(ANSWER), TaskField.optionalText(ANSWERED_AT));
    }
}

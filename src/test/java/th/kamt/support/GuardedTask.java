package th.kamt.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import th.kamt.workflow.TaskField;
import th.kamt.workflow.TaskInput;

/** A task of no process of ours, with an approval's answers: the guards are tried without a plan around them. */
@TestConfiguration(proxyBeanMethods = false)
public class GuardedTask {

    @Bean
    TaskInput guardedDecision() {
        return new TaskInput(
                "Task_GuardedDecision",
                TaskField.requiredChoice("decision", "approve", "return"),
                TaskField.textRequiredIf("comment", "decision", "return"));
    }
}

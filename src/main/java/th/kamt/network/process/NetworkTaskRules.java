package th.kamt.network.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskField;
import th.kamt.workflow.TaskInput;

/** The report back is required, and the Network unit's own. */
@Configuration(proxyBeanMethods = false)
class NetworkTaskRules {

    @Bean
    static TaskInput doNetworkWork() {
        return new TaskInput(NetworkTaskId.DO, TaskField.requiredText(TaskContract.COMMENT));
    }

    @Bean
    TaskCompletionRule networkTaskRule(NetworkWorks works) {
        return new Rule(works);
    }

    /** Who may report. */
    private record Rule(NetworkWorks works) implements TaskCompletionRule {

        @Override
        public boolean appliesTo(String taskDefinitionKey) {
            return NetworkTaskId.DO.equals(taskDefinitionKey);
        }

        @Override
        public void check(TaskCompletion completion) {
            works.requireMayReport(NetworkWork.numberOf(completion.businessKey()), completion.person());
        }
    }
}

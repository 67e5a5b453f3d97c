package th.kamt.specialrisk.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import th.kamt.calendar.PlanYear;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskField;
import th.kamt.workflow.TaskInput;

/** What the tasks of {@code specialRiskPlan} take, when they may be completed, and by whom: asked however completion is tried. */
@Configuration(proxyBeanMethods = false)
class SpecialRiskTaskRules {

    @Bean
    static TaskInput draftSpecialRiskPlan() {
        return new TaskInput(SpecialRiskTaskId.DRAFT, TaskField.optionalText(TaskContract.COMMENT));
    }

    @Bean
    static TaskInput agreeSpecialRiskPlan() {
        return new TaskInput(
                SpecialRiskTaskId.AGREE,
                TaskField.requiredChoice(TaskContract.DECISION, TaskContract.APPROVE, TaskContract.RETURN),
                TaskField.textRequiredIf(TaskContract.COMMENT, TaskContract.DECISION, TaskContract.RETURN));
    }

    @Bean
    TaskCompletionRule specialRiskTaskRule(SpecialRiskPlans plans) {
        return new Rule(plans);
    }

    /** Completeness of a draft, and that nobody agrees to their own. */
    private record Rule(SpecialRiskPlans plans) implements TaskCompletionRule {

        @Override
        public boolean appliesTo(String taskDefinitionKey) {
            return SpecialRiskTaskId.DRAFT.equals(taskDefinitionKey)
                    || SpecialRiskTaskId.AGREE.equals(taskDefinitionKey);
        }

        @Override
        public void check(TaskCompletion completion) {
            String key = completion.businessKey();
            int slash = key.indexOf('/');
            PlanYear year = PlanYear.parse(key.substring(0, slash));
            String account = key.substring(slash + 1);
            if (SpecialRiskTaskId.DRAFT.equals(completion.taskDefinitionKey())) {
                plans.requireMayPresent(year, account, completion.person());
            } else {
                plans.requireMayAgree(year, account, completion.person());
            }
        }
    }
}

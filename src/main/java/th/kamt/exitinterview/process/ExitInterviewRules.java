package th.kamt.exitinterview.process;

import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.ExitInterviewTaskId;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;

/** An interview is completed by whose it is, and only once it is filled in. */
@Component
class ExitInterviewRules implements TaskCompletionRule {

    private final ExitInterviews interviews;

    ExitInterviewRules(ExitInterviews interviews) {
        this.interviews = interviews;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return ExitInterviewTaskId.HOLD.equals(taskDefinitionKey);
    }

    @Override
    public void check(TaskCompletion completion) {
        String key = completion.businessKey();
        int slash = key.indexOf('/');
        interviews.requireMayComplete(
                PlanYear.parse(key.substring(0, slash)), key.substring(slash + 1), completion.person());
    }
}

package th.kamt.specialrisk.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;
import th.kamt.portfolio.Portfolios;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;

/** Special-risk plans among a person's work. */
@Component
class SpecialRiskWork implements WorkSource {

    private final SpecialRiskPlans plans;
    private final Portfolios portfolios;
    private final Texts texts;

    SpecialRiskWork(SpecialRiskPlans plans, Portfolios portfolios, Texts texts) {
        this.plans = plans;
        this.portfolios = portfolios;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return SpecialRiskTaskId.DRAFT.equals(taskDefinitionKey) || SpecialRiskTaskId.AGREE.equals(taskDefinitionKey);
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            String key = task.businessKey();
            int slash = key.indexOf('/');
            PlanYear year = PlanYear.parse(key.substring(0, slash));
            plans.find(year, key.substring(slash + 1))
                    .ifPresent(plan -> lines.put(
                            task.id(),
                            new WorkLine(
                                    plan.accountName(),
                                    portfolios
                                            .account(year, plan.accountId())
                                            .map(account -> account.tier().name())
                                            .orElse(null),
                                    texts.of(new Message("specialrisk.work." + task.taskDefinitionKey())),
                                    plan.page())));
        }
        return lines;
    }
}

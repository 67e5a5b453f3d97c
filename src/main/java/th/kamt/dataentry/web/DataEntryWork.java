package th.kamt.dataentry.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanKey;

/** Data entry among a person's work: done on its page. */
@Component
class DataEntryWork implements WorkSource {

    private static final String ENTER_DATA = "Task_EnterData";

    private final Organization organization;
    private final Texts texts;

    DataEntryWork(Organization organization, Texts texts) {
        this.organization = organization;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return ENTER_DATA.equals(taskDefinitionKey);
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            PlanKey plan = PlanKey.parse(task.businessKey());
            String unit = organization.unitName(plan.unitCode());
            String what = texts.of(new Message("dataentry.work", plan.year().toString()));
            lines.put(task.id(), new WorkLine(unit, null, what, DataEntry.page(plan) + "?task=" + task.id()));
        }
        return lines;
    }
}

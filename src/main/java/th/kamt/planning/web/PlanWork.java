package th.kamt.planning.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanKey;
import th.kamt.planning.Station;
import th.kamt.workflow.TaskContract;

/** A plan's tasks among a person's work: prepared on the plan's page, decided on the page of plans waiting. */
@Component
class PlanWork implements WorkSource {

    private final Organization organization;
    private final Texts texts;

    PlanWork(Organization organization, Texts texts) {
        this.organization = organization;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return TaskContract.PREPARE_PLAN.equals(taskDefinitionKey)
                || Station.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            PlanKey plan = PlanKey.parse(task.businessKey());
            String unit = organization.unitName(plan.unitCode());
            Message kind = new Message(
                    "planning.work." + task.taskDefinitionKey(), plan.year().toString());
            // Of a plan's tasks only an amendment's have no day.
            String what = texts.of(task.due().isPresent() ? kind : new Message("planning.work.amendment", kind));
            boolean prepared = TaskContract.PREPARE_PLAN.equals(task.taskDefinitionKey());
            String href = prepared
                    ? "/plans/" + plan.year() + "/" + plan.unitCode() + "?task=" + task.id()
                    : "/approvals/" + plan.year() + "#p-" + task.id();
            lines.put(task.id(), new WorkLine(unit, null, what, href));
        }
        return lines;
    }
}

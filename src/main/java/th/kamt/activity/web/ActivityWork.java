package th.kamt.activity.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityTasks;
import th.kamt.activity.ActivityViews;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;

/** Activities among a person's work: carried out and logged on one page. */
@Component
class ActivityWork implements WorkSource {

    private final ActivityViews views;
    private final Texts texts;

    ActivityWork(ActivityViews views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return ActivityTasks.CARRY_OUT.equals(taskDefinitionKey) || ActivityTasks.LOG.equals(taskDefinitionKey);
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<Long, ActivityViews.Tiered> found = views.tiered(
                tasks.stream().map(task -> Activity.idOf(task.businessKey())).toList());
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            ActivityViews.Tiered one = found.get(Activity.idOf(task.businessKey()));
            if (one != null) {
                Activity activity = one.activity();
                String what = texts.of(new Message(
                        "activity.work." + task.taskDefinitionKey(),
                        activity.code().code(),
                        activity.displayName()));
                WorkLine.Action postpone = ActivityTasks.CARRY_OUT.equals(task.taskDefinitionKey())
                        ? new WorkLine.Action(texts.of("activity.postpone"), activity.page() + "#h-postpone")
                        : null;
                lines.put(
                        task.id(),
                        new WorkLine(activity.accountName(), one.tier(), what, activity.page() + "/log", postpone));
            }
        }
        return lines;
    }
}

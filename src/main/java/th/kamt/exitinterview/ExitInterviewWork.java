package th.kamt.exitinterview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;

/** Exit interviews to hold among a person's work. */
@Component
class ExitInterviewWork implements WorkSource {

    private final ExitInterviewStore store;
    private final Texts texts;

    ExitInterviewWork(ExitInterviewStore store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return ExitInterviewTaskId.HOLD.equals(taskDefinitionKey);
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            String key = task.businessKey();
            int slash = key.indexOf('/');
            store.of(PlanYear.parse(key.substring(0, slash)), key.substring(slash + 1))
                    .ifPresent(interview -> lines.put(
                            task.id(),
                            new WorkLine(interview.name(), null, texts.of("exitinterview.work"), interview.page())));
        }
        return lines;
    }
}

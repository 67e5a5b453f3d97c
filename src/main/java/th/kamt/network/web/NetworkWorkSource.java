package th.kamt.network.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;

/** Work handed over among a person's work. */
@Component
class NetworkWorkSource implements WorkSource {

    private final NetworkWorks works;
    private final Texts texts;

    NetworkWorkSource(NetworkWorks works, Texts texts) {
        this.works = works;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return NetworkTaskId.DO.equals(taskDefinitionKey);
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            NetworkWork work = works.require(NetworkWork.numberOf(task.businessKey()));
            lines.put(
                    task.id(),
                    new WorkLine(
                            work.accountName(),
                            null,
                            texts.of(new Message(
                                    "network.work", new Message(work.kind().messageKey()))),
                            work.page()));
        }
        return lines;
    }
}

package th.kamt.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;

/** Requests to decide among a person's work. */
@Component
class RequestWork implements WorkSource {

    private final Requests requests;
    private final RequestRows rows;
    private final Texts texts;

    RequestWork(Requests requests, RequestRows rows, Texts texts) {
        this.requests = requests;
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return RequestStation.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            String key = task.businessKey();
            requests.find(Long.parseLong(key.substring(key.indexOf('/') + 1)))
                    .ifPresent(request -> lines.put(
                            task.id(),
                            new WorkLine(
                                    rows.unit(request),
                                    null,
                                    texts.of(new Message(request.kind().messageKey())) + ": " + request.title(),
                                    request.page())));
        }
        return lines;
    }
}

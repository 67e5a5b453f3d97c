package th.kamt.urgentvoice.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.WaitingTask;
import th.kamt.mywork.WorkLine;
import th.kamt.mywork.WorkSource;
import th.kamt.portfolio.Portfolios;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;

/** The tasks of cases among a person's work: done on the case's page. */
@Component
class VoiceWork implements WorkSource {

    private final UrgentVoices voices;
    private final Portfolios portfolios;
    private final Texts texts;

    VoiceWork(UrgentVoices voices, Portfolios portfolios, Texts texts) {
        this.voices = voices;
        this.portfolios = portfolios;
        this.texts = texts;
    }

    @Override
    public boolean owns(String taskDefinitionKey) {
        return Stage.byTask(taskDefinitionKey).isPresent();
    }

    @Override
    public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WaitingTask task : tasks) {
            voices.find(UrgentVoice.numberOf(task.businessKey()))
                    .ifPresent(voice -> lines.put(task.id(), line(task, voice)));
        }
        return lines;
    }

    private WorkLine line(WaitingTask task, UrgentVoice voice) {
        String tier = portfolios
                .account(voice.year(), voice.accountId())
                .map(account -> account.tier().name())
                .orElse(null);
        Message work = new Message("urgentvoice.work." + task.taskDefinitionKey());
        return new WorkLine(
                voice.accountName(),
                tier,
                texts.of(new Message("urgentvoice.mywork", voice.number(), work)),
                voice.path());
    }
}

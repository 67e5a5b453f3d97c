package th.kamt.urgentvoice.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.VoiceHolders;
import th.kamt.urgentvoice.VoiceNotices;
import th.kamt.urgentvoice.VoicePeople;
import th.kamt.urgentvoice.VoiceSummaries;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;
import th.kamt.workflow.TaskSummaries;

/** Gives a case's task to whose it is: name, post or person, the facts its form shows, and the word that it is theirs. */
@Component
class VoiceOffer {

    /** Task-local: the case's facts in front of the person, one Json document. */
    static final String VOICE_SUMMARY = "voiceSummary";

    private final UrgentVoices voices;
    private final VoicePeople people;
    private final VoiceNotices notices;
    private final VoiceSummaries summaries;
    private final Organization organization;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Texts texts;
    private final TaskSummaries written;

    VoiceOffer(
            UrgentVoices voices,
            VoicePeople people,
            VoiceNotices notices,
            VoiceSummaries summaries,
            Organization organization,
            TaskService tasks,
            TaskHolders holders,
            Texts texts,
            TaskSummaries written) {
        this.voices = voices;
        this.people = people;
        this.notices = notices;
        this.summaries = summaries;
        this.organization = organization;
        this.tasks = tasks;
        this.holders = holders;
        this.texts = texts;
        this.written = written;
    }

    UrgentVoice voice(String businessKey) {
        return voices.require(UrgentVoice.numberOf(businessKey));
    }

    /** A task that is being created. */
    void offer(DelegateTask task) {
        UrgentVoice voice = voice(task.getExecution().getProcessBusinessKey());
        VoiceHolders now = people.holders(voice);
        task.setName(name(voice));
        if (!now.byOrder()) {
            task.addCandidateGroup(now.post().group());
        }
        holders.give(task, now.people());
        task.setVariableLocal(VOICE_SUMMARY, written.kept(summaries.of(voice, Texts.THAI)));
        lapsed(voice);
        notices.task(task.getId(), voice, now.people());
    }

    /** An open task, after people changed posts. */
    void follow(Task task, UrgentVoice voice) {
        VoiceHolders now = people.holders(voice);
        List<String> groups = now.byOrder() ? List.of() : List.of(now.post().group());
        holders.follow(task, groups, now.people());
        tasks.setVariableLocal(task.getId(), VOICE_SUMMARY, written.kept(summaries.of(voice, Texts.THAI)));
        String name = name(voice);
        if (!name.equals(task.getName())) {
            // As it stands now, with its new holder; what was read before would put the old one back.
            Task present = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            present.setName(name);
            tasks.saveTask(present);
        }
        lapsed(voice);
        // Those who had it before have been told and are not told again.
        notices.task(task.getId(), voice, now.people());
    }

    private void lapsed(UrgentVoice voice) {
        if (people.hasLapsed(voice)) {
            voices.orderLapsed(voice);
        }
    }

    /** Tells cases apart in Tasklist. */
    private String name(UrgentVoice voice) {
        String unit = organization.requireUnit(voice.unitCode()).name();
        return TaskName.of(texts.of(
                new Message("urgentvoice.task." + voice.stage().task(), voice.number(), voice.accountName(), unit),
                Texts.THAI));
    }

    /** The case of an open task. */
    Optional<UrgentVoice> caseOf(Task task, String businessKey) {
        return voices.find(UrgentVoice.numberOf(businessKey))
                .filter(voice ->
                        task.getTaskDefinitionKey().equals(voice.stage().task()));
    }
}

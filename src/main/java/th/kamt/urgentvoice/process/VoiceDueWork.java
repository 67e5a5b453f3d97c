package th.kamt.urgentvoice.process;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineMoved;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.VoiceHolders;
import th.kamt.urgentvoice.VoicePeople;

/** Who has a case's work when its limits speak, and the due dates of its tasks when a limit moves. */
@Component
class VoiceDueWork implements DueWork {

    private final UrgentVoices voices;
    private final VoicePeople people;
    private final EngineVoiceTasks open;
    private final TaskService tasks;

    VoiceDueWork(UrgentVoices voices, VoicePeople people, EngineVoiceTasks open, TaskService tasks) {
        this.voices = voices;
        this.people = people;
        this.open = open;
        this.tasks = tasks;
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return kind == DeadlineKind.URGENT_ORDER || kind == DeadlineKind.URGENT_ANSWER;
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        UrgentVoice voice = voice(work);
        VoiceHolders holders = people.holders(voice);
        Responsible responsible = holders.byOrder()
                ? Responsible.byOrder(holders.post(), holders.people(), voice.path())
                : new Responsible(holders.post(), holders.people(), voice.path());
        return responsible.tellingAlong(people.regional(voice));
    }

    @Override
    public Map<DeadlineWork, String> subjects(Collection<DeadlineWork> works) {
        Map<DeadlineWork, String> subjects = new HashMap<>();
        for (DeadlineWork work : works) {
            UrgentVoice voice = voice(work);
            subjects.put(work, voice.number() + " " + voice.accountName());
        }
        return subjects;
    }

    @Override
    public List<String> concerned(DeadlineWork work) {
        return people.concerned(voice(work));
    }

    @Override
    public String page(DeadlineWork work) {
        return voice(work).path();
    }

    private UrgentVoice voice(DeadlineWork work) {
        return voices.require(UrgentVoice.numberOf(work.businessKey()));
    }

    @EventListener
    void deadlineMoved(DeadlineMoved event) {
        if (!owns(event.work().kind())) {
            return;
        }
        for (Task task : open.openTasks(event.work().businessKey())) {
            boolean held = Stage.byTask(task.getTaskDefinitionKey())
                    .filter(stage -> stage.limit() == event.work().kind())
                    .isPresent();
            if (held) {
                task.setDueDate(Date.from(event.dueAt()));
                tasks.saveTask(task);
            }
        }
    }
}

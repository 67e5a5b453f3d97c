package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.dataentry.DataEntry;
import th.kamt.message.Texts;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanNotices;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.TaskHolders;

/** On creation of {@code Task_EnterData}: the KAMR it is, or the section head's post; its name, what is missing, and the notice. */
@Component("dataEntryTaskAssignment")
class DataEntryTaskAssignment implements TaskListener {

    private final DataEntry entry;
    private final DataEntryTaskWords words;
    private final PlanNotices notices;
    private final Texts texts;
    private final TaskHolders holders;

    DataEntryTaskAssignment(
            DataEntry entry, DataEntryTaskWords words, PlanNotices notices, Texts texts, TaskHolders holders) {
        this.entry = entry;
        this.words = words;
        this.notices = notices;
        this.texts = texts;
        this.holders = holders;
    }

    @Override
    public void notify(DelegateTask task) {
        PlanKey unit = new PlanKey(PLAN_YEAR.require(task), UNIT_CODE.require(task));
        String part = ENTERED_BY.require(task);
        entry.taskCreated(unit, part, task.getId());
        Carer carer = entry.part(unit, part).orElseThrow().carer();
        task.setName(texts.of(words.name(unit), Texts.THAI));
        task.addCandidateGroup(carer.post().group());
        holders.give(task, carer.people());
        words.summarise(task, unit, part);
        notices.taskCreated(
                task.getId(), words.name(unit), Bangkok.dayOf(task.getDueDate().toInstant()), carer.people());
    }
}

package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.DATA_ENTRY_SUMMARY;
import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.customer.ContactsChanged;
import th.kamt.dataentry.DataEntry;
import th.kamt.dataentry.DataEntrySummaries;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.TaskSummaries;

/** What a data entry task is called, and the summary its form shows, which follows what people enter. */
@Component
class DataEntryTaskWords {

    /** Its words, arguments and all, are the task's name. */
    static final String NAME = "dataentry.task";

    private final DataEntry entry;
    private final DataEntrySummaries summaries;
    private final Organization organization;
    private final TaskService tasks;
    private final Texts texts;
    private final TaskSummaries written;

    DataEntryTaskWords(
            DataEntry entry,
            DataEntrySummaries summaries,
            Organization organization,
            TaskService tasks,
            Texts texts,
            TaskSummaries written) {
        this.entry = entry;
        this.summaries = summaries;
        this.organization = organization;
        this.tasks = tasks;
        this.texts = texts;
        this.written = written;
    }

    Message name(PlanKey unit) {
        return new Message(
                NAME,
                organization.requireUnit(unit.unitCode()).name(),
                unit.year().toString());
    }

    void summarise(DelegateTask task, PlanKey unit, String part) {
        task.setVariableLocal(DATA_ENTRY_SUMMARY, written.kept(summaries.of(unit, part, task.getId(), Texts.THAI)));
    }

    void summarise(String taskId, PlanKey unit, String part) {
        tasks.setVariableLocal(taskId, DATA_ENTRY_SUMMARY, written.kept(summaries.of(unit, part, taskId, Texts.THAI)));
    }

    /** As the unit is called now, and what is missing now. */
    void rename(String taskId, PlanKey unit, String part) {
        String name = texts.of(name(unit), Texts.THAI);
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (!name.equals(task.getName())) {
            task.setName(name);
            tasks.saveTask(task);
        }
        summarise(taskId, unit, part);
    }

    @EventListener
    void contactsChanged(ContactsChanged event) {
        for (PlanKey unit : entry.openWith(event.accountId())) {
            openTasks(unit)
                    .forEach(task -> ENTERED_BY
                            .convert(tasks.getVariable(task.getId(), ENTERED_BY.name()))
                            .filter(part -> entry.holds(unit, part, event.accountId()))
                            .ifPresent(part -> summarise(task.getId(), unit, part)));
        }
    }

    List<Task> openTasks(PlanKey unit) {
        return tasks.createTaskQuery()
                .processDefinitionKey(EngineDataEntryTasks.PROCESS)
                .processInstanceBusinessKey(unit.toString())
                .list();
    }
}

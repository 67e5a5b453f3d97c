package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.dataentry.DataEntry;
import th.kamt.dataentry.DataEntryPart;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineMoved;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.organization.OrganizationChanged;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanNotices;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.PortfolioChanged;

/** Who still has data to enter when the deadline speaks; open tasks follow a moved deadline and people who change posts. */
@Component
class DataEntryDueWork implements DueWork {

    private final DataEntry entry;
    private final DataEntryTaskWords words;
    private final EngineDataEntryTasks engine;
    private final PlanNotices notices;
    private final TaskService tasks;

    DataEntryDueWork(
            DataEntry entry,
            DataEntryTaskWords words,
            EngineDataEntryTasks engine,
            PlanNotices notices,
            TaskService tasks) {
        this.entry = entry;
        this.words = words;
        this.engine = engine;
        this.notices = notices;
        this.tasks = tasks;
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return kind == DeadlineKind.DATA_ENTRY;
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        PlanKey unit = new PlanKey(work.year(), work.unitCode());
        List<Carer> open = entry.parts(unit).stream()
                .filter(part -> part.taskId() != null && !part.isDone())
                .map(DataEntryPart::carer)
                .toList();
        RoleAt post =
                open.stream().map(Carer::post).findFirst().orElseGet(() -> new RoleAt(Role.KAMR, work.unitCode()));
        List<String> people = open.stream()
                .flatMap(carer -> carer.people().stream())
                .distinct()
                .sorted()
                .toList();
        return new Responsible(post, people, DataEntry.page(unit));
    }

    @EventListener
    void deadlineMoved(DeadlineMoved event) {
        if (owns(event.work().kind())) {
            for (Task task : words.openTasks(PlanKey.parse(event.work().businessKey()))) {
                task.setDueDate(Date.from(event.dueAt()));
                tasks.saveTask(task);
            }
        }
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        entry.open().forEach(this::follow);
    }

    /** The unit's plan was amended, or accounts of it have gone. */
    @EventListener
    void portfolioChanged(PortfolioChanged event) {
        PlanKey unit = new PlanKey(event.year(), event.unitCode());
        entry.changed(event);
        follow(unit);
    }

    private void follow(PlanKey unit) {
        for (Task task : words.openTasks(unit)) {
            String part = ENTERED_BY
                    .convert(tasks.getVariable(task.getId(), ENTERED_BY.name()))
                    .orElseThrow();
            Carer carer = entry.part(unit, part).orElseThrow().carer();
            engine.follow(task.getId(), carer);
            words.rename(task.getId(), unit, part);
            // Those who had it before have been told and are not told again.
            notices.taskCreated(
                    task.getId(),
                    words.name(unit),
                    Bangkok.dayOf(task.getDueDate().toInstant()),
                    carer.people());
        }
    }
}

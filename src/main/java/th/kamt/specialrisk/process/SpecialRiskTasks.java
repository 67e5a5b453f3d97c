package th.kamt.specialrisk.process;

import static th.kamt.workflow.CareVariables.SPECIAL_RISK_PLAN_ID;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.OrganizationChanged;
import th.kamt.portfolio.Carer;
import th.kamt.specialrisk.SpecialRiskNotices;
import th.kamt.specialrisk.SpecialRiskPeople;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlanChanged;
import th.kamt.specialrisk.SpecialRiskPlanFollows;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;
import th.kamt.workflow.TaskSummaries;

/** A special-risk plan's user task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("specialRiskTaskAssignment")
class SpecialRiskTasks implements TaskListener, SpecialRiskTaskId {

    /** With a task's id behind it: words that, argument and all, are its name. */
    static final String NAME = "specialrisk.task.";

    private final SpecialRiskPlans plans;
    private final SpecialRiskPeople people;
    private final SpecialRiskNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Texts texts;
    private final SpecialRiskSummaries summaries;
    private final TaskSummaries written;

    SpecialRiskTasks(
            SpecialRiskPlans plans,
            SpecialRiskPeople people,
            SpecialRiskNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Texts texts,
            SpecialRiskSummaries summaries,
            TaskSummaries written) {
        this.plans = plans;
        this.people = people;
        this.notices = notices;
        this.tasks = tasks;
        this.holders = holders;
        this.texts = texts;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public void notify(DelegateTask task) {
        SpecialRiskPlan plan = plans.require(SPECIAL_RISK_PLAN_ID.require(task));
        String key = task.getTaskDefinitionKey();
        Carer whose = whose(plan, key);
        task.setName(name(plan, key));
        task.addCandidateGroup(whose.post().group());
        holders.give(task, whose.people());
        task.setVariableLocal(CareVariables.TASK_SUMMARY, written.kept(summaries.of(plan, Texts.THAI)));
        notices.waiting(plan, task.getId(), key, whose.people());
    }

    private Carer whose(SpecialRiskPlan plan, String task) {
        if (DRAFT.equals(task)) {
            return people.drafters(plan);
        }
        FirstInLine agreers = plans.agreementWanted(plan.id());
        return new Carer(agreers.post(), agreers.people(), agreers.people());
    }

    private String name(SpecialRiskPlan plan, String task) {
        return TaskName.of(texts.of(new Message(NAME + task, plan.accountName()), Texts.THAI));
    }

    @EventListener
    void changed(SpecialRiskPlanChanged event) {
        SpecialRiskPlan plan = plans.require(event.id());
        openTasks(plan)
                .forEach(task -> tasks.setVariableLocal(
                        task.getId(), CareVariables.TASK_SUMMARY, written.kept(summaries.of(plan, Texts.THAI))));
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (SpecialRiskPlan plan : plans.open()) {
            openTasks(plan).forEach(task -> follow(task, plan));
        }
    }

    @EventListener
    void follows(SpecialRiskPlanFollows event) {
        SpecialRiskPlan plan = plans.require(event.id());
        openTasks(plan).forEach(task -> follow(task, plan));
    }

    private void follow(Task task, SpecialRiskPlan plan) {
        String key = task.getTaskDefinitionKey();
        Carer whose = whose(plan, key);
        holders.follow(task, List.of(whose.post().group()), whose.people());
        tasks.setVariableLocal(task.getId(), CareVariables.TASK_SUMMARY, written.kept(summaries.of(plan, Texts.THAI)));
        notices.waiting(plan, task.getId(), key, whose.people());
    }

    @Override
    public Optional<String> of(SpecialRiskPlan plan, String task) {
        return openTasks(plan).stream()
                .filter(open -> task.equals(open.getTaskDefinitionKey()))
                .map(Task::getId)
                .findFirst();
    }

    private List<Task> openTasks(SpecialRiskPlan plan) {
        return tasks.createTaskQuery()
                .processDefinitionKey(SpecialRiskPlans.PROCESS)
                .processInstanceBusinessKey(plan.key())
                .list();
    }
}

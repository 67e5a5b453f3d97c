package th.kamt.specialrisk.process;

import static org.camunda.spin.Spin.JSON;
import static th.kamt.workflow.CareVariables.SPECIAL_RISK_PLAN_ID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.portfolio.Carer;
import th.kamt.specialrisk.Agreers;
import th.kamt.specialrisk.Insight;
import th.kamt.specialrisk.PlanAction;
import th.kamt.specialrisk.PlanState;
import th.kamt.specialrisk.PlanStep;
import th.kamt.specialrisk.SpecialRiskNotices;
import th.kamt.specialrisk.SpecialRiskPeople;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlanChanged;
import th.kamt.specialrisk.SpecialRiskPlanFollows;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.TaskHolders;

/** A special-risk plan's user task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("specialRiskTaskAssignment")
class SpecialRiskTasks implements TaskListener, SpecialRiskTaskId {

    private static final int LONGEST_NAME = 250;

    /** What the forms show, as finished strings; Thai. */
    record Summary(
            String title,
            String subtitle,
            String url,
            String state,
            List<Line> lines,
            List<ActionLine> actions,
            List<Earlier> steps,
            int stepCount) {}

    /** A line of insight. */
    record Line(String label, String value) {}

    /** An action. */
    record ActionLine(String what, String kind, String on, String owner) {}

    /** What was done before. */
    record Earlier(String by, String what, String at, String comment) {}

    private final SpecialRiskPlans plans;
    private final SpecialRiskPeople people;
    private final SpecialRiskNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final ObjectMapper json;

    SpecialRiskTasks(
            SpecialRiskPlans plans,
            SpecialRiskPeople people,
            SpecialRiskNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Organization organization,
            Texts texts,
            Formats formats,
            ObjectMapper json) {
        this.plans = plans;
        this.people = people;
        this.notices = notices;
        this.tasks = tasks;
        this.holders = holders;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats.in(Texts.THAI);
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        SpecialRiskPlan plan = plans.require(SPECIAL_RISK_PLAN_ID.require(task));
        String key = task.getTaskDefinitionKey();
        Carer whose = whose(plan, key);
        task.setName(name(plan, key));
        task.addCandidateGroup(whose.post().group());
        holders.give(task, whose.people());
        task.setVariableLocal(CareVariables.TASK_SUMMARY, summary(plan));
        notices.waiting(plan, task.getId(), key, whose.people());
    }

    private Carer whose(SpecialRiskPlan plan, String task) {
        if (DRAFT.equals(task)) {
            return people.drafters(plan);
        }
        Agreers agreers = plans.agreementWanted(plan.id());
        return new Carer(agreers.post(), agreers.people(), agreers.people());
    }

    private String name(SpecialRiskPlan plan, String task) {
        String name = thai(new Message("specialrisk.work." + task)) + " · " + plan.accountName();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    @EventListener
    void changed(SpecialRiskPlanChanged event) {
        SpecialRiskPlan plan = plans.require(event.id());
        openTasks(plan)
                .forEach(task -> tasks.setVariableLocal(task.getId(), CareVariables.TASK_SUMMARY, summary(plan)));
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
        tasks.setVariableLocal(task.getId(), CareVariables.TASK_SUMMARY, summary(plan));
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
                .processDefinitionKey("specialRiskPlan")
                .processInstanceBusinessKey(plan.key())
                .list();
    }

    private JsonValue summary(SpecialRiskPlan plan) {
        List<Earlier> steps = plans.steps(plan).stream()
                .filter(step -> step.what() != PlanStep.What.SAVED)
                .map(this::earlier)
                .toList();
        Summary summary = new Summary(
                plan.accountName(),
                thai(new Message(
                        "specialrisk.form.subtitle",
                        organization.requireUnit(plan.unitCode()).name(),
                        plan.accountId(),
                        plan.year().toString())),
                plan.page(),
                state(plan),
                lines(plan.insight()),
                plan.actions().stream().map(this::line).toList(),
                steps,
                steps.size());
        try {
            return SpinValues.jsonValue(JSON(json.writeValueAsString(summary))).create();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String state(SpecialRiskPlan plan) {
        if (plan.state() != PlanState.DRAFT) {
            return thai(new Message(plan.state().messageKey()));
        }
        List<String> missing =
                plans.missing(plan).stream().map(fault -> thai(fault.message())).toList();
        return missing.isEmpty() ? thai(new Message("specialrisk.form.ready")) : String.join(" · ", missing);
    }

    private List<Line> lines(Insight insight) {
        return Stream.of(
                        line("needs", insight.needs()),
                        line("expectations", insight.expectations()),
                        line("competitor", insight.competitor()),
                        line("decisionMakers", insight.decisionMakers()),
                        line("satisfaction", insight.satisfaction()),
                        line("satisfactionNote", insight.satisfactionNote()))
                .toList();
    }

    private Line line(String field, Object value) {
        return new Line(thai(new Message("specialrisk.field." + field)), value == null ? "–" : value.toString());
    }

    private ActionLine line(PlanAction action) {
        return new ActionLine(
                action.what(),
                thai(new Message(action.kind().messageKey())),
                action.on() == null ? "–" : formats.day(action.on()),
                action.owner() == null ? "–" : organization.nameOf(action.owner()));
    }

    private Earlier earlier(PlanStep step) {
        return new Earlier(
                step.person() == null
                        ? thai(people.words(step.post()))
                        : thai(organization.whoActed(step.person(), step.actedFor())),
                thai(new Message(step.what().messageKey())),
                formats.dayAndTime(step.at()),
                step.comment() == null ? "" : step.comment());
    }

    private String thai(Message message) {
        return texts.of(message, Texts.THAI);
    }
}

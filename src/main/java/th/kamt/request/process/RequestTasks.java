package th.kamt.request.process;

import static org.camunda.spin.Spin.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
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
import th.kamt.request.Deciders;
import th.kamt.request.Request;
import th.kamt.request.RequestContent;
import th.kamt.request.RequestNotices;
import th.kamt.request.RequestStation;
import th.kamt.request.RequestStep;
import th.kamt.request.RequestTaskId;
import th.kamt.request.Requests;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskHolders;

/** A station's user task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("requestAssignment")
class RequestTasks implements TaskListener, RequestTaskId {

    /** What the form shows, as finished strings; Thai. */
    record Summary(
            String title,
            String subtitle,
            String url,
            List<RequestContent.Line> lines,
            List<String> unusual,
            int unusualCount,
            List<Earlier> stations,
            int stationCount) {}

    /** What was done before. */
    record Earlier(String by, String decision, String at, String comment) {}

    private final Requests requests;
    private final RequestNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final ObjectMapper json;

    RequestTasks(
            Requests requests,
            RequestNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Organization organization,
            Texts texts,
            Formats formats,
            ObjectMapper json) {
        this.requests = requests;
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
        Request request =
                requests.find(RequestVariables.REQUEST_ID.require(task)).orElseThrow();
        Deciders deciders = requests.deciders(
                request, RequestStation.byTask(task.getTaskDefinitionKey()).orElseThrow());
        task.setName(name(request, deciders));
        task.addCandidateGroup(deciders.post().group());
        holders.give(task, deciders.people());
        task.setVariableLocal(RequestVariables.TASK_SUMMARY, summary(request));
        notices.waiting(request, task.getId(), deciders.people());
    }

    private String name(Request request, Deciders deciders) {
        String unit = organization.requireUnit(request.unitCode()).name();
        Message name = new Message("request.task." + request.kind(), request.title(), unit);
        return thai(deciders.people().isEmpty() ? new Message("request.taskOfNobody", name) : name);
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (Request request : requests.waiting()) {
            Deciders deciders = requests.deciders(request, request.station());
            openTasks(request).forEach(task -> follow(task, request, deciders));
        }
    }

    private void follow(Task task, Request request, Deciders deciders) {
        holders.follow(task, List.of(deciders.post().group()), deciders.people());
        tasks.setVariableLocal(task.getId(), RequestVariables.TASK_SUMMARY, summary(request));
        String name = name(request, deciders);
        if (!name.equals(task.getName())) {
            Task fresh = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            fresh.setName(name);
            tasks.saveTask(fresh);
        }
        notices.waiting(request, task.getId(), deciders.people());
    }

    @Override
    public Optional<String> of(Request request) {
        return openTasks(request).stream().map(Task::getId).findFirst();
    }

    private List<Task> openTasks(Request request) {
        return tasks.createTaskQuery()
                .processDefinitionKey(request.kind().process())
                .processInstanceBusinessKey(request.businessKey())
                .list();
    }

    private JsonValue summary(Request request) {
        RequestContent content = requests.content(request.kind());
        List<String> unusual = content.unusual(request).stream().map(this::thai).toList();
        List<Earlier> earlier =
                requests.steps(request.id()).stream().map(this::earlier).toList();
        Summary summary = new Summary(
                request.title(),
                thai(new Message(
                        "request.form.by",
                        organization.requireUnit(request.unitCode()).name(),
                        organization.nameOf(request.requestedBy()),
                        formats.day(request.wantedOn()))),
                request.page(),
                content.summary(request),
                unusual,
                unusual.size(),
                earlier,
                earlier.size());
        try {
            return SpinValues.jsonValue(JSON(json.writeValueAsString(summary))).create();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Earlier earlier(RequestStep step) {
        return new Earlier(
                thai(organization.whoActed(step.person(), step.actedFor())),
                thai(new Message(step.action().messageKey())),
                formats.dayAndTime(step.at()),
                step.comment() == null ? "" : step.comment());
    }

    private String thai(Message message) {
        return texts.of(message, Texts.THAI);
    }
}

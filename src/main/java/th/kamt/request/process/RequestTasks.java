package th.kamt.request.process;

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
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.request.Request;
import th.kamt.request.RequestNotices;
import th.kamt.request.RequestStation;
import th.kamt.request.RequestTaskId;
import th.kamt.request.Requests;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;
import th.kamt.workflow.TaskSummaries;

/** A station's user task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("requestAssignment")
class RequestTasks implements TaskListener, RequestTaskId {

    /** Its words around a task's name, where nobody may decide. */
    static final String OF_NOBODY = "request.taskOfNobody";

    private final Requests requests;
    private final RequestNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Organization organization;
    private final Texts texts;
    private final RequestSummaries summaries;
    private final TaskSummaries written;

    RequestTasks(
            Requests requests,
            RequestNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Organization organization,
            Texts texts,
            RequestSummaries summaries,
            TaskSummaries written) {
        this.requests = requests;
        this.notices = notices;
        this.tasks = tasks;
        this.holders = holders;
        this.organization = organization;
        this.texts = texts;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public void notify(DelegateTask task) {
        Request request =
                requests.find(RequestVariables.REQUEST_ID.require(task)).orElseThrow();
        RequestStation station =
                RequestStation.byTask(task.getTaskDefinitionKey()).orElseThrow();
        FirstInLine deciders = requests.deciders(request, station);
        task.setName(name(request, station, deciders));
        task.addCandidateGroup(deciders.post().group());
        holders.give(task, deciders.people());
        task.setVariableLocal(RequestVariables.TASK_SUMMARY, written.kept(summaries.of(request, Texts.THAI)));
        notices.waiting(request, task.getId(), deciders.people());
    }

    /** Words that, arguments and all, are the name of that station's task. */
    static String nameKey(RequestStation station) {
        return "request.task." + station;
    }

    private String name(Request request, RequestStation station, FirstInLine deciders) {
        String unit = organization.requireUnit(request.unitCode()).name();
        Message name = new Message(nameKey(station), request.title(), unit);
        return TaskName.of(thai(deciders.people().isEmpty() ? new Message(OF_NOBODY, name) : name));
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (Request request : requests.waiting()) {
            FirstInLine deciders = requests.deciders(request, request.station());
            openTasks(request).forEach(task -> follow(task, request, deciders));
        }
    }

    private void follow(Task task, Request request, FirstInLine deciders) {
        holders.follow(task, List.of(deciders.post().group()), deciders.people());
        tasks.setVariableLocal(
                task.getId(), RequestVariables.TASK_SUMMARY, written.kept(summaries.of(request, Texts.THAI)));
        String name = name(request, request.station(), deciders);
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

    private String thai(Message message) {
        return texts.of(message, Texts.THAI);
    }
}

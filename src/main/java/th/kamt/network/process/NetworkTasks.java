package th.kamt.network.process;

import static org.camunda.spin.Spin.JSON;
import static th.kamt.workflow.CareVariables.NETWORK_WORK_ID;

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
import th.kamt.network.NetworkNotices;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.TaskHolders;

/** The Network unit's task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("networkTaskAssignment")
class NetworkTasks implements TaskListener, NetworkTaskId {

    private static final int LONGEST_NAME = 250;

    /** What the form shows, as finished strings; Thai. */
    record Summary(String title, String subtitle, String what, String url) {}

    private final NetworkWorks works;
    private final NetworkNotices notices;
    private final TaskService tasks;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final ObjectMapper json;
    private final TaskHolders holders;

    NetworkTasks(
            NetworkWorks works,
            NetworkNotices notices,
            TaskService tasks,
            Organization organization,
            Texts texts,
            Formats formats,
            ObjectMapper json,
            TaskHolders holders) {
        this.works = works;
        this.notices = notices;
        this.tasks = tasks;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats.in(Texts.THAI);
        this.json = json;
        this.holders = holders;
    }

    @Override
    public void notify(DelegateTask task) {
        NetworkWork work = works.require(NETWORK_WORK_ID.require(task));
        List<String> people = works.people(work);
        task.setName(name(work));
        task.addCandidateGroup(works.post(work).group());
        holders.give(task, people);
        task.setVariableLocal(CareVariables.TASK_SUMMARY, summary(work));
        notices.handedOver(work, task.getId(), people);
    }

    private String name(NetworkWork work) {
        String name =
                thai(new Message("network.work", new Message(work.kind().messageKey()))) + " · " + work.accountName();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** The post stays; who holds it may change. */
    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (NetworkWork work : works.open()) {
            List<String> people = works.people(work);
            openTasks(work).forEach(task -> {
                holders.follow(task, List.of(works.post(work).group()), people);
                // Names of units and people in front of the Network side.
                tasks.setVariableLocal(task.getId(), CareVariables.TASK_SUMMARY, summary(work));
                notices.handedOver(work, task.getId(), people);
            });
        }
    }

    @Override
    public Optional<String> of(NetworkWork work) {
        return openTasks(work).stream().map(Task::getId).findFirst();
    }

    private List<Task> openTasks(NetworkWork work) {
        return tasks.createTaskQuery()
                .processDefinitionKey("networkWork")
                .processInstanceBusinessKey(work.key())
                .list();
    }

    private JsonValue summary(NetworkWork work) {
        Summary summary = new Summary(
                work.accountName(),
                thai(new Message(
                        "network.form.subtitle",
                        new Message(work.kind().messageKey()),
                        organization.requireUnit(work.unitCode()).name(),
                        organization.nameOf(work.requestedBy()),
                        formats.day(work.wantedOn()))),
                work.what(),
                work.page());
        try {
            return SpinValues.jsonValue(JSON(json.writeValueAsString(summary))).create();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String thai(Message message) {
        return texts.of(message, Texts.THAI);
    }
}

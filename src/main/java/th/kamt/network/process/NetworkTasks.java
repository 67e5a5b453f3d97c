package th.kamt.network.process;

import static th.kamt.workflow.CareVariables.NETWORK_WORK_ID;

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
import th.kamt.network.NetworkNotices;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.organization.OrganizationChanged;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;
import th.kamt.workflow.TaskSummaries;

/** The Network unit's task: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("networkTaskAssignment")
class NetworkTasks implements TaskListener, NetworkTaskId {

    /** Its words, arguments and all, are the task's name. */
    static final String NAME = "network.task";

    private final NetworkWorks works;
    private final NetworkNotices notices;
    private final TaskService tasks;
    private final Texts texts;
    private final TaskHolders holders;
    private final NetworkSummaries summaries;
    private final TaskSummaries written;

    NetworkTasks(
            NetworkWorks works,
            NetworkNotices notices,
            TaskService tasks,
            Texts texts,
            TaskHolders holders,
            NetworkSummaries summaries,
            TaskSummaries written) {
        this.works = works;
        this.notices = notices;
        this.tasks = tasks;
        this.texts = texts;
        this.holders = holders;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public void notify(DelegateTask task) {
        NetworkWork work = works.require(NETWORK_WORK_ID.require(task));
        List<String> people = works.people(work);
        task.setName(name(work));
        task.addCandidateGroup(works.post(work).group());
        holders.give(task, people);
        task.setVariableLocal(CareVariables.TASK_SUMMARY, written.kept(summaries.of(work, Texts.THAI)));
        notices.handedOver(work, task.getId(), people);
    }

    private String name(NetworkWork work) {
        return TaskName.of(thai(new Message(NAME, new Message(work.kind().messageKey()), work.accountName())));
    }

    /** The post stays; who holds it may change. */
    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (NetworkWork work : works.open()) {
            List<String> people = works.people(work);
            openTasks(work).forEach(task -> {
                holders.follow(task, List.of(works.post(work).group()), people);
                // Names of units and people in front of the Network side.
                tasks.setVariableLocal(
                        task.getId(), CareVariables.TASK_SUMMARY, written.kept(summaries.of(work, Texts.THAI)));
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
                .processDefinitionKey(NetworkWorks.PROCESS)
                .processInstanceBusinessKey(work.key())
                .list();
    }

    private String thai(Message message) {
        return texts.of(message, Texts.THAI);
    }
}

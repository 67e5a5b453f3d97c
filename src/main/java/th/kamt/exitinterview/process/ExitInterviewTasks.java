package th.kamt.exitinterview.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.exitinterview.ExitInterview;
import th.kamt.exitinterview.ExitInterviewChanged;
import th.kamt.exitinterview.ExitInterviewFollows;
import th.kamt.exitinterview.ExitInterviewNotices;
import th.kamt.exitinterview.ExitInterviewTaskId;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.OrganizationChanged;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskHolders;
import th.kamt.workflow.TaskName;
import th.kamt.workflow.TaskSummaries;

/** {@code Task_HoldExitInterview}: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("exitInterviewAssignment")
class ExitInterviewTasks implements TaskListener, ExitInterviewTaskId {

    private final ExitInterviews interviews;
    private final ExitInterviewNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Texts texts;
    private final ExitInterviewSummaries summaries;
    private final TaskSummaries written;

    ExitInterviewTasks(
            ExitInterviews interviews,
            ExitInterviewNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Texts texts,
            ExitInterviewSummaries summaries,
            TaskSummaries written) {
        this.interviews = interviews;
        this.notices = notices;
        this.tasks = tasks;
        this.holders = holders;
        this.texts = texts;
        this.summaries = summaries;
        this.written = written;
    }

    @Override
    public void notify(DelegateTask task) {
        ExitInterview interview =
                interviews.find(RequestVariables.INTERVIEW_ID.require(task)).orElseThrow();
        Carer carer = interviews.carer(interview);
        task.setName(TaskName.of(texts.of(new Message("exitinterview.task", interview.name()), Texts.THAI)));
        task.addCandidateGroup(carer.post().group());
        holders.give(task, carer.people());
        task.setVariableLocal(RequestVariables.TASK_SUMMARY, written.kept(summaries.of(interview, Texts.THAI)));
        notices.wanted(interview, task.getId(), carer.people());
    }

    @EventListener
    void changed(ExitInterviewChanged event) {
        ExitInterview interview = interviews.find(event.id()).orElseThrow();
        openTasks(interview)
                .forEach(task -> tasks.setVariableLocal(
                        task.getId(),
                        RequestVariables.TASK_SUMMARY,
                        written.kept(summaries.of(interview, Texts.THAI))));
    }

    @EventListener
    void organizationChanged(OrganizationChanged event) {
        for (long id : interviews.open()) {
            ExitInterview interview = interviews.find(id).orElseThrow();
            Carer carer = interviews.carer(interview);
            openTasks(interview).forEach(task -> follow(task, interview, carer));
        }
    }

    @EventListener
    void follows(ExitInterviewFollows event) {
        ExitInterview interview = interviews.find(event.id()).orElseThrow();
        Carer carer = interviews.carer(interview);
        openTasks(interview).forEach(task -> follow(task, interview, carer));
    }

    @Override
    public Optional<String> of(ExitInterview interview) {
        return openTasks(interview).stream().map(Task::getId).findFirst();
    }

    private List<Task> openTasks(ExitInterview interview) {
        return tasks.createTaskQuery()
                .processDefinitionKey(ExitInterviews.PROCESS)
                .processInstanceBusinessKey(interview.businessKey())
                .list();
    }

    private void follow(Task task, ExitInterview interview, Carer carer) {
        holders.follow(task, List.of(carer.post().group()), carer.people());
        tasks.setVariableLocal(
                task.getId(), RequestVariables.TASK_SUMMARY, written.kept(summaries.of(interview, Texts.THAI)));
        notices.wanted(interview, task.getId(), carer.people());
    }
}

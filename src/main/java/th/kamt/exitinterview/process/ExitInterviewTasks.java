package th.kamt.exitinterview.process;

import static org.camunda.spin.Spin.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.exitinterview.ExitInterview;
import th.kamt.exitinterview.ExitInterviewChanged;
import th.kamt.exitinterview.ExitInterviewFollows;
import th.kamt.exitinterview.ExitInterviewNotices;
import th.kamt.exitinterview.ExitInterviewTaskId;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.portfolio.Carer;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.TaskHolders;

/** {@code Task_HoldExitInterview}: whose it is, what it is called and shows, and that it follows when people change posts. */
@Component("exitInterviewAssignment")
class ExitInterviewTasks implements TaskListener, ExitInterviewTaskId {

    /** What the form shows, as finished strings; Thai first. */
    record Summary(String title, String subtitle, String why, String url, String state) {}

    private final ExitInterviews interviews;
    private final ExitInterviewNotices notices;
    private final TaskService tasks;
    private final TaskHolders holders;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final ObjectMapper json;

    ExitInterviewTasks(
            ExitInterviews interviews,
            ExitInterviewNotices notices,
            TaskService tasks,
            TaskHolders holders,
            Organization organization,
            Texts texts,
            Formats formats,
            ObjectMapper json) {
        this.interviews = interviews;
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
        ExitInterview interview =
                interviews.find(RequestVariables.INTERVIEW_ID.require(task)).orElseThrow();
        Carer carer = interviews.carer(interview);
        task.setName(thai(new Message("exitinterview.task", interview.name())));
        task.addCandidateGroup(carer.post().group());
        holders.give(task, carer.people());
        task.setVariableLocal(RequestVariables.TASK_SUMMARY, summary(interview));
        notices.wanted(interview, task.getId(), carer.people());
    }

    @EventListener
    void changed(ExitInterviewChanged event) {
        ExitInterview interview = interviews.find(event.id()).orElseThrow();
        openTasks(interview)
                .forEach(task ->
                        tasks.setVariableLocal(task.getId(), RequestVariables.TASK_SUMMARY, summary(interview)));
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
                .processDefinitionKey("exitInterview")
                .processInstanceBusinessKey(interview.businessKey())
                .list();
    }

    private void follow(Task task, ExitInterview interview, Carer carer) {
        holders.follow(task, List.of(carer.post().group()), carer.people());
        tasks.setVariableLocal(task.getId(), RequestVariables.TASK_SUMMARY, summary(interview));
        notices.wanted(interview, task.getId(), carer.people());
    }

    private JsonValue summary(ExitInterview interview) {
        List<String> missing = ExitInterviews.missing(interview.answers());
        String fields = missing.stream()
                .map(field -> thai(new Message("exitinterview.field." + field)))
                .collect(Collectors.joining(", "));
        Summary summary = new Summary(
                interview.name(),
                organization.requireUnit(interview.unitCode()).name() + " · " + interview.accountId(),
                thai(new Message(interview.cause().messageKey())) + " " + formats.day(interview.causeOn()) + ": "
                        + interview.causeText(),
                "/exit-interviews/" + interview.id(),
                missing.isEmpty()
                        ? thai(new Message("exitinterview.form.ready"))
                        : thai(new Message("exitinterview.form.missing", fields)));
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

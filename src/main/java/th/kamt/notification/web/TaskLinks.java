package th.kamt.notification.web;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.web.PageController;
import th.kamt.workflow.SpokenNames;
import th.kamt.workflow.TaskLookup;
import th.kamt.workflow.TaskLookup.EndedTask;
import th.kamt.workflow.TaskLookup.OpenTask;

/** {@code /tasks/ID}: from a mail straight to the task, or to a word on where it is now; the address survives login. */
@PageController
class TaskLinks {

    private static final Pattern TASK = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern PLAN = Pattern.compile("\\d{4}/[A-Z0-9-]{1,20}");

    private final TaskLookup tasks;
    private final AccessControl access;
    private final MailRow.Writer people;
    private final Organization organization;
    private final Texts texts;
    private final SpokenNames names;
    private final Formats formats;

    TaskLinks(
            TaskLookup tasks,
            AccessControl access,
            MailRow.Writer people,
            Organization organization,
            Texts texts,
            SpokenNames names,
            Formats formats) {
        this.tasks = tasks;
        this.access = access;
        this.people = people;
        this.organization = organization;
        this.texts = texts;
        this.names = names;
        this.formats = formats;
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, Model model) {
        if (!TASK.matcher(id).matches()) {
            throw unknown();
        }
        String person = access.currentPerson();
        Optional<OpenTask> open = tasks.openFor(id, person);
        if (open.isPresent()) {
            return open.get().theirs() ? "redirect:" + tasklist(id) : elsewhere(id, open.get(), model);
        }
        EndedTask task = tasks.ended(id)
                .filter(ended -> person.equals(ended.completedBy()) || maySee(ended))
                .orElseThrow(TaskLinks::unknown);
        model.addAttribute("name", names.said(task.name()));
        model.addAttribute("by", task.completedBy() == null ? null : people.name(task.completedBy()));
        model.addAttribute("at", formats.dayAndTime(task.endedAt()));
        model.addAttribute("plan", plan(task.businessKey()));
        return "notification/task-ended";
    }

    /** Somebody else has it, or it waits for a post the person does not hold (any longer). */
    private String elsewhere(String id, OpenTask task, Model model) {
        model.addAttribute("name", names.said(task.name()));
        model.addAttribute(
                "with",
                task.assignee() != null
                        ? people.name(task.assignee())
                        : task.posts().stream().map(this::post).collect(Collectors.joining(", ")));
        model.addAttribute("taken", task.assignee() != null);
        model.addAttribute("tasklist", tasklist(id));
        model.addAttribute("plan", plan(task.businessKey()));
        return "notification/task-elsewhere";
    }

    private static String tasklist(String id) {
        return "/camunda/app/tasklist/default/#/?task=" + id;
    }

    private static String plan(String businessKey) {
        return businessKey != null && PLAN.matcher(businessKey).matches() ? "/plans/" + businessKey : null;
    }

    private String post(String group) {
        String[] parts = group.split("\\.", 2);
        String unit = parts.length < 2 ? "" : organization.unitName(parts[1]);
        return Role.byId(parts[0])
                .map(role -> texts.of(role.messageKey()) + " " + unit)
                .orElse(group);
    }

    private boolean maySee(EndedTask task) {
        return task.unitCode() != null ? access.maySee(task.unitCode()) : access.mayAdminister();
    }

    private static NotFoundException unknown() {
        return new NotFoundException(new Message("notification.task.unknown"));
    }
}

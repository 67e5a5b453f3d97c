package th.kamt.notification.web;

import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.web.PageController;
import th.kamt.workflow.TaskLookup;
import th.kamt.workflow.TaskLookup.EndedTask;

/** {@code /tasks/ID}: from a mail straight to the task; the address survives login, Tasklist's own does not. */
@PageController
class TaskLinks {

    private static final Pattern TASK = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern PLAN = Pattern.compile("\\d{4}/[A-Z0-9-]{1,20}");

    private final TaskLookup tasks;
    private final AccessControl access;
    private final MailRow.Writer people;
    private final Formats formats;

    TaskLinks(TaskLookup tasks, AccessControl access, MailRow.Writer people, Formats formats) {
        this.tasks = tasks;
        this.access = access;
        this.people = people;
        this.formats = formats;
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, Model model) {
        if (!TASK.matcher(id).matches()) {
            throw unknown();
        }
        String person = access.currentPerson();
        if (tasks.isOpenFor(id, person)) {
            return "redirect:/camunda/app/tasklist/default/#/?task=" + id;
        }
        EndedTask task = tasks.ended(id)
                .filter(ended -> person.equals(ended.completedBy()) || maySee(ended))
                .orElseThrow(TaskLinks::unknown);
        model.addAttribute("name", task.name());
        model.addAttribute("by", task.completedBy() == null ? null : people.name(task.completedBy()));
        model.addAttribute("at", formats.dayAndTime(task.endedAt()));
        boolean plan =
                task.businessKey() != null && PLAN.matcher(task.businessKey()).matches();
        model.addAttribute("plan", plan ? "/plans/" + task.businessKey() : null);
        return "notification/task-ended";
    }

    private boolean maySee(EndedTask task) {
        return task.unitCode() != null ? access.maySee(task.unitCode()) : access.mayAdminister();
    }

    private static NotFoundException unknown() {
        return new NotFoundException(new Message("notification.task.unknown"));
    }
}

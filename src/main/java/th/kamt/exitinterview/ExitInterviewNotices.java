package th.kamt.exitinterview;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;

/** Tells whose an exit interview is. */
@Component
public class ExitInterviewNotices {

    static final String WANTED = "exitInterview.wanted";

    private final Notifications notifications;
    private final Organization organization;

    ExitInterviewNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    /** Each person once an interview. */
    public void wanted(ExitInterview interview, String taskId, Collection<String> people) {
        notifications.send(new Notice(
                WANTED,
                Long.toString(interview.id()),
                Set.copyOf(people),
                Map.of(
                        "account",
                        interview.name(),
                        "unit",
                        organization.requireUnit(interview.unitCode()).name(),
                        "cause",
                        new Message(interview.cause().messageKey()),
                        "reason",
                        interview.causeText()),
                "/tasks/" + taskId,
                false));
    }
}

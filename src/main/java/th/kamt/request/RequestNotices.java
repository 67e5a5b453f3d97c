package th.kamt.request;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;
import th.kamt.request.RequestStep.Action;

/** Tells who is to decide, and the requester what was decided. */
@Component
public class RequestNotices {

    static final String WAITING = "request.waiting";
    static final String DECIDED = "request.decided";

    private final Notifications notifications;
    private final Organization organization;

    RequestNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    /** Each person once a task. */
    public void waiting(Request request, String taskId, Collection<String> people) {
        notifications.send(new Notice(
                WAITING,
                taskId,
                Set.copyOf(people),
                Map.of(
                        "kind", new Message(request.kind().messageKey()),
                        "title", request.title(),
                        "unit", organization.requireUnit(request.unitCode()).name(),
                        "by", organization.nameOf(request.requestedBy())),
                "/tasks/" + taskId,
                false));
    }

    void decided(Request request, RequestStation station, Action action, String person, String comment, boolean last) {
        String key = last || action == Action.RETURNED ? action.messageKey() : "request.action.SCREENED";
        notifications.send(new Notice(
                DECIDED,
                request.id() + "/" + request.round() + "/" + station,
                Set.of(request.requestedBy()),
                Map.of(
                        "kind",
                        new Message(request.kind().messageKey()),
                        "title",
                        request.title(),
                        "decision",
                        new Message(key),
                        "by",
                        organization.nameOf(person),
                        "comment",
                        comment == null ? "–" : comment),
                request.page(),
                action == Action.RETURNED));
    }
}

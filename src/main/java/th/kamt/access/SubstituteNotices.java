package th.kamt.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;
import th.kamt.organization.Substitution;
import th.kamt.organization.SubstitutionChanged;
import th.kamt.organization.SubstitutionChanged.What;

/** Tells the absent person and their substitute that one was named or that it is over; the head, that a substitute is lost. */
@Component
class SubstituteNotices {

    static final String NAMED = "substitution.named";
    static final String ENDED = "substitution.ended";
    private static final String PAGE = "/substitutes";

    private final Notifications notifications;
    private final Organization organization;

    SubstituteNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    @EventListener
    void changed(SubstitutionChanged event) {
        Substitution one = event.substitution();
        String absent = organization.nameOf(one.absent());
        String substitute = organization.nameOf(one.substitute());
        Set<String> people = new HashSet<>(Set.of(one.absent(), one.substitute()));
        people.addAll(event.superiors());
        String key = Long.toString(one.id());
        if (event.what() == What.NAMED) {
            notifications.send(new Notice(
                    NAMED,
                    key,
                    people,
                    Map.of(
                            "absent", absent,
                            "substitute", substitute,
                            "from", one.from(),
                            "to", one.to(),
                            "reason", one.reason()),
                    PAGE,
                    true));
        } else if (event.what() == What.ENDED) {
            notifications.send(new Notice(
                    ENDED,
                    key,
                    people,
                    Map.of("absent", absent, "substitute", substitute, "why", why(event)),
                    PAGE,
                    true));
        }
    }

    private Message why(SubstitutionChanged event) {
        if (event.leaver() != null) {
            return new Message("access.substitute.ended.left", organization.nameOf(event.leaver()));
        }
        if (event.by() == null) {
            return new Message(
                    "access.substitute.ended.passed", event.substitution().to());
        }
        String by = organization.nameOf(event.by());
        String reason = event.substitution().endReason();
        return reason == null
                ? new Message("access.substitute.ended.by", by)
                : new Message("access.substitute.ended.byFor", by, reason);
    }
}

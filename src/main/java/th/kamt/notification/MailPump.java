package th.kamt.notification;

import org.springframework.stereotype.Component;
import th.kamt.notification.MailConfiguration.MailRoute;
import th.kamt.outbox.OutboxPump;

/** Has mails delivered. */
@Component
class MailPump extends OutboxPump {

    private final MailRoute route;

    MailPump(MailDispatcher dispatcher, MailSettings settings, MailRoute route) {
        super("mail", settings.pollInterval(), dispatcher::deliverDue);
        this.route = route;
    }

    @Override
    protected boolean hasRoute() {
        return route.transport().isPresent();
    }
}

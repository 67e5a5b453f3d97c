package th.kamt.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.ClockMoved;
import th.kamt.notification.MailConfiguration.MailRoute;
import th.kamt.notification.MailTransport.MailRefusedException;
import th.kamt.notification.MailTransport.MailServerDownException;

/**
 * Delivers what is due: claims rows in a short transaction, sends outside any, writes down what became of each. A node killed
 * after the server took a mail and before that was written down leaves its claim to run out; the mail then goes out once more
 * with the same Message-ID.
 */
@Component
class MailDispatcher {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);
    private static final int AT_ONCE = 20;

    private final MailStore mails;
    private final MailRoute route;
    private final MailSettings settings;
    private final Clock clock;

    MailDispatcher(MailStore mails, MailRoute route, MailSettings settings, Clock clock) {
        this.mails = mails;
        this.route = route;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void clockMoved(ClockMoved event) {
        deliverDue();
    }

    /**
     * Delivers everything due now.
     *
     * @return how many were sent
     */
    int deliverDue() {
        if (route.transport().isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        int sent = 0;
        boolean goOn = true;
        while (goOn) {
            // A claimant of its own each time: two threads of a node are as strange to each other as two nodes.
            String claimant = UUID.randomUUID().toString();
            List<Mail> claimed = mails.claim(claimant, AT_ONCE, now, settings.lease());
            goOn = !claimed.isEmpty();
            for (Mail mail : claimed) {
                if (!mails.begin(mail.id(), claimant, settings.lease())) {
                    continue;
                }
                try {
                    route.transport().get().deliver(mail);
                } catch (MailServerDownException e) {
                    failed(mail, claimant, now, e);
                    // The others would wait for the same server; they keep their turn.
                    mails.giveBack(claimant);
                    goOn = false;
                    break;
                } catch (MailRefusedException | RuntimeException e) {
                    failed(mail, claimant, now, e);
                    continue;
                }
                mails.sent(mail.id(), claimant, clock.instant());
                sent++;
            }
        }
        return sent;
    }

    private void failed(Mail mail, String claimant, Instant now, Exception failure) {
        int attempts = mail.attempts() + 1;
        Optional<Instant> next = attempts < settings.mostAttempts()
                ? Optional.of(now.plus(settings.waitAfter(attempts)))
                : Optional.empty();
        mails.failed(mail.id(), claimant, String.valueOf(failure.getMessage()), next);
        log.warn(
                "mail {} not sent, attempt {} of {}, {}: {}",
                mail.id(),
                attempts,
                settings.mostAttempts(),
                next.map(at -> "next at " + at).orElse("given up"),
                failure.getMessage());
    }
}

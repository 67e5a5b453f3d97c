package th.kamt.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.ClockMoved;
import th.kamt.notification.MailConfiguration.MailRoute;
import th.kamt.notification.MailTransport.MailRefusedException;
import th.kamt.notification.MailTransport.MailServerDownException;
import th.kamt.outbox.OutboxDelivery;

/**
 * Delivers mails. Of a node killed after the server took a mail and before that was written down, the claim runs out; the mail then goes out
 * once more with the same Message-ID.
 */
@Component
class MailDispatcher extends OutboxDelivery<Mail> {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);

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
        return deliverAll(clock.instant());
    }

    @Override
    protected List<Mail> claim(String claimant, int most, Instant now) {
        return mails.claim(claimant, most, now, settings.lease());
    }

    @Override
    protected boolean begin(Mail mail, String claimant) {
        return mails.begin(mail.id(), claimant, settings.lease());
    }

    @Override
    protected Outcome deliver(Mail mail, String claimant, Instant now) {
        try {
            route.transport().orElseThrow().deliver(mail);
        } catch (MailServerDownException e) {
            failed(mail, claimant, now, e);
            return Outcome.UNREACHABLE;
        } catch (MailRefusedException | RuntimeException e) {
            failed(mail, claimant, now, e);
            return Outcome.NOT_TAKEN;
        }
        mails.sent(mail.id(), claimant, clock.instant());
        return Outcome.TAKEN;
    }

    @Override
    protected void giveBack(String claimant) {
        mails.giveBack(claimant);
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

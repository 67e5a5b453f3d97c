package th.kamt.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.notification.MailConfiguration.MailRoute;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;

/** The outbox as operators see it: what waits, what could not be sent, and sending it again. */
@Service
@Transactional
public class Outbox {

    private static final int SHOWN = 500;

    /**
     * For metrics and health.
     *
     * @param waiting       mails to be sent, without those held for digests
     * @param lag           age of the oldest of them by the business clock; zero if none waits
     * @param failed        given up
     * @param undeliverable without a usable address
     * @param hasRoute      whether mails can leave at all
     */
    public record Status(int waiting, Duration lag, int failed, int undeliverable, boolean hasRoute) {}

    private final MailStore mails;
    private final MailRoute route;
    private final Organization organization;
    private final AccessControl access;
    private final MailPump pump;
    private final Clock clock;

    Outbox(
            MailStore mails,
            MailRoute route,
            Organization organization,
            AccessControl access,
            MailPump pump,
            Clock clock) {
        this.mails = mails;
        this.route = route;
        this.organization = organization;
        this.access = access;
        this.pump = pump;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Status status() {
        Duration lag = mails.oldestWaiting()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
        return new Status(
                mails.count(MailState.WAITING),
                lag.isNegative() ? Duration.ZERO : lag,
                mails.count(MailState.FAILED),
                mails.count(MailState.UNDELIVERABLE),
                route.transport().isPresent());
    }

    /** Given up, without address, or tried in vain so far; at most {@value #SHOWN}. For administrators. */
    @Transactional(readOnly = true)
    public List<Mail> troubled() {
        access.requireAdminister();
        return mails.troubled(SHOWN);
    }

    /**
     * Sends a mail that was given up, or had no address, to the address its recipient has now.
     *
     * @throws ConflictException if there is still no usable address
     */
    public void sendAgain(long id) {
        access.requireAdminister();
        Mail mail =
                mails.find(id).orElseThrow(() -> new NotFoundException(new Message("notification.mailbox.unknown")));
        String address = address(mail)
                .orElseThrow(() -> new ConflictException(new Message("notification.outbox.stillNoAddress")));
        mails.again(id, address, clock.instant());
        pump.wakeAfterCommit();
    }

    /**
     * Every mail that was given up.
     *
     * @return how many
     */
    public int sendAllFailedAgain() {
        access.requireAdminister();
        List<Long> failed = mails.failedIds();
        for (long id : failed) {
            Mail mail = mails.find(id).orElseThrow();
            mails.again(id, address(mail).orElse(mail.address()), clock.instant());
        }
        pump.wakeAfterCommit();
        return failed.size();
    }

    private Optional<String> address(Mail mail) {
        return organization.employee(mail.recipient()).map(Employee::email).flatMap(MailWriter::usable);
    }
}

package th.kamt.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.notification.MailStore.NewMail;
import th.kamt.notification.NotificationPreferences.Preference;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;

/** Writes notices into the outbox. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutboxNotifications implements Notifications {

    private final NoticeCatalogue catalogue;
    private final NoticeTexts texts;
    private final NoticeComposer composer;
    private final NotificationPreferences preferences;
    private final Organization organization;
    private final MailStore mails;
    private final MailPump pump;
    private final Clock clock;

    OutboxNotifications(
            NoticeCatalogue catalogue,
            NoticeTexts texts,
            NoticeComposer composer,
            NotificationPreferences preferences,
            Organization organization,
            MailStore mails,
            MailPump pump,
            Clock clock) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.composer = composer;
        this.preferences = preferences;
        this.organization = organization;
        this.mails = mails;
        this.pump = pump;
        this.clock = clock;
    }

    @Override
    public void send(Notice notice) {
        NoticeKind kind = catalogue.require(notice.kind());
        if (!notice.values().keySet().containsAll(kind.samples().keySet())) {
            throw new IllegalArgumentException("a notice " + kind.id() + " needs values for "
                    + kind.samples().keySet() + ", not only " + notice.values().keySet());
        }
        Map<Locale, NoticeText> spoken = new HashMap<>();
        Instant now = clock.instant();
        // In one order everywhere, so that two transactions telling the same people do not wait for each other.
        Map<String, String> inPlaceOf = kind.personal() ? Map.of() : substitutes(notice.recipients());
        Set<String> recipients = new TreeSet<>(notice.recipients());
        recipients.addAll(inPlaceOf.keySet());
        for (String recipient : recipients) {
            if (organization.hasLeft(recipient)) {
                continue;
            }
            Preference wish = preferences.of(recipient);
            NoticeText text = spoken.computeIfAbsent(wish.language(), language -> texts.of(kind.id(), language));
            Optional<Employee> person = organization.employee(recipient);
            Optional<String> address = person.map(Employee::email).flatMap(MailWriter::usable);
            NoticeText filled = composer.fill(
                    text, notice.values(), person.map(Employee::name).orElse(recipient), wish.language());
            String absent = inPlaceOf.get(recipient);
            if (absent != null) {
                filled = composer.inPlaceOf(filled, organization.nameOf(absent), wish.language());
            }
            mails.add(new NewMail(
                    kind.id(),
                    notice.key(),
                    recipient,
                    address.orElse(null),
                    wish.language(),
                    filled,
                    notice.path(),
                    now,
                    wish.digest() && !notice.urgent() && address.isPresent(),
                    address.isPresent() ? MailState.WAITING : MailState.UNDELIVERABLE,
                    address.isPresent()
                            ? null
                            : "no usable address: "
                                    + person.map(Employee::email).orElse("-"),
                    newMessageId()));
        }
        pump.wakeAfterCommit();
    }

    /** By who stands in for somebody among the recipients: for whom. They are told too, and for whom it is. */
    private Map<String, String> substitutes(Set<String> recipients) {
        Map<String, String> substitutes = new HashMap<>();
        new TreeSet<>(recipients)
                .forEach(absent -> organization
                        .standIn(absent)
                        .ifPresent(substitute -> substitutes.putIfAbsent(substitute, absent)));
        return substitutes;
    }

    static String newMessageId() {
        return "<" + UUID.randomUUID() + "@key-account-year>";
    }
}

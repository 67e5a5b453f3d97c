package th.kamt.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.notification.MailStore.NewMail;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;

/** Makes one mail of everything held for a person since the last one. */
@Service
@Transactional
public class DailyDigest {

    static final String KIND = "mail.digest";

    private final MailStore mails;
    private final MailWriter writer;
    private final NoticeTexts texts;
    private final NoticeComposer composer;
    private final Organization organization;
    private final MailPump pump;
    private final Clock clock;

    DailyDigest(
            MailStore mails,
            MailWriter writer,
            NoticeTexts texts,
            NoticeComposer composer,
            Organization organization,
            MailPump pump,
            Clock clock) {
        this.mails = mails;
        this.writer = writer;
        this.texts = texts;
        this.composer = composer;
        this.organization = organization;
        this.pump = pump;
        this.clock = clock;
    }

    /**
     * A digest for everybody something is held for.
     *
     * @return how many
     */
    public int send() {
        List<String> people = mails.waitingForDigest();
        people.forEach(this::send);
        pump.wakeAfterCommit();
        return people.size();
    }

    private void send(String person) {
        List<Mail> held = mails.held(person);
        if (held.isEmpty()) {
            return;
        }
        Locale language = held.get(held.size() - 1).language();
        Instant now = clock.instant();
        LocalDate today = Bangkok.dayOf(now);
        Optional<Employee> employee = organization.employee(person);
        Optional<String> address = employee.map(Employee::email).flatMap(MailWriter::usable);
        NoticeText text = composer.fill(
                texts.of(KIND, language),
                Map.of("day", today, "count", held.size(), "notices", listed(held)),
                employee.map(Employee::name).orElse(person),
                language);
        // By its first notice: run twice, the second has other notices or none.
        String key = today + "/" + held.get(0).id();
        mails.add(new NewMail(
                KIND,
                key,
                person,
                address.orElse(null),
                language,
                text,
                "/mailbox",
                now,
                false,
                address.isPresent() ? MailState.WAITING : MailState.UNDELIVERABLE,
                address.isPresent() ? null : "no usable address",
                OutboxNotifications.newMessageId()));
        mails.toldBy(held, KIND, key, now);
    }

    private String listed(List<Mail> held) {
        return IntStream.range(0, held.size())
                .mapToObj(i -> (i + 1) + ". " + held.get(i).subject() + "\n"
                        + held.get(i).body() + "\n" + writer.link(held.get(i).path()))
                .collect(Collectors.joining("\n\n"));
    }
}

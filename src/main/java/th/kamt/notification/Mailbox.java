package th.kamt.notification;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;

/** What people were told: their own mails, for administrators everybody's. */
@Service
@Transactional(readOnly = true)
public class Mailbox {

    public static final int PAGE = 50;

    /**
     * One page of mails.
     *
     * @param more whether older ones follow
     */
    public record Page(List<Mail> mails, boolean more) {}

    private final MailStore mails;
    private final MailWriter writer;
    private final NoticeCatalogue catalogue;
    private final AccessControl access;

    Mailbox(MailStore mails, MailWriter writer, NoticeCatalogue catalogue, AccessControl access) {
        this.mails = mails;
        this.writer = writer;
        this.catalogue = catalogue;
        this.access = access;
    }

    /**
     * Newest first.
     *
     * @param recipient employee id, or {@code null}: everybody, for administrators
     * @param kind      or {@code null}: every kind
     * @param page      from 0
     */
    public Page newest(String recipient, String kind, int page) {
        String whose = access.mayAdminister() ? recipient : access.currentPerson();
        List<Mail> found = mails.newest(whose, kind, Math.max(0, page) * PAGE, PAGE + 1);
        return new Page(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
    }

    /** @throws NotFoundException also if it is another person's: its existence is not theirs to know */
    public Mail mail(long id) {
        return mails.find(id)
                .filter(mail -> access.mayAdminister() || mail.recipient().equals(access.currentPerson()))
                .orElseThrow(() -> new NotFoundException(new Message("notification.mailbox.unknown")));
    }

    /** The text part as sent, in paragraphs. */
    public List<List<MailText.Line>> text(Mail mail) {
        return MailText.paragraphs(writer.plain(mail), writer.link(""));
    }

    /** Every kind, ordered by id. */
    public List<NoticeKind> kinds() {
        return List.copyOf(catalogue.all());
    }
}

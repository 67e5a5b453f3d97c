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

    /** What the list can be sorted by. */
    public enum Order {
        SUBJECT("subject collate utf8mb4_thai_520_w2"),
        RECIPIENT("recipient"),
        AT("coalesce(sent_at, created_at)"),
        STATE("state");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

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
     * A page; of equal ones the newest first.
     *
     * @param recipient employee id, or {@code null}: everybody, for administrators
     * @param kind      or {@code null}: every kind
     */
    public List<Mail> page(String recipient, String kind, Order order, boolean reversed, int skip, int most) {
        return mails.page(whose(recipient), kind, order, reversed, skip, most);
    }

    public int count(String recipient, String kind) {
        return mails.count(whose(recipient), kind);
    }

    private String whose(String recipient) {
        return access.mayAdminister() ? recipient : access.currentPerson();
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

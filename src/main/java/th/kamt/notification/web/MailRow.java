package th.kamt.notification.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.notification.Mail;
import th.kamt.notification.MailState;
import th.kamt.notification.NoticeKind;
import th.kamt.organization.Organization;

/**
 * A mail in a list, as finished strings.
 *
 * @param error what the server said last, or {@code null}
 * @param next  when it is tried again, or {@code null}
 */
record MailRow(
        long id,
        String subject,
        String recipient,
        String kind,
        String at,
        String state,
        String address,
        String error,
        String next) {

    /** Writes rows in the reader's language. */
    @Component
    static class Writer {

        private final Organization organization;
        private final Formats formats;
        private final Texts texts;

        Writer(Organization organization, Formats formats, Texts texts) {
            this.organization = organization;
            this.formats = formats;
            this.texts = texts;
        }

        MailRow row(Mail mail) {
            boolean again = mail.state() == MailState.WAITING && mail.lastError() != null;
            String state = mail.held() && mail.state() == MailState.WAITING
                    ? "notification.state.held"
                    : mail.state().messageKey();
            return new MailRow(
                    mail.id(),
                    mail.subject(),
                    name(mail.recipient()),
                    kind(mail.kind()),
                    formats.dayAndTime(Optional.ofNullable(mail.sentAt()).orElse(mail.createdAt())),
                    texts.of(state),
                    mail.address(),
                    mail.lastError(),
                    again ? formats.dayAndTime(mail.nextAttemptAt()) : null);
        }

        String name(String employeeId) {
            return organization.nameOf(employeeId);
        }

        /** A kind of an older release has no words any more. */
        String kind(String id) {
            String key = "notification." + id + ".name";
            String words = texts.of(new Message(key));
            return words.equals(key) ? id : words;
        }

        String kind(NoticeKind kind) {
            return texts.of(kind.nameKey());
        }
    }
}

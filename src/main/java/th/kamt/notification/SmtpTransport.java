package th.kamt.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.UnsupportedEncodingException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** By SMTP, one connection a mail; time-outs are those of {@code spring.mail.properties}. */
class SmtpTransport implements MailTransport {

    private final JavaMailSender sender;
    private final MailWriter writer;

    SmtpTransport(JavaMailSender sender, MailWriter writer) {
        this.sender = sender;
        this.writer = writer;
    }

    @Override
    public void deliver(Mail mail) throws MailRefusedException, MailServerDownException {
        try {
            sender.send(writer.write(mail, sender.createMimeMessage()));
        } catch (MailSendException e) {
            Exception reason =
                    e.getFailedMessages().values().stream().findFirst().orElse(e);
            if (reason instanceof SendFailedException) {
                throw new MailRefusedException(words(reason), e);
            }
            throw new MailServerDownException(words(reason), e);
        } catch (MailException e) {
            throw new MailServerDownException(words(e), e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailRefusedException(words(e), e);
        }
    }

    /** What the server said stands in the innermost exception. */
    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        Throwable inner = failure instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : failure.getCause();
        if (inner != null && inner != failure) {
            words.append(" / ").append(inner);
        }
        return words.toString();
    }
}

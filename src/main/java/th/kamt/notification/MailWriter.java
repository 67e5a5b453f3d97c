package th.kamt.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;

/** Writes a mail of the outbox as a message: text and simple HTML, UTF-8, its own Message-ID at every attempt. */
@Component
class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int LONGEST_NAME = 120;

    private final ITemplateEngine templates;
    private final Texts texts;
    private final Organization organization;
    private final MailSettings settings;
    private final Clock clock;
    private final String baseUrl;

    MailWriter(
            ITemplateEngine templates,
            Texts texts,
            Organization organization,
            MailSettings settings,
            Clock clock,
            @Value("${kamt.base-url}") String baseUrl) {
        this.templates = templates;
        this.texts = texts;
        this.organization = organization;
        this.settings = settings;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The address if mail can be sent there, and nothing but there. */
    static Optional<String> usable(String address) {
        if (address == null || address.isBlank() || address.length() > 254 || address.contains(",")) {
            return Optional.empty();
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return parsed.getAddress().equals(address) ? Optional.of(address) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    String link(String path) {
        return baseUrl + path;
    }

    MimeMessage write(Mail mail, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        message.setFrom(named(settings.from(), text("notification.mail.sender", mail.language())));
        String name =
                organization.employee(mail.recipient()).map(Employee::name).orElse("");
        message.setRecipient(Message.RecipientType.TO, named(mail.address(), name));
        message.setSubject(PlainText.line(mail.subject(), NoticeComposer.LONGEST_SUBJECT), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", Mail.code(mail.language()));
        // No answers from those who are away.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(plain(mail), "plain"));
        both.addBodyPart(part(html(mail), "html"));
        message.setContent(both);
        // Spring keeps an id that is there.
        message.setHeader("Message-ID", mail.messageId());
        return message;
    }

    private static InternetAddress named(String address, String name)
            throws AddressException, UnsupportedEncodingException {
        InternetAddress parsed = new InternetAddress(address, true);
        String line = PlainText.line(name, LONGEST_NAME);
        if (!line.isEmpty()) {
            parsed.setPersonal(line, UTF_8);
        }
        return parsed;
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, type);
        return part;
    }

    /** As sent: the text, its link, and where to change what one is told. */
    String plain(Mail mail) {
        return mail.body() + "\n\n" + link(mail.path()) + "\n\n-- \n"
                + text("notification.mail.footer", mail.language()) + "\n" + link("/my-notifications") + "\n";
    }

    String html(Mail mail) {
        return templates.process(
                "mail/notice",
                new Context(
                        mail.language(),
                        Map.of(
                                "language", Mail.code(mail.language()),
                                "subject", mail.subject(),
                                "paragraphs", MailText.paragraphs(mail.body(), baseUrl),
                                "link", link(mail.path()),
                                "preferences", link("/my-notifications"))));
    }

    private String text(String key, Locale language) {
        return texts.of(new th.kamt.message.Message(key), language);
    }
}

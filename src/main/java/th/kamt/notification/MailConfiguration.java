package th.kamt.notification;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** By which way mails leave: SMTP where a server is named, else the application's own mailbox, else not at all: they wait. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    /** The way out, if there is one. */
    record MailRoute(Optional<MailTransport> transport) {}

    @Bean
    MailRoute mailRoute(MailSettings settings, JavaMailSender sender, MailWriter writer) {
        if (!settings.host().isBlank()) {
            return new MailRoute(Optional.of(new SmtpTransport(sender, writer)));
        }
        if (settings.inApp()) {
            // The outbox's row is what the mailbox page shows; nothing leaves.
            return new MailRoute(Optional.of(mail -> {}));
        }
        log.warn("KAMT_SMTP_HOST is not set: mails wait in the outbox");
        return new MailRoute(Optional.empty());
    }
}

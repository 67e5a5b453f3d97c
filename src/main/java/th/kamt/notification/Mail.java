package th.kamt.notification;

import java.time.Instant;
import java.util.Locale;
import th.kamt.message.Texts;

/**
 * A mail of the outbox.
 *
 * @param recipient     employee id
 * @param address       {@code null} if the recipient has none that can be used
 * @param language      Thai or English
 * @param body          plain text, lines separated by {@code \n}
 * @param path          of the page it leads to
 * @param held          whether it waits for the daily digest
 * @param attempts      begun so far
 * @param nextAttemptAt not before; business clock
 * @param sentAt        when the mail, or the digest that told it, left; or {@code null}
 * @param lastError     what the mail server or the address check said last, or {@code null}
 * @param messageId     the same at every attempt, so that mail servers see a mail sent twice as one
 */
public record Mail(
        long id,
        String kind,
        String recipient,
        String address,
        Locale language,
        String subject,
        String body,
        String path,
        Instant createdAt,
        boolean held,
        MailState state,
        int attempts,
        Instant nextAttemptAt,
        Instant sentAt,
        String lastError,
        String messageId) {

    static Locale language(String code) {
        return "en".equals(code) ? Locale.ENGLISH : Texts.THAI;
    }

    static String code(Locale language) {
        return "en".equals(language.getLanguage()) ? "en" : "th";
    }
}

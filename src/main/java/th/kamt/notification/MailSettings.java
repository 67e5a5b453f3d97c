package th.kamt.notification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code kamt.mail.*}.
 *
 * @param host         the mail server's name; empty: there is none
 * @param from         sender's address; needed with a host
 * @param inApp        without a host: mails go to the application's own mailbox only (demonstration)
 * @param waits        before the second, third, … attempt; the last one repeats
 * @param mostAttempts after these a mail is given up until an operator sends it again
 * @param lease        how long a node may take for one attempt before another may try: longer than the mail server's
 *                     time-outs together
 * @param pollInterval of real time between looks into the outbox; zero: never
 */
@ConfigurationProperties("kamt.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("") String from,
        @DefaultValue("false") boolean inApp,
        @DefaultValue({"1m", "5m", "15m", "60m", "4h"}) List<Duration> waits,
        @DefaultValue("20") int mostAttempts,
        @DefaultValue("10m") Duration lease,
        @DefaultValue("2s") Duration pollInterval) {

    MailSettings {
        if (waits.isEmpty() || waits.stream().anyMatch(wait -> wait.isZero() || wait.isNegative())) {
            throw new IllegalArgumentException("kamt.mail.waits must be positive: " + waits);
        }
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException(
                    "KAMT_SMTP_HOST is set, KAMT_SMTP_FROM is not: whom are the mails from?");
        }
    }

    /** After that many attempts in vain. */
    Duration waitAfter(int attempts) {
        return waits.get(Math.min(attempts, waits.size()) - 1);
    }
}

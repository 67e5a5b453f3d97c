package th.kamt.notification;

import static th.kamt.database.UtcTimes.utc;

import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.Texts;

/** How each person wants to be told. */
@Service
@Transactional
public class NotificationPreferences {

    /** @param digest one mail a day with everything that is not urgent, instead of single mails */
    public record Preference(boolean digest, Locale language) {}

    /** Whoever has not chosen: single mails in Thai. */
    public static final Preference USUAL = new Preference(false, Texts.THAI);

    private final JdbcTemplate jdbc;
    private final MailStore mails;
    private final MailPump pump;
    private final Clock clock;

    NotificationPreferences(JdbcTemplate jdbc, MailStore mails, MailPump pump, Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.pump = pump;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Preference of(String employeeId) {
        return jdbc
                .query(
                        "select digest, language from notification_preference where employee_id = ?",
                        (row, number) -> new Preference(row.getBoolean(1), Mail.language(row.getString(2))),
                        employeeId)
                .stream()
                .findFirst()
                .orElse(USUAL);
    }

    /** From now on. Who no longer wants a digest gets what was held for it at once. */
    public void choose(String employeeId, Preference preference) {
        jdbc.update(
                "insert into notification_preference values (?, ?, ?, ?) on duplicate key update digest = values(digest),"
                        + " language = values(language), changed_at = values(changed_at)",
                employeeId,
                preference.digest(),
                Mail.code(preference.language()),
                utc(clock.instant()));
        if (!preference.digest()) {
            mails.release(employeeId);
            pump.wakeAfterCommit();
        }
    }
}

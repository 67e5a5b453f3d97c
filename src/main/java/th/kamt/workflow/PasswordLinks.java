package th.kamt.workflow;

import static th.kamt.database.UtcTimes.utc;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

/** One-time links by which a person sets their own password; valid for 7 days of real time. */
@Component
public class PasswordLinks {

    /** Shortest password a person may choose. */
    public static final int MIN_LENGTH = 12;

    /** Longest password that is looked at, at login too. */
    public static final int MAX_LENGTH = 1000;

    /** Days of real time a link is good for. */
    public static final int VALID_DAYS = 7;

    private static final Duration VALID = Duration.ofDays(VALID_DAYS);
    private static final int TOKEN_BYTES = 32;

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(JdbcTemplate jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Path of a new link; earlier ones of the user no longer work. The path is shown once and not kept. */
    @Transactional
    public String create(String userId) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.update("delete from password_link where user_id = ?", userId);
        jdbc.update(
                "insert into password_link values (?, ?, ?)",
                DigestUtils.sha256(token),
                userId,
                utc(Instant.now().plus(VALID)));
        return "/password/" + token;
    }

    /** The user's links no longer work. */
    public void revoke(String userId) {
        jdbc.update("delete from password_link where user_id = ?", userId);
    }

    /** The user whose link it is; empty if used, expired or unknown, or the user has left. */
    public Optional<String> userOf(String token) {
        return jdbc
                .queryForList(
                        "select user_id from password_link where token_hash = ? and expires_at > ?",
                        String.class,
                        DigestUtils.sha256(token),
                        utc(Instant.now()))
                .stream()
                .filter(user -> accounts.standingOf(user).isPresent())
                .findFirst();
    }

    /**
     * Sets the password and uses the link up.
     *
     * @throws NotFoundException if the link is no longer valid
     * @throws RefusedException if the password is shorter than {@value #MIN_LENGTH}, longer than {@value #MAX_LENGTH}, or
     *     has nothing but blanks
     */
    @Transactional
    public void use(String token, String password) {
        String user = userOf(token).orElseThrow(() -> new NotFoundException(new Message("workflow.password.link")));
        if (password.length() < MIN_LENGTH) {
            throw new RefusedException(new Message("workflow.password.tooShort", Integer.toString(MIN_LENGTH)));
        }
        if (password.length() > MAX_LENGTH) {
            throw new RefusedException(new Message("workflow.password.tooLong", Integer.toString(MAX_LENGTH)));
        }
        if (!WrittenWords.areIn(password)) {
            throw new RefusedException(new Message("workflow.password.blank"));
        }
        if (jdbc.update("delete from password_link where token_hash = ?", DigestUtils.sha256(token)) == 0) {
            throw new NotFoundException(new Message("workflow.password.link"));
        }
        accounts.setPassword(user, password);
    }
}

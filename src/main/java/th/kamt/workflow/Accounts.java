package th.kamt.workflow;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import th.kamt.message.Message;

/** Logins: users and groups in the engine's tables, the same for pages, REST and web apps. */
@Component
public class Accounts {

    /**
     * What a user may do at this moment.
     *
     * @param passwordStamp another one after every change of the password, and nothing the password could be guessed by
     * @param groups        ids, in their order
     */
    public record Standing(String passwordStamp, List<String> groups) {

        public Standing {
            groups = List.copyOf(groups);
        }
    }

    private static final String STANDING = "select u.ID_, u.PWD_, m.GROUP_ID_ from ACT_ID_USER u"
            + " left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_ where u.ID_ = ? order by m.GROUP_ID_";

    private final IdentityService identity;
    private final CommandExecutor commands;
    private final JdbcTemplate jdbc;
    private final SingletonSupplier<String> unknownUsersHash;

    Accounts(
            IdentityService identity,
            CommandExecutor commands,
            JdbcTemplate jdbc,
            ProcessEngineConfigurationImpl engine) {
        this.identity = identity;
        this.commands = commands;
        this.jdbc = jdbc;
        // Not at the start, which would wait for it.
        this.unknownUsersHash =
                SingletonSupplier.of(() -> engine.getPasswordManager().encrypt("nobody"));
    }

    /**
     * Whether the password is the user's. Unlike the engine's own check it locks nobody out, and takes the same time for users
     * that do not exist.
     */
    public boolean matches(String userId, String password) {
        return commands.execute(context -> context.runWithoutAuthorization(() -> {
            UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId);
            // The database compares without trailing spaces: "admin " is not admin.
            boolean known = user != null && user.getId().equals(userId) && user.getPassword() != null;
            String salted = EncryptionUtil.saltPassword(password, known ? user.getSalt() : "");
            boolean fits = context.getProcessEngineConfiguration()
                    .getPasswordManager()
                    .check(salted, known ? user.getPassword() : unknownUsersHash.obtain());
            return known && fits;
        }));
    }

    /** In one read, for it is asked at every request; empty if there is no such user, or they have left. */
    public Optional<Standing> standingOf(String userId) {
        List<Map<String, Object>> rows = jdbc.queryForList(STANDING, userId).stream()
                // The database compares without trailing spaces.
                .filter(row -> userId.equals(row.get("ID_")))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = rows.stream()
                .map(row -> (String) row.get("GROUP_ID_"))
                .filter(Objects::nonNull)
                .toList();
        if (groups.contains(Groups.LEFT)) {
            return Optional.empty();
        }
        return Optional.of(new Standing(stamp((String) rows.get(0).get("PWD_")), groups));
    }

    private static String stamp(String passwordHash) {
        return passwordHash == null ? "" : DigestUtils.sha256Hex(passwordHash);
    }

    /** Break-glass administrators. */
    public Set<String> administrators() {
        return Set.copyOf(jdbc.queryForList(
                "select USER_ID_ from ACT_ID_MEMBERSHIP where GROUP_ID_ = ?", String.class, Groups.ADMINISTRATORS));
    }

    /**
     * Kept per user, not per sign-in.
     *
     * @param directory whether the directory (LDAP) knew the password
     */
    public void signedIn(String userId, Instant at, boolean directory) {
        jdbc.update(
                "insert into last_sign_in (user_id, signed_in_at, directory) values (?, ?, ?) on duplicate key update"
                        + " signed_in_at = values(signed_in_at), directory = values(directory)",
                userId,
                utc(at),
                directory);
    }

    /** When those users last signed in; who never did is missing. */
    public Map<String, Instant> lastSignIns(List<String> userIds) {
        Map<String, Instant> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            jdbc.query(
                    "select user_id, signed_in_at from last_sign_in where user_id in ("
                            + String.join(",", Collections.nCopies(userIds.size(), "?")) + ")",
                    row -> {
                        found.put(row.getString("user_id"), instant(row, "signed_in_at"));
                    },
                    userIds.toArray());
        }
        return found;
    }

    public Optional<String> nameOf(String userId) {
        return find(userId).map(Accounts::fullName);
    }

    /** Why nobody may have that password; empty if they may. */
    public Optional<Message> whyNoPassword(String password) {
        return identity.checkPasswordAgainstPolicy(password).getViolatedRules().stream()
                .findFirst()
                .map(rule -> new Message(
                        "workflow.password.rule",
                        rule.getParameters().get(PasswordRule.MIN_LENGTH),
                        Integer.toString(PasswordLinks.MAX_LENGTH)));
    }

    /** @throws IllegalArgumentException if there is no such user */
    public void setPassword(String userId, String password) {
        User user = find(userId).orElseThrow(() -> new IllegalArgumentException("no user " + userId));
        user.setPassword(password);
        identity.saveUser(user);
    }

    private Optional<User> find(String userId) {
        // The database compares without trailing spaces.
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
                .filter(user -> user.getId().equals(userId));
    }

    private static String fullName(User user) {
        return (user.getFirstName() + " " + (user.getLastName() == null ? "" : user.getLastName())).strip();
    }
}

package th.kamt.workflow;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** Logins: users and groups in the engine's tables, the same for pages, REST and web apps. */
@Component
public class Accounts {

    private final IdentityService identity;
    private final CommandExecutor commands;
    private final String unknownUsersHash;

    Accounts(IdentityService identity, CommandExecutor commands, ProcessEngineConfigurationImpl engine) {
        this.identity = identity;
        this.commands = commands;
        this.unknownUsersHash = engine.getPasswordManager().encrypt("nobody");
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
                    .check(salted, known ? user.getPassword() : unknownUsersHash);
            return known && fits;
        }));
    }

    public List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId)
                .toList();
    }

    public Optional<String> nameOf(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
                .map(Accounts::fullName);
    }

    /** @throws IllegalArgumentException if there is no such user */
    public void setPassword(String userId, String password) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            throw new IllegalArgumentException("no user " + userId);
        }
        user.setPassword(password);
        identity.saveUser(user);
    }

    private static String fullName(User user) {
        return (user.getFirstName() + " " + (user.getLastName() == null ? "" : user.getLastName())).strip();
    }
}

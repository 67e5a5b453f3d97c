package th.kamt.workflow.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Accounts.Standing;
import th.kamt.workflow.Groups;
import th.kamt.workflow.PasswordLinks;

/**
 * Checks logins against the engine's users, and in profile {@code ldap} against the directory too; a login's authorities are
 * its groups. Whoever has left, is unknown or gives a wrong password is answered alike.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    /** Programs sign in with every call: as often as this is written down. */
    private static final Duration REMARKED = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final Optional<Directory> directory;
    private final Clock clock;
    private final Map<String, Instant> remarked = new ConcurrentHashMap<>();

    EngineAuthenticationProvider(
            Accounts accounts, LoginThrottle throttle, ObjectProvider<Directory> directory, Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.directory = Optional.ofNullable(directory.getIfAvailable());
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName().strip();
        String password = String.valueOf(login.getCredentials());
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        if (throttle.isBlocked(user, address)) {
            throw new LockedException("too many failed logins");
        }
        SignedOn signedOn;
        try {
            signedOn = signOn(user, password, login.getDetails())
                    .orElseThrow(() -> new BadCredentialsException("wrong user or password"));
        } catch (BadCredentialsException | DirectoryDownException e) {
            throttle.failed(user, address);
            throw e;
        }
        throttle.succeeded(user, address);
        remark(signedOn);
        return signedOn;
    }

    /** Local accounts first: they open the door when the directory is down. */
    private Optional<SignedOn> signOn(String user, String password, Object details) {
        if (password.isEmpty() || password.length() > PasswordLinks.MAX_LENGTH) {
            return Optional.empty();
        }
        if (accounts.matches(user, password)) {
            return accounts.standingOf(user).map(standing -> SignedOn.local(user, standing, details));
        }
        // Asked of everybody alike, then who it is: an answer takes as long for strangers.
        return directory
                .flatMap(known -> known.employeeOf(user, password))
                .flatMap(employee -> accounts.standingOf(employee)
                        .filter(EngineAuthenticationProvider::isImported)
                        .map(standing -> SignedOn.byDirectory(employee, standing, details)));
    }

    /** The directory does not open accounts made by hand, the first administrator's before all. */
    private static boolean isImported(Standing standing) {
        return standing.groups().contains(Groups.EVERYBODY);
    }

    private void remark(SignedOn login) {
        Instant now = clock.instant();
        Instant last = remarked.get(login.getName());
        if (last == null || Duration.between(last, now).abs().compareTo(REMARKED) >= 0) {
            accounts.signedIn(login.getName(), now, login.isByDirectory());
            remarked.put(login.getName(), now);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

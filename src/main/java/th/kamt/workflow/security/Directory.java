package th.kamt.workflow.security;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.ldap.CommunicationException;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.ServiceUnavailableException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.stereotype.Component;

/** The utility's directory (LDAP), in profile {@code ldap}: knows passwords, never rights. Keeps in mind how it answered last. */
@Component
@Profile("ldap")
class Directory {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    /** How the directory answered last. */
    enum Answered {
        NOT_ASKED,
        YES,
        NO
    }

    private final BindAuthenticator authenticator;
    private final DirectorySettings settings;
    private volatile Answered answered = Answered.NOT_ASKED;

    Directory(BindAuthenticator authenticator, DirectorySettings settings) {
        this.authenticator = authenticator;
        this.settings = settings;
    }

    Answered answered() {
        return answered;
    }

    /**
     * Employee id of whoever signs in there by that name and password; empty if nobody does.
     *
     * @throws DirectoryDownException if it does not answer in time, or refuses the application itself
     */
    Optional<String> employeeOf(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            // An empty password would be an anonymous bind, which succeeds.
            return Optional.empty();
        }
        try {
            DirContextOperations entry =
                    authenticator.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password));
            answered(Answered.YES, null);
            return Optional.ofNullable(
                    settings.employeeAttribute().isEmpty()
                            ? user
                            : entry.getStringAttribute(settings.employeeAttribute()));
        } catch (CommunicationException | ServiceUnavailableException e) {
            throw down(e);
        } catch (NamingException e) {
            // The application's own search or manager was refused: no person's fault.
            throw down(e);
        } catch (AuthenticationException e) {
            if (e.getCause() instanceof NamingException cause) {
                throw down(cause);
            }
            answered(Answered.YES, null);
            return Optional.empty();
        }
    }

    private DirectoryDownException down(NamingException cause) {
        answered(Answered.NO, cause);
        return new DirectoryDownException(cause);
    }

    /** Said once when it changes, not at every sign-in. */
    private void answered(Answered now, NamingException cause) {
        Answered before = answered;
        answered = now;
        if (now == Answered.NO && before != Answered.NO) {
            log.error("The directory {} does not answer; local accounts still sign in", settings.url(), cause);
        } else if (now == Answered.YES && before == Answered.NO) {
            log.info("The directory {} answers again", settings.url());
        }
    }
}

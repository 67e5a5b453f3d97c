package th.kamt.workflow.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Accounts.Standing;

/** Checks logins against the engine's users; a login's authorities are its groups. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    static final int LONGEST_PASSWORD = 1000;

    private final Accounts accounts;
    private final LoginThrottle throttle;

    EngineAuthenticationProvider(Accounts accounts, LoginThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
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
        if (password.length() > LONGEST_PASSWORD || !accounts.matches(user, password)) {
            throttle.failed(user, address);
            throw new BadCredentialsException("wrong user or password");
        }
        Standing standing =
                accounts.standingOf(user).orElseThrow(() -> new BadCredentialsException("no longer a user"));
        throttle.succeeded(user, address);
        return new SignedOn(user, standing, login.getDetails());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

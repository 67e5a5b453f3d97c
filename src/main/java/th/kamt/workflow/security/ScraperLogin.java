package th.kamt.workflow.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Logins at the metrics' door: user {@value #USER} by the password of the configuration, without one nobody; everybody else as
 * everywhere.
 */
class ScraperLogin implements AuthenticationManager {

    static final String USER = "scraper";
    static final String AUTHORITY = "reads-metrics";
    private static final int SHORTEST_PASSWORD = 12;

    private final byte[] password;
    private final LoginThrottle throttle;
    private final EngineAuthenticationProvider people;

    /** @param password empty for none, else at least {@value #SHORTEST_PASSWORD} characters */
    ScraperLogin(String password, LoginThrottle throttle, EngineAuthenticationProvider people) {
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "KAMT_METRICS_PASSWORD needs at least " + SHORTEST_PASSWORD + " characters");
        }
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.throttle = throttle;
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        if (password.length == 0 || !USER.equals(login.getName())) {
            return people.authenticate(login);
        }
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        if (throttle.isBlocked(USER, address)) {
            throw new LockedException("too many failed logins");
        }
        byte[] given = String.valueOf(login.getCredentials()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(password, given)) {
            throttle.failed(USER, address);
            throw new BadCredentialsException("wrong password");
        }
        throttle.succeeded(USER, address);
        return UsernamePasswordAuthenticationToken.authenticated(
                USER, "", AuthorityUtils.createAuthorityList(AUTHORITY));
    }
}

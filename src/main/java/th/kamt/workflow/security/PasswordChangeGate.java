package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.message.Message;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.PasswordLinks;

/**
 * Who changes a password gives their own present one; it is checked here and not by the engine, which would lock its user
 * out. Guesses are slowed like those of a login, but counted apart: whoever finds a session open cannot keep its person from
 * logging in.
 */
class PasswordChangeGate extends OncePerRequestFilter {

    private static final Pattern CREDENTIALS =
            Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?/user/[^/]+/credentials/?");
    private static final String COUNTED_AS = "password of ";

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final Refusals refusals;
    private final ObjectMapper json;

    PasswordChangeGate(Accounts accounts, LoginThrottle throttle, Refusals refusals, ObjectMapper json) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"PUT".equals(request.getMethod())
                || !CREDENTIALS.matcher(Callers.path(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = SecurityContextHolder.getContext().getAuthentication().getName();
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedOn login && login.isByDirectory()) {
            refusals.send(request, response, HttpStatus.CONFLICT, new Message("workflow.password.elsewhere"));
            return;
        }
        String address = request.getRemoteAddr();
        if (throttle.isBlocked(COUNTED_AS + user, address)) {
            refusals.send(request, response, HttpStatus.TOO_MANY_REQUESTS, new Message("workflow.password.wait"));
            return;
        }
        KeptBody kept = new KeptBody(request, request.getInputStream().readAllBytes());
        if (accounts.matches(user, password(kept.body(), "authenticatedUserPassword"))) {
            throttle.succeeded(COUNTED_AS + user, address);
            Optional<Message> whyNot = accounts.whyNoPassword(password(kept.body(), "password"));
            if (whyNot.isPresent()) {
                refusals.send(request, response, HttpStatus.BAD_REQUEST, whyNot.get());
            } else {
                chain.doFilter(kept, response);
            }
        } else {
            throttle.failed(COUNTED_AS + user, address);
            refusals.send(request, response, HttpStatus.BAD_REQUEST, new Message("workflow.password.wrong"));
        }
    }

    /** Empty where there is none, which is nobody's password. */
    private String password(byte[] body, String field) {
        try {
            JsonNode given = json.readTree(body).path(field);
            String password = given.isTextual() ? given.textValue() : "";
            return password.length() > PasswordLinks.MAX_LENGTH ? "" : password;
        } catch (IOException e) {
            return "";
        }
    }
}

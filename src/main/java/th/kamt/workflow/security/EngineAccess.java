package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import th.kamt.workflow.Groups;

/**
 * What ordinary people may change through the engine's REST API, at {@code /engine-rest} and under the web apps alike: work
 * on their tasks, and their own profile. Everything else that changes something is for administrators; so is creating an
 * administrator, but not even they do it through the setup page. Reading is left to the engine's authorizations.
 */
class EngineAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern SETUP = Pattern.compile("/camunda/api/admin/setup(/.*)?");
    private static final Pattern OWN_LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/.*");
    private static final Pattern PASSWORD_CHECK = Pattern.compile("/identity/verify");
    private static final Pattern ENGINE =
            Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?(/.*?)/?");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");
    private static final Pattern OWN_USER = Pattern.compile("/user/([^/]+)/credentials");
    /** The follow-up date alone, and its holder's: the engine is asked with the task in hand ({@code TaskGuard}). */
    private static final Pattern ONE_TASK = Pattern.compile("/task/(?!create$)[^/]+");

    private static final List<Pattern> ALLOWED_POSTS = List.of(
            Pattern.compile("/(task|process-instance|execution|variable-instance|process-definition)(/count)?"),
            Pattern.compile("/history/(task|process-instance|activity-instance|variable-instance|detail)(/count)?"),
            Pattern.compile("/(user|group)(/count)?"),
            Pattern.compile("/filter/[^/]+/(list|count|singleResult)"),
            Pattern.compile("/task/[^/]+/(claim|unclaim|complete|submit-form)"),
            Pattern.compile("/identity/password-policy"));

    /** Deprecated, but still the method to implement. */
    @Override
    @SuppressWarnings("deprecation")
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext context) {
        return new AuthorizationDecision(isAllowed(login.get(), context.getRequest()));
    }

    private static boolean isAllowed(Authentication login, HttpServletRequest request) {
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return false;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (SETUP.matcher(path).matches() || OWN_LOGIN.matcher(path).matches()) {
            return false;
        }
        if (isAdministrator(login)
                || READING.contains(request.getMethod())
                || LOGOUT.matcher(path).matches()) {
            return true;
        }
        Matcher engine = ENGINE.matcher(path);
        if (!engine.matches() || PASSWORD_CHECK.matcher(engine.group(1)).matches()) {
            return false;
        }
        return switch (request.getMethod()) {
            case "POST" ->
                ALLOWED_POSTS.stream()
                        .anyMatch(allowed -> allowed.matcher(engine.group(1)).matches());
            case "PUT" ->
                isOwn(engine.group(1), login.getName())
                        || ONE_TASK.matcher(engine.group(1)).matches();
            default -> false;
        };
    }

    private static boolean isOwn(String path, String user) {
        Matcher own = OWN_USER.matcher(path);
        return own.matches() && own.group(1).equals(user);
    }

    private static boolean isAdministrator(Authentication login) {
        return login.getAuthorities().stream()
                .anyMatch(authority -> Groups.ADMINISTRATORS.equals(authority.getAuthority()));
    }
}

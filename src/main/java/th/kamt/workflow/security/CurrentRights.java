package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Accounts.Standing;

/**
 * Gives an open session the rights its person has now: a post taken away is gone at the next request, and a user removed or
 * given another password has to log in again, and so has everybody after a working day. Stands behind the session's login and before everything that asks for rights.
 */
class CurrentRights extends OncePerRequestFilter {

    /** Request attribute for pages: seconds without use and seconds at most until the session ends. */
    static final String SESSION_TIMES = "sessionTimes";

    private final Accounts accounts;
    private final SessionTimes times;
    private final InstantSource clock;

    CurrentRights(Accounts accounts, SessionTimes times) {
        this(accounts, times, InstantSource.system());
    }

    CurrentRights(Accounts accounts, SessionTimes times, InstantSource clock) {
        this.accounts = accounts;
        this.times = times;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedOn login) {
            Instant moment = clock.instant();
            Optional<Standing> now = times.isOver(login, moment)
                    ? Optional.empty()
                    : accounts.standingOf(login.getName()).filter(login::hasPasswordOf);
            if (now.isPresent()) {
                use(now.get(), login);
                request.setAttribute(SESSION_TIMES, times.idleSeconds() + " " + times.secondsLeft(login, moment));
            } else {
                logOut(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static void use(Standing now, SignedOn login) {
        if (!now.groups().equals(login.groups())) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(login.standing(now));
            SecurityContextHolder.setContext(context);
        }
    }

    private static void logOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}

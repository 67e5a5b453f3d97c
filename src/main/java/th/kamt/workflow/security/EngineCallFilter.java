package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.workflow.EngineCall;

/**
 * Carries the login, the language and the status of refusals between Spring Security and the engine's REST API. The web
 * apps' own filters set the login themselves.
 */
class EngineCallFilter extends OncePerRequestFilter {

    private static final Locale THAI = Locale.forLanguageTag("th");

    private final IdentityService identity;
    private final boolean setsLogin;

    EngineCallFilter(IdentityService identity, boolean setsLogin) {
        this.identity = identity;
        this.setsLogin = setsLogin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest spoken = new SpokenRequest(request, language(request));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(spoken));
        LocaleContextHolder.setLocale(spoken.getLocale());
        EngineCall.begin();
        try {
            if (setsLogin) {
                Authentication login = SecurityContextHolder.getContext().getAuthentication();
                List<String> groups = login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
                identity.setAuthentication(login.getName(), groups, List.of());
            }
            chain.doFilter(new PagedRequest(spoken), new StatusResponse(response));
        } finally {
            if (setsLogin) {
                identity.clearAuthentication();
            }
            RequestContextHolder.resetRequestAttributes();
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static Locale language(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return THAI;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(THAI, Locale.ENGLISH));
            return best == null ? THAI : best;
        } catch (IllegalArgumentException e) {
            return THAI;
        }
    }

    /** Filters further in ask the request for its language again. */
    private static final class SpokenRequest extends HttpServletRequestWrapper {

        private final Locale language;

        SpokenRequest(HttpServletRequest request, Locale language) {
            super(request);
            this.language = language;
        }

        @Override
        public Locale getLocale() {
            return language;
        }
    }

    /**
     * The engine refuses a list without a limit (queryMaxResultsLimit); who names none gets the longest page it allows.
     * Calls that are no lists ignore the parameter.
     */
    private static final class PagedRequest extends HttpServletRequestWrapper {

        private static final String LIMIT = "maxResults";
        private static final String LONGEST_PAGE = "firstResult=0&maxResults=2000";

        PagedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String given = super.getQueryString();
            if (given != null && given.contains(LIMIT)) {
                return given;
            }
            return given == null || given.isEmpty() ? LONGEST_PAGE : given + "&" + LONGEST_PAGE;
        }
    }

    private static final class StatusResponse extends HttpServletResponseWrapper {

        StatusResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(EngineCall.status(status));
        }

        @Override
        public void sendError(int status) throws IOException {
            super.sendError(EngineCall.status(status));
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            super.sendError(EngineCall.status(status), message);
        }
    }
}

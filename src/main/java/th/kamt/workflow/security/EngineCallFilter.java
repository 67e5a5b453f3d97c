package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.workflow.EngineCall;

/**
 * Carries the login, the language and the status of refusals between Spring Security and the engine's REST API. The web
 * apps' own filters set the login themselves.
 */
class EngineCallFilter extends OncePerRequestFilter {

    private final IdentityService identity;
    private final Refusals refusals;
    private final EngineBodies bodies;
    private final Texts texts;
    private final SpokenAnswers spokenAnswers;
    private final ObjectMapper json;
    private final boolean setsLogin;

    EngineCallFilter(
            IdentityService identity,
            Refusals refusals,
            Texts texts,
            SpokenAnswers spokenAnswers,
            ObjectMapper json,
            boolean setsLogin) {
        this.identity = identity;
        this.refusals = refusals;
        this.bodies = new EngineBodies(json);
        this.texts = texts;
        this.spokenAnswers = spokenAnswers;
        this.json = json;
        this.setsLogin = setsLogin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest whole = request;
        if (EngineBodies.isJson(request)) {
            KeptBody kept = new KeptBody(request, request.getInputStream().readAllBytes());
            if (bodies.isMalformed(Callers.path(request), kept.body())) {
                refusals.send(request, response, HttpStatus.BAD_REQUEST, new Message("workflow.engine.unreadable"));
                return;
            }
            byte[] readable = spokenAnswers.kept(request, bodies.readable(Callers.path(request), kept.body()));
            whole = readable == kept.body() ? kept : new KeptBody(request, readable);
        }
        HttpServletRequest spoken = new SpokenRequest(whole, Callers.language(request));
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
            EngineAnswer answer = new EngineAnswer(
                    response,
                    json,
                    texts,
                    spoken.getLocale(),
                    spokenAnswers.translates(request) ? body -> spokenAnswers.answer(request, body) : null);
            chain.doFilter(new EngineLists(spoken), answer);
            answer.finish();
        } finally {
            if (setsLogin) {
                identity.clearAuthentication();
            }
            RequestContextHolder.resetRequestAttributes();
            LocaleContextHolder.resetLocaleContext();
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
}

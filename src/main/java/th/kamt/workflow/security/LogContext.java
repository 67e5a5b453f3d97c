package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every log line of a request carries: its id, from the start, and its user, once logged in. The business key and the
 * process are added by the engine (application.yml).
 */
@Configuration(proxyBeanMethods = false)
class LogContext {

    static final String REQUEST = "request";
    static final String USER = "user";
    static final String HEADER = "X-Request-Id";
    /** A proxy's own id is kept, if it is one. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> requestIdInLog() {
        FilterRegistrationBean<OncePerRequestFilter> first = new FilterRegistrationBean<>(new RequestId());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> userInLog() {
        FilterRegistrationBean<OncePerRequestFilter> next = new FilterRegistrationBean<>(new User());
        next.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return next;
    }

    /** Also around the page of an error, which is made after the request's own filters are done. */
    private abstract static class Around extends OncePerRequestFilter {

        private final String key;

        Around(String key) {
            this.key = key;
        }

        /** @return {@code null} for none */
        abstract String value(HttpServletRequest request, HttpServletResponse response);

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String attribute = LogContext.class.getName() + "." + key;
            if (request.getAttribute(attribute) == null) {
                request.setAttribute(attribute, value(request, response));
            }
            MDC.put(key, (String) request.getAttribute(attribute));
            try {
                chain.doFilter(request, response);
            } finally {
                MDC.remove(key);
            }
        }
    }

    private static final class RequestId extends Around {

        RequestId() {
            super(REQUEST);
        }

        @Override
        String value(HttpServletRequest request, HttpServletResponse response) {
            String given = request.getHeader(HEADER);
            String id = given != null && ID.matcher(given).matches()
                    ? given
                    : UUID.randomUUID().toString();
            response.setHeader(HEADER, id);
            return id;
        }
    }

    private static final class User extends Around {

        User() {
            super(USER);
        }

        @Override
        String value(HttpServletRequest request, HttpServletResponse response) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            return login == null || login instanceof AnonymousAuthenticationToken ? null : login.getName();
        }
    }
}

package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import th.kamt.attachment.AttachmentLimits;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.workflow.Accounts;

/**
 * Deny by default. Three doors with one set of logins: REST calls (Basic without session, or the web session with a CSRF
 * token), the engine's web apps (web session, their own CSRF token), and everything else (pages; web session, CSRF token).
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    private static final String[] OPEN = {
        "/login",
        "/password/*",
        "/error",
        "/css/**",
        "/fonts/**",
        "/img/**",
        "/js/**",
        "/webjars/htmx.org/**",
        "/actuator/health/readiness",
        "/actuator/health/liveness"
    };
    private static final int AFTER_SPRING_SECURITY = 201;

    private final IdentityService identity;
    private final Accounts accounts;
    private final SessionTimes times;
    private final LoginThrottle throttle;
    private final Refusals refusals;
    private final Texts texts;
    private final SpokenAnswers spokenAnswers;
    private final ObjectMapper json;
    private final AttachmentLimits uploads;

    WebSecurity(
            IdentityService identity,
            Accounts accounts,
            SessionTimes times,
            LoginThrottle throttle,
            Refusals refusals,
            Texts texts,
            SpokenAnswers spokenAnswers,
            ObjectMapper json,
            AttachmentLimits uploads) {
        this.identity = identity;
        this.accounts = accounts;
        this.times = times;
        this.throttle = throttle;
        this.refusals = refusals;
        this.texts = texts;
        this.spokenAnswers = spokenAnswers;
        this.json = json;
        this.uploads = uploads;
    }

    @Bean
    @Order(1)
    SecurityFilterChain restSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(path("/api/**"), path("/engine-rest/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/engine-rest/**"))
                        .access(new EngineAccess())
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(this::loginNeeded))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(this::loginNeeded).accessDeniedHandler(this::noRight))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(WebSecurity::needsCsrfToken))
                .headers(WebSecurity::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CurrentRights(accounts, times), SecurityContextHolderFilter.class)
                .addFilterAfter(new BodyLimit(refusals, uploads), AuthorizationFilter.class)
                .addFilterAfter(new PasswordChangeGate(accounts, throttle, refusals, json), BodyLimit.class)
                .addFilterAfter(
                        onlyFor(
                                "/engine-rest",
                                new EngineCallFilter(identity, refusals, texts, spokenAnswers, json, true)),
                        PasswordChangeGate.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain webAppSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/camunda/api/**"))
                        .access(new EngineAccess())
                        .anyRequest()
                        .authenticated())
                // The web apps' own filter asks for the token of their session.
                .csrf(AbstractHttpConfigurer::disable)
                // They also bring their own content security policy.
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(errors -> errors.accessDeniedHandler(this::noRight)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(
                                (request, response, login) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT)))
                .addFilterAfter(new CurrentRights(accounts, times), SecurityContextHolderFilter.class)
                .addFilterAfter(new BodyLimit(refusals, uploads), AuthorizationFilter.class)
                .addFilterAfter(new PasswordChangeGate(accounts, throttle, refusals, json), BodyLimit.class)
                .addFilterAfter(
                        onlyFor(
                                "/camunda/api",
                                new EngineCallFilter(identity, refusals, texts, spokenAnswers, json, false)),
                        PasswordChangeGate.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                Arrays.stream(OPEN).map(WebSecurity::path).toArray(RequestMatcher[]::new))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage("/login")
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(request.getContextPath() + "/login?" + why(failure))))
                .exceptionHandling(errors -> errors.accessDeniedHandler(WebSecurity::pageRefused))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .headers(WebSecurity::headers)
                .addFilterBefore(new NoSuchPage(), SecurityContextHolderFilter.class)
                .addFilterAfter(new CurrentRights(accounts, times), SecurityContextHolderFilter.class)
                .addFilterBefore(new UploadGate(uploads), CsrfFilter.class)
                .build();
    }

    /** Programs are told that a login is needed; a script on one of our pages must not make the browser ask for one. */
    private void loginNeeded(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof LockedException) {
            // The password may well be right: without the word to wait it would be tried, and changed, in vain.
            refusals.send(request, response, HttpStatus.TOO_MANY_REQUESTS, new Message("workflow.access.wait"));
            return;
        }
        if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Key Account Year\"");
        }
        refusals.send(request, response, HttpStatus.UNAUTHORIZED, new Message("workflow.access.login"));
    }

    private void noRight(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        String why = failure instanceof CsrfException ? "workflow.access.token" : "workflow.access.forbidden";
        refusals.send(request, response, HttpStatus.FORBIDDEN, new Message(why));
    }

    /**
     * A form whose session is over is no matter of rights: whoever was logging in tries again, whoever sent a form logs in and comes
     * back to its page, which has kept what was typed.
     */
    private static void pageRefused(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Optional<String> page = FormPage.of(request);
        boolean noSession = SecurityContextHolder.getContext().getAuthentication() == null;
        if (failure instanceof CsrfException && "/login".equals(Callers.path(request))) {
            response.sendRedirect(request.getContextPath() + "/login?expired");
        } else if (failure instanceof CsrfException && noSession && page.isPresent()) {
            FormPage.comeBackTo(page.get(), request);
            response.sendRedirect(request.getContextPath() + "/login?expired");
        } else {
            // The error page says what kind of refusal it was, and leads back to the form.
            request.setAttribute(WebAttributes.ACCESS_DENIED_403, failure);
            page.ifPresent(back -> request.setAttribute(FormPage.ATTRIBUTE, back));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static String why(AuthenticationException failure) {
        if (failure instanceof LockedException) {
            return "wait";
        }
        return failure instanceof DirectoryDownException ? "directory" : "error";
    }

    /** Scripts with Basic are exempt, unless a browser says that another site made it send the header. */
    private static boolean needsCsrfToken(HttpServletRequest request) {
        String method = request.getMethod();
        if ("GET".equals(method) || "HEAD".equals(method) || "OPTIONS".equals(method) || "TRACE".equals(method)) {
            return false;
        }
        String authorization = request.getHeader("Authorization");
        boolean basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        return !basic || foreign;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** By plain path: Spring MVC's own matchers know nothing of the engine's servlets. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static jakarta.servlet.Filter onlyFor(String path, EngineCallFilter filter) {
        RequestMatcher matcher = path(path + "/**");
        return (request, response, chain) -> {
            if (matcher.matches((HttpServletRequest) request)) {
                filter.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppSignOn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", WebAppSignOn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }
}

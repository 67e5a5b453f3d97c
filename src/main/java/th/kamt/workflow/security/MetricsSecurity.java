package th.kamt.workflow.security;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import th.kamt.workflow.Groups;

/**
 * A door of its own for {@code /actuator/prometheus}: HTTP Basic without session, for administrators, the process owner, and
 * the scraper, who is no user of the engine and so is let in while the database is away.
 */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {

    private static final String PATH = "/actuator/prometheus";
    /** Groups of the post, whatever its unit. */
    private static final String PROCESS_OWNER = "chief-crm-business.";

    @Bean
    @Order(0)
    SecurityFilterChain metricsDoor(
            HttpSecurity http,
            EngineAuthenticationProvider people,
            LoginThrottle throttle,
            @Value("${kamt.metrics.password}") String password)
            throws Exception {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(PATH))
                .authenticationManager(new ScraperLogin(password, throttle, people))
                .authorizeHttpRequests(requests ->
                        requests.anyRequest().access((login, request) -> new AuthorizationDecision(mayRead(login))))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean mayRead(Supplier<Authentication> login) {
        Authentication caller = login.get();
        return caller != null
                && caller.isAuthenticated()
                && !(caller instanceof AnonymousAuthenticationToken)
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(MetricsSecurity::reads);
    }

    private static boolean reads(String group) {
        return ScraperLogin.AUTHORITY.equals(group)
                || Groups.ADMINISTRATORS.equals(group)
                || group.startsWith(PROCESS_OWNER);
    }
}

package th.kamt.workflow.security;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;

/** The way to the directory, profile {@code ldap}. Names in patterns and filters are escaped by Spring LDAP. */
@Configuration(proxyBeanMethods = false)
@Profile("ldap")
@EnableConfigurationProperties(DirectorySettings.class)
class DirectoryConfiguration {

    @Bean
    DefaultSpringSecurityContextSource directorySource(DirectorySettings settings) {
        DefaultSpringSecurityContextSource source = new DefaultSpringSecurityContextSource(
                settings.requireComplete().url());
        if (settings.managerDn().isBlank()) {
            source.setAnonymousReadOnly(true);
        } else {
            source.setUserDn(settings.managerDn());
            source.setPassword(settings.managerPassword());
        }
        Map<String, Object> environment = new HashMap<>();
        environment.put(
                "com.sun.jndi.ldap.connect.timeout",
                Long.toString(settings.connectTimeout().toMillis()));
        environment.put(
                "com.sun.jndi.ldap.read.timeout",
                Long.toString(settings.readTimeout().toMillis()));
        source.setBaseEnvironmentProperties(environment);
        return source;
    }

    @Bean
    BindAuthenticator directoryAuthenticator(DefaultSpringSecurityContextSource source, DirectorySettings settings) {
        BindAuthenticator authenticator = new BindAuthenticator(source);
        if (settings.userDnPattern().isBlank()) {
            FilterBasedLdapUserSearch search =
                    new FilterBasedLdapUserSearch(settings.searchBase(), settings.searchFilter(), source);
            search.setSearchTimeLimit((int) settings.readTimeout().toMillis());
            authenticator.setUserSearch(search);
        } else {
            authenticator.setUserDnPatterns(new String[] {settings.userDnPattern()});
        }
        return authenticator;
    }

    /** As it answered last; asking it for this would make every look at the health a sign-in. Not part of readiness. */
    @Bean
    HealthIndicator directoryHealth(Directory directory, DirectorySettings settings) {
        return () -> switch (directory.answered()) {
            case NOT_ASKED -> Health.unknown().withDetail("url", settings.url()).build();
            case YES -> Health.up().withDetail("url", settings.url()).build();
            case NO -> Health.down().withDetail("url", settings.url()).build();
        };
    }
}

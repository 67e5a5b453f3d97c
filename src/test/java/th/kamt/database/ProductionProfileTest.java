package th.kamt.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** What profile {@code mariadb} sets by itself: no database is guessed, nobody gets in by a default. */
class ProductionProfileTest {

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, ${KAMT_DB_URL}",
        "spring.datasource.username, ${KAMT_DB_USER}",
        "spring.datasource.password, ${KAMT_DB_PASSWORD}",
        "kamt.admin-password, ${KAMT_ADMIN_PASSWORD:}",
        "kamt.default-passwords, false",
        "kamt.database.embedded, false",
        "logging.structured.format.console, logstash",
    })
    void leavesSecretsToTheEnvironment(String property, String value) throws IOException {
        assertThat(String.valueOf(production().getProperty(property))).isEqualTo(value);
    }

    @Test
    void hasNoSettingsOfTheDatabaseElsewhere() throws IOException {
        assertThat(production().getProperty("logging.datasource.url")).isNull();
    }

    private static PropertySource<?> production() throws IOException {
        List<PropertySource<?>> documents =
                new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"));
        return documents.stream()
                .filter(document -> "mariadb".equals(document.getProperty("spring.config.activate.on-profile")))
                .findFirst()
                .orElseThrow();
    }
}

package th.kamt.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without a database address the application brings its own MariaDB, in {@code kamt.data-dir}. */
@Configuration
@ConditionalOnExpression("${kamt.database.embedded} and '${KAMT_DB_URL:}'.isEmpty()")
class EmbeddedMariaDbConfiguration {

    private static final String SCHEMA = "kamt";

    @Bean(destroyMethod = "close")
    EmbeddedMariaDb embeddedMariaDb(@Value("${kamt.data-dir}") Path dataDir) {
        return EmbeddedMariaDb.start(dataDir.resolve("mariadb"));
    }

    @Bean
    JdbcConnectionDetails embeddedMariaDbConnection(EmbeddedMariaDb server) {
        String url = server.schema(SCHEMA);
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "root";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}

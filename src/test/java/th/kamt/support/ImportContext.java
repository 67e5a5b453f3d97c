package th.kamt.support;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.core.convert.ConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import th.kamt.customer.CustomerListChanged;
import th.kamt.organization.OrganizationChanged;

/** Just what the imports need; see {@link ImportTest}. */
@TestConfiguration
@ComponentScan(
        basePackages = "th.kamt",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "th\\.kamt\\.message\\.Texts",
                            "th\\.kamt\\.tabular\\.(TableFiles|ErrorReports|ImportProgress|ImportResponses)",
                            "th\\.kamt\\.organization\\.(OrganizationStore|CachedOrganization|OrganizationImporter)",
                            "th\\.kamt\\.customer\\.(CustomerListStore|AccountContactStore|CustomerListImporter|ErasedContacts|RetentionPeriod|ContactAccessStore)"
                        }))
public class ImportContext {

    /** The day of every import test: 16 November 2569. */
    public static final Instant NOW = Instant.parse("2026-11-16T05:00:00Z");

    @Bean
    HikariDataSource dataSource() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(schema.url());
        dataSource.setUsername(schema.user());
        dataSource.setPassword(schema.password());
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        dataSource.setMaximumPoolSize(5);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return dataSource;
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    ConversionService conversionService() {
        return new ApplicationConversionService();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    MessageSource messageSource() {
        return Messages.source();
    }

    @Bean
    Events events() {
        return new Events();
    }

    /** What the imports published. */
    public static class Events {

        private final List<Object> published = new ArrayList<>();
        private RuntimeException failure;

        @EventListener
        void on(OrganizationChanged event) {
            record(event);
        }

        @EventListener
        void on(CustomerListChanged event) {
            record(event);
        }

        private void record(Object event) {
            published.add(event);
            if (failure != null) {
                throw failure;
            }
        }

        public List<Object> published() {
            return published;
        }

        /** The next listener calls fail; {@code null} ends that. */
        public void failWith(RuntimeException failure) {
            this.failure = failure;
        }

        public void reset() {
            published.clear();
            failure = null;
        }
    }

    /** Empties what imports write. */
    public static void wipe(JdbcTemplate jdbc) {
        for (String table : List.of(
                "account_contact",
                "contract_account",
                "customer_list",
                "employee_post",
                "employee",
                "organization_import")) {
            jdbc.update("delete from " + table);
        }
        while (jdbc.update("delete from unit where code not in"
                        + " (select parent_code from (select distinct parent_code from unit"
                        + " where parent_code is not null) as parents)")
                > 0) {
            // Children go before their parents.
        }
        jdbc.update("update organization_state set revision = revision + 1");
    }
}

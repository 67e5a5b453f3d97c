package th.kamt.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationImport;
import th.kamt.planning.PlanYears;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/** Loads the demo's region and opens plan year 2570, once: an organisation already there is left alone. */
@Component
@ConditionalOnProperty(name = "kamt.demo", havingValue = "yes")
class DemoData implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    static final PlanYear YEAR = new PlanYear(2570);
    private static final String LOADED_BY = "admin";

    private final Organization organization;
    private final OrganizationImport imports;
    private final CustomerListImport customers;
    private final PlanYears years;
    private final TransactionTemplate transaction;
    private volatile boolean loadedNow;

    DemoData(
            Organization organization,
            OrganizationImport imports,
            CustomerListImport customers,
            PlanYears years,
            TransactionTemplate transaction) {
        this.organization = organization;
        this.imports = imports;
        this.customers = customers;
        this.years = years;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!organization.units().isEmpty()) {
            return;
        }
        loadedNow = true;
        // All or nothing: a start cut off in the middle begins again at the next.
        transaction.executeWithoutResult(status -> {
            load("units.csv", imports::importUnits);
            load("employees.csv", imports::importEmployees);
            load("customers-2570.csv", upload -> customers.importList(YEAR, upload));
            years.open(YEAR, LOADED_BY);
        });
        log.info("Demo data loaded: one region, plan year {} open", YEAR);
    }

    /** Whether this start loads it. */
    boolean isLoadedNow() {
        return loadedNow;
    }

    private interface Import {
        ImportAnswer take(Upload upload);
    }

    private static void load(String file, Import into) {
        try (InputStream content = new ClassPathResource("demo/" + file).getInputStream()) {
            ImportAnswer answer = into.take(Upload.of(content, LOADED_BY));
            if (answer.refused()) {
                throw new IllegalStateException(file + ": " + answer.errors());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

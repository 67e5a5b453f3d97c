package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.support.ApplicationTest;
import th.kamt.tabular.Upload;

/** The import of a year's list from CSV, every cell checked, against a batched insert of its rows; docs/benchmarks.md. */
@ApplicationTest
class ImportBenchmark {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final double LEAST = 0.4;
    private static final PlanYear YEAR = new PlanYear(2571);

    @Autowired
    private OrganizationImport organization;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void importingIsAtLeastFourTenthsAsFastAsABatchedInsert() throws Exception {
        organization.importUnits(
                Upload.of(new ByteArrayInputStream(YearList.units().getBytes(StandardCharsets.UTF_8)), "admin"));

        Turns few = measured(FEW, 3, 7);
        Turns many = measured(MANY, 0, 3);

        assertThat(few.second() / few.first()).isGreaterThanOrEqualTo(LEAST);
        assertThat(many.second() / many.first()).isGreaterThanOrEqualTo(LEAST);
    }

    private Turns measured(int accounts, int warmUps, int rounds) throws Exception {
        Path list = YearList.write(folder.resolve(accounts + ".csv"), accounts);
        Import imports = new Import(list);
        imports.prepare();
        imports.run();
        BatchedInsert insert = new BatchedInsert(dataSource, "contract_account", "ca_no");

        Turns turns = Turns.take(warmUps, rounds, imports, insert);
        System.out.printf(
                "%d customers (%d lines), lines a second: imported %.0f, inserted %.0f; ratio %.2f (%s)%n",
                accounts,
                insert.rows(),
                insert.rows() / turns.first(),
                insert.rows() / turns.second(),
                turns.second() / turns.first(),
                turns);
        return turns;
    }

    private final class Import implements Turns.Side {

        private final Path list;

        Import(Path list) {
            this.list = list;
        }

        @Override
        public void prepare() {
            jdbc.execute("truncate table contract_account");
        }

        @Override
        public void run() throws IOException {
            try (InputStream file = Files.newInputStream(list)) {
                assertThat(customers.importList(YEAR, Upload.of(file, "admin")).errors())
                        .isEmpty();
            }
        }
    }
}

package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.selection.AccountSelection;
import th.kamt.support.ApplicationTest;
import th.kamt.tabular.Upload;

/** The whole year's scoring, as {@code Task_ScoreAccounts} calls it, against a batched insert of the rows it writes; docs/benchmarks.md. */
@ApplicationTest
class ScoringBenchmark {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final PlanYear FEW_YEAR = new PlanYear(2571);
    private static final PlanYear MANY_YEAR = new PlanYear(2572);
    private static final double LEAST = 0.5;
    private static final double MOST_TIMES = 11;

    @Autowired
    private AccountSelection selection;

    @Autowired
    private OrganizationImport organization;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void scoringIsAtLeastHalfAsFastAsABatchedInsertAndGrowsWithTheList() throws Exception {
        // As docker-compose.yml has them; the embedded server's are a demo's.
        jdbc.execute("set global innodb_buffer_pool_size = 1073741824");
        jdbc.execute("set global innodb_log_file_size = 1073741824");
        organization.importUnits(
                Upload.of(new ByteArrayInputStream(YearList.units().getBytes(StandardCharsets.UTF_8)), "admin"));
        importList(FEW_YEAR, FEW);
        importList(MANY_YEAR, MANY);
        jdbc.execute("analyze table contract_account");

        Turns few = measured(FEW_YEAR, FEW, 3, 7);
        Turns many = measured(MANY_YEAR, MANY, 0, 3);
        double times = many.first() / few.first();
        System.out.printf("Scoring %d takes %.1f times the time of %d%n", MANY, times, FEW);

        assertThat(few.second() / few.first()).isGreaterThanOrEqualTo(LEAST);
        assertThat(many.second() / many.first()).isGreaterThanOrEqualTo(LEAST);
        assertThat(times).isLessThanOrEqualTo(MOST_TIMES);
    }

    private void importList(PlanYear year, int accounts) throws Exception {
        try (InputStream file = Files.newInputStream(YearList.write(folder.resolve("customers.csv"), accounts))) {
            assertThat(customers.importList(year, Upload.of(file, "admin")).errors())
                    .isEmpty();
        }
    }

    private Turns measured(PlanYear year, int accounts, int warmUps, int rounds) throws Exception {
        Scoring scoring = new Scoring(year);
        scoring.prepare();
        scoring.run();
        BatchedInsert insert = new BatchedInsert(dataSource, "scored_account", "office_code, bp_no");
        assertThat(insert.rows()).isEqualTo(accounts);

        Turns turns = Turns.take(warmUps, rounds, scoring, insert);
        System.out.printf(
                "%d customers, a second: scored %.0f, inserted %.0f; ratio %.2f (%s)%n",
                accounts, accounts / turns.first(), accounts / turns.second(), turns.second() / turns.first(), turns);
        return turns;
    }

    private final class Scoring implements Turns.Side {

        private final PlanYear year;

        Scoring(PlanYear year) {
            this.year = year;
        }

        @Override
        public void prepare() {
            jdbc.execute("truncate table scored_account");
        }

        @Override
        public void run() {
            new TransactionTemplate(transactions).executeWithoutResult(status -> selection.score(year));
        }
    }
}

package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
import th.kamt.support.TableFile;
import th.kamt.tabular.Upload;
import th.kamt.whatif.WhatIfDesk;
import th.kamt.whatif.WhatIfResult;

/**
 * The answer to what a changed limit would do to 100,000 customers of 240 offices with four trained people each, check, KAMRs
 * and services included, against the scoring of the same list; docs/benchmarks.md.
 */
@ApplicationTest
class WhatIfBenchmark {

    private static final int CUSTOMERS = 100_000;
    private static final int KAMRS_OF_AN_OFFICE = 4;
    private static final PlanYear YEAR = new PlanYear(2572);
    private static final double MOST_SECONDS = 60;

    private static final TableFile HIGHER_MARGIN = TableFile.shipped("account-selection.dmn")
            .cell("valueGroupLimits_1_out_from", "300000")
            .cell("valueGroupLimits_2_out_below", "300000");

    @Autowired
    private WhatIfDesk desk;

    @Autowired
    private AccountSelection selection;

    @Autowired
    private OrganizationImport organization;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    @Test
    void aHundredThousandCustomersAreAnsweredForInAMinute() throws Exception {
        // As docker-compose.yml has them; the embedded server's are a demo's.
        jdbc.execute("set global innodb_buffer_pool_size = 1073741824");
        jdbc.execute("set global innodb_log_file_size = 1073741824");
        organization.importUnits(upload(YearList.units()));
        assertThat(organization.importEmployees(upload(people())).errors()).isEmpty();
        try (InputStream file = Files.newInputStream(YearList.write(folder.resolve("customers.csv"), CUSTOMERS))) {
            assertThat(customers.importList(YEAR, Upload.of(file, "admin")).errors())
                    .isEmpty();
        }
        jdbc.execute("analyze table contract_account");

        Question question = new Question();
        Turns turns = Turns.take(0, 3, question, new Scoring());
        System.out.printf(
                Locale.ROOT,
                "What-if of %d customers: %.1f s, scoring %.1f s; ratio %.2f (%s); %d accounts move, %d KAMRs change%n",
                CUSTOMERS,
                turns.first(),
                turns.second(),
                turns.first() / turns.second(),
                turns,
                question.answer.moved().size(),
                question.answer.kamrs().size());

        assertThat(question.answer.accounts()).isEqualTo(CUSTOMERS);
        assertThat(question.answer.tiersMoved()).isPositive();
        assertThat(turns.first()).isLessThanOrEqualTo(MOST_SECONDS);
    }

    private static Upload upload(String csv) {
        return Upload.of(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "admin");
    }

    /** employees.csv: trained engineers of every office. */
    private static String people() {
        StringBuilder people = new StringBuilder(
                "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n");
        int id = 700_000;
        for (String unit : YearList.units()
                .lines()
                .filter(line -> line.contains(",OFFICE,"))
                .toList()) {
            for (int i = 0; i < KAMRS_OF_AN_OFFICE; i++) {
                id++;
                people.append("%d,นายตัวอย่าง ที่%d,วศก,%s,,2010-01-01,2020-08-21,kamr,\n"
                        .formatted(id, id, unit.split(",", 2)[0]));
            }
        }
        return people.toString();
    }

    private final class Question implements Turns.Side {

        private WhatIfResult answer;

        @Override
        public void run() {
            answer = desk.askAndWait(YEAR, "changed.dmn", HIGHER_MARGIN.bytes(), "admin");
        }
    }

    private final class Scoring implements Turns.Side {

        @Override
        public void prepare() {
            jdbc.execute("truncate table scored_account");
        }

        @Override
        public void run() {
            new TransactionTemplate(transactions).executeWithoutResult(status -> selection.score(YEAR));
        }
    }
}

package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanYears;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.tabular.Upload;

/** Two plan years at once: pages show the one whose planning has begun last and that knows what is asked for, and say which. */
@PlanningTest
class ShownYearsTest {

    private static final PlanYear NEXT = YEAR.next();
    /** Of 2570's list, and not of 2571's. */
    private static final String GONE = id(8, AA);

    private static final String STAYS = id(7, AA);
    /** The first day on which people plan 2571. */
    private static final Instant NEXT_BEGINS = Instant.parse("2027-10-31T17:00:00Z");

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private PlanYears years;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private MockMvc mvc;

    @BeforeEach
    void twoYearsAreOpen() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        year.forget().opened();
        year.withoutAccount(8);
        customers.importList(
                NEXT, Upload.of(new ByteArrayInputStream(year.customersCsv().getBytes(StandardCharsets.UTF_8)), OWNER));
        years.open(NEXT, OWNER);
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse answer = response(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse response(String path) throws Exception {
        return mvc.perform(get(URI.create(path)).with(user(MANAGER)))
                .andReturn()
                .getResponse();
    }

    private static String headOf(String year) {
        return "<span>ปี " + year + "</span></a>";
    }

    @Test
    void theListStaysWithTheScoredYearUntilTheNextIsScored() throws Exception {
        clock.moveTo(NEXT_BEGINS);
        assertThat(page("/accounts"))
                .contains(headOf("2570"), "ลูกค้า ปี 2570</h1>")
                .doesNotContain("class=\"years\"");

        driver.runYear(NEXT);

        assertThat(page("/accounts?q=1000000007"))
                .contains(headOf("2571"), "ลูกค้า ปี 2571</h1>", "aria-current=\"true\">ปี 2571</a>")
                .contains("href=\"/accounts?year=2570&amp;q=1000000007\">ปี 2570</a>");
        assertThat(page("/accounts?year=2570")).contains(headOf("2570"), "ลูกค้า ปี 2570</h1>");
    }

    @Test
    void aYearOpenedAheadOfItsTimeIsShownToWhoAsksForIt() throws Exception {
        driver.runYear(NEXT);

        assertThat(page("/accounts"))
                .contains(headOf("2570"), "ลูกค้า ปี 2570</h1>", "href=\"/accounts?year=2571\">ปี 2571</a>");
        assertThat(page("/deadlines"))
                .contains(headOf("2570"), "กำหนดเวลา ปี 2570</h1>", "aria-current=\"true\">ปี 2570</a>")
                .contains("href=\"/deadlines?year=2571\">ปี 2571</a>");
        assertThat(response("/plans").getRedirectedUrl()).isEqualTo("/plans/2570");
        assertThat(response("/plans?year=2571").getRedirectedUrl()).isEqualTo("/plans/2571");
        assertThat(page("/plans/2570?status=PREPARING"))
                .contains("href=\"/plans/2571?status=PREPARING\">ปี 2571</a>", "aria-current=\"true\">ปี 2570</a>");
        assertThat(page("/my-notifications")).contains(headOf("2570"), "href=\"/plans/2570/" + AA + "\"");

        clock.moveTo(NEXT_BEGINS);

        assertThat(page("/accounts")).contains(headOf("2571"), "ลูกค้า ปี 2571</h1>");
        assertThat(page("/deadlines")).contains(headOf("2571"), "กำหนดเวลา ปี 2571</h1>");
        assertThat(response("/plans").getRedirectedUrl()).isEqualTo("/plans/2571");
        assertThat(page("/my-notifications")).contains(headOf("2571"), "href=\"/plans/2571/" + AA + "\"");
    }

    @Test
    void theYearChosenGoesOnToTheNextPage() throws Exception {
        assertThat(page("/deadlines?year=2571"))
                .contains(headOf("2571"), "href=\"/accounts?year=2571\">ลูกค้า</a>", "href=\"/plans/2571/" + AA + "\"");
        assertThat(page("/plans/2571")).contains("href=\"/deadlines?year=2571\">กำหนดเวลา</a>");
    }

    @Test
    void aPlanOnItsWayBackIsNotOfferedForWithdrawalAndThePageAsksAgain() throws Exception {
        year.submit(AA);
        String address = "/plans/2570/" + AA;
        assertThat(page(address)).contains(address + "/withdraw").doesNotContain("every 5s");

        approval.withdraw(YEAR, AA, MANAGER);

        assertThat(page(address))
                .contains("ถอนแผนแล้ว", "hx-trigger=\"every 5s\"", "id=\"plan-bar\"")
                .doesNotContain(address + "/withdraw", "ส่งแล้ว");
    }

    @Test
    void anOpenYearWithoutAListSaysWhatItLacks() throws Exception {
        years.open(YEAR.previous(), OWNER);

        assertThat(page("/plans/2569"))
                .contains("ยังไม่มีรายชื่อลูกค้าปี 2569")
                .doesNotContain("ระบบกำลังเตรียมร่างแผน");
        assertThat(page("/plans/2571")).contains("ระบบกำลังเตรียมร่างแผน");
    }

    @Test
    void anAccountOfLastYearOnlyIsFoundThere() throws Exception {
        driver.runYear(NEXT);

        assertThat(page("/accounts/" + GONE)).contains(headOf("2570")).doesNotContain("class=\"years\"");
        assertThat(response("/accounts/" + GONE + "?year=2571").getStatus()).isEqualTo(404);
        assertThat(response("/accounts/9999999999@" + AA).getStatus()).isEqualTo(404);
    }

    @Test
    void anAccountOfBothYearsIsShownInThePresentOneWithAWayToTheOther() throws Exception {
        driver.runYear(NEXT);
        clock.moveTo(NEXT_BEGINS);

        assertThat(page("/accounts/" + STAYS))
                .contains(headOf("2571"), "aria-current=\"true\">ปี 2571</a>")
                .contains("href=\"/accounts/" + STAYS + "?year=2570\">ปี 2570</a>");
        assertThat(page("/accounts/" + STAYS + "?year=2570"))
                .contains(headOf("2570"), "aria-current=\"true\">ปี 2570</a>")
                // The pages beside it speak of the same year.
                .contains("href=\"/plans/2570/" + AA + "\"", "href=\"/accounts?year=2570\"");
    }

    @Test
    void theStreamlineGroupHasAYearToo() throws Exception {
        driver.runYear(NEXT);

        assertThat(page("/accounts/GROUP@" + AA)).contains(headOf("2570"), "GROUP@" + AA + "?year=2571");
    }

    @Test
    void whileTheListIsScoredThePlansPageCountsKeyAccountsDoneAndInAll() throws Exception {
        Integer accounts = jdbc.queryForObject(
                "select count(distinct bp_no, office_code) from contract_account where plan_year = 2571",
                Integer.class);
        // The plan comes with its own bar, which stands outside of what the page says.
        assertThat(page("/plans/2571/" + AA))
                .contains("กำลังจัดกลุ่มลูกค้า 0 จาก " + accounts + " ราย")
                .contains("hx-select-oob=\"#plan-bar\"", "<aside id=\"plan-bar\" hidden></aside>");

        String whileScoring = new TransactionTemplate(transactions).execute(scoring -> {
            scoring.setRollbackOnly();
            String columns = String.join(
                    ", ",
                    jdbc.queryForList(
                            "select column_name from information_schema.columns where table_schema = database()"
                                    + " and table_name = 'scored_account' and column_name <> 'plan_year'",
                            String.class));
            jdbc.update("insert into scored_account (plan_year, " + columns + ") select 2571, " + columns
                    + " from scored_account where plan_year = 2570 order by account_id limit 3");
            try {
                return page("/plans/2571/" + AA);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(whileScoring).contains("กำลังจัดกลุ่มลูกค้า 3 จาก " + accounts + " ราย");
    }

    @Test
    void fourDigitsOfAContractAccountFindItsCustomerAndThreeDoNot() throws Exception {
        // CA 020000000007 and the like; BP 1000000007 and the like.
        assertThat(page("/plans/2570/" + AA + "?q=2000000000"))
                .contains("ลูกค้าที่ 07")
                .doesNotContain("ลูกค้าที่ 10");
        assertThat(page("/plans/2570/" + AA + "?q=2000")).contains("ลูกค้าที่ 07");
        assertThat(page("/plans/2570/" + AA + "?q=200")).contains("ไม่พบ").doesNotContain("ลูกค้าที่ 07");
        assertThat(page("/accounts?year=2570&q=020000000007"))
                .contains("ลูกค้าที่ 07")
                .doesNotContain("ลูกค้าที่ 05");
    }
}

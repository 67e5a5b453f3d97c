package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.planning.PlanYears;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/** Every page with 6,850 accounts in 200 offices against the same page with 570 in 20, for people who see all of them; docs/benchmarks.md. */
@PlanningTest
class PagesAtSizeBenchmark {

    private static final int OFFICES = 20;
    private static final int REGION_ACCOUNTS = 570;
    private static final int NATION_REGIONS = 10;
    private static final int NATION_ACCOUNTS = 6_850;
    private static final double MOST_TIMES = 3;
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 15;

    private static final PlanYear YEAR = SmallYear.YEAR;
    private static final String OWNER = "700001";
    private static final String CHIEF = "710001";

    @Autowired
    private SmallYear year;

    @Autowired
    private OrganizationImport organization;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private PlanYears years;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    private MockMvc mvc;

    @Test
    void noPageTakesMoreThanThreeTimesAsLongForTheNationAsForARegion() throws Exception {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();

        open(1, REGION_ACCOUNTS);
        Map<String, Double> region = times();
        open(NATION_REGIONS, NATION_ACCOUNTS);
        Map<String, Double> nation = times();

        List<String> slow = new ArrayList<>();
        region.forEach((page, seconds) -> {
            double times = nation.get(page) / seconds;
            System.out.printf(
                    "%-45s %6.1f ms, nation %6.1f ms, %.2f times%n",
                    page, seconds * 1000, nation.get(page) * 1000, times);
            if (times > MOST_TIMES) {
                slow.add("%s %.2f".formatted(page, times));
            }
        });
        assertThat(slow).isEmpty();
    }

    private void open(int regions, int accounts) throws Exception {
        year.forget();
        accepted(organization.importUnits(upload(YearList.units(regions))));
        accepted(organization.importEmployees(upload(people(regions))));
        try (InputStream list =
                Files.newInputStream(YearList.write(folder.resolve("customers.csv"), accounts, regions))) {
            accepted(customers.importList(YEAR, Upload.of(list, OWNER)));
        }
        years.open(YEAR, OWNER);
        driver.runYear(YEAR);
        assertThat(jdbc.queryForObject("select count(*) from plan", Integer.class))
                .isEqualTo(1 + regions * (1 + OFFICES));
        jdbc.execute("analyze table scored_account, plan_account, plan, deadline, mail");
    }

    private static Upload upload(String csv) {
        return Upload.of(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), OWNER);
    }

    private static void accepted(ImportAnswer answer) {
        assertThat(answer.errors()).isEmpty();
    }

    /** HQ's process owner, every region's chief, every office's manager and three KAMRs. */
    private static String people(int regions) {
        StringBuilder people = new StringBuilder(
                "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n");
        person(people, OWNER, "นายเจ้าของ กระบวนการ", "อก", "HQ", "", "chief-crm-business");
        int number = 720_000;
        for (int region = 1; region <= regions; region++) {
            person(
                    people,
                    Integer.toString(710_000 + region),
                    "นางหัวหน้า ที่" + region,
                    "อก",
                    "R" + region,
                    "FVB",
                    "chief-customer-service");
            for (int office = 1; office <= OFFICES; office++) {
                String unit = "R%d-%02d".formatted(region, office);
                person(
                        people,
                        Integer.toString(++number),
                        "นายผู้จัดการ ที่" + number,
                        "ผจก",
                        unit,
                        "",
                        "office-manager");
                for (int kamr = 1; kamr <= 3; kamr++) {
                    people.append("%d,น.ส.ผู้ดูแล ที่%d,วศก,%s,,2010-01-01,2020-08-21,kamr,%n"
                            .formatted(++number, number, unit));
                }
            }
        }
        return people.toString();
    }

    private static void person(
            StringBuilder people, String id, String name, String position, String unit, String division, String roles) {
        people.append("%s,%s,%s,%s,%s,2000-01-01,,%s,%n".formatted(id, name, position, unit, division, roles));
    }

    /** Median seconds of every page. */
    private Map<String, Double> times() throws Exception {
        String account = jdbc.queryForObject(
                "select min(a.account_id) from plan_account a join plan p on p.id = a.plan_id where p.unit_code = 'R1-01'",
                String.class);
        String plan = "/plans/" + YEAR + "/R1-01";
        Map<String, Double> times = new LinkedHashMap<>();
        for (String page : List.of(
                "/plans/" + YEAR,
                "/plans/" + YEAR + "?sort=-unit&page=2",
                "/plans/" + YEAR + "/matrix",
                "/plans/" + YEAR + "/matrix?region=R1",
                "/accounts",
                "/accounts?sort=tier&q=10",
                "/accounts?unit=R1&cell=risk-1-1",
                "/accounts/" + account,
                "/deadlines",
                "/deadlines?sort=unit",
                "/mailbox",
                "/admin/people",
                "/admin/audit",
                "/admin/outbox",
                "/admin/calendar",
                "/rules",
                "/rules/deadlines",
                plan,
                plan + "?sort=kamr",
                plan + "/matrix",
                plan + "/checks",
                plan + "/history")) {
            times.put(page, median(OWNER, page));
        }
        times.put("region: /plans/" + YEAR, median(CHIEF, "/plans/" + YEAR));
        times.put("region: /accounts", median(CHIEF, "/accounts"));
        times.put("region: /deadlines", median(CHIEF, "/deadlines"));
        times.put("region: " + plan, median(CHIEF, plan));
        return times;
    }

    private double median(String person, String page) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            seconds(person, page);
        }
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = seconds(person, page);
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private double seconds(String person, String page) throws Exception {
        long start = System.nanoTime();
        int status = mvc.perform(get(URI.create(page)).accept("text/html").with(user(person)))
                .andReturn()
                .getResponse()
                .getStatus();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(status).as(page).isEqualTo(200);
        return seconds;
    }
}

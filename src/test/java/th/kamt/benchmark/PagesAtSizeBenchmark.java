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

/** Every page with 6,840 accounts in 240 offices against the same page with 570 in 20, for people who see all of them; docs/benchmarks.md. */
@PlanningTest
class PagesAtSizeBenchmark {

    private static final int OFFICES = 20;
    private static final int REGION_ACCOUNTS = 570;
    private static final int NATION_REGIONS = 12;
    private static final int PEOPLE_OF_REGION = OFFICES * 4;
    private static final int FAR = 1_000_000;
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

        openRegion();
        Map<String, Cost> region = costs();
        addOtherRegions();
        Map<String, Cost> nation = costs();

        List<String> slow = new ArrayList<>();
        region.forEach((page, one) -> {
            Cost all = nation.get(page);
            double times = all.seconds() / one.seconds();
            System.out.printf(
                    "%-45s %6.1f ms, nation %6.1f ms, %.2f times; statements %d, %d; rows read %d, %d%n",
                    page,
                    one.seconds() * 1000,
                    all.seconds() * 1000,
                    times,
                    one.statements(),
                    all.statements(),
                    one.rows(),
                    all.rows());
            if (times > MOST_TIMES) {
                slow.add("%s %.2f".formatted(page, times));
            }
        });
        assertThat(slow).isEmpty();
    }

    private void openRegion() throws Exception {
        year.forget();
        accepted(organization.importUnits(upload(YearList.units(1))));
        accepted(organization.importEmployees(upload(people(1))));
        try (InputStream list =
                Files.newInputStream(YearList.write(folder.resolve("customers.csv"), REGION_ACCOUNTS, 1))) {
            accepted(customers.importList(YEAR, Upload.of(list, OWNER)));
        }
        years.open(YEAR, OWNER);
        driver.runYear(YEAR);
        analyze();
    }

    /** The other regions are the first one's likeness, to the last entitlement, deadline and mail. */
    private void addOtherRegions() {
        accepted(organization.importUnits(upload(YearList.units(NATION_REGIONS))));
        accepted(organization.importEmployees(upload(people(NATION_REGIONS))));
        for (int region = 2; region <= NATION_REGIONS; region++) {
            for (String table : List.of(
                    "contract_account",
                    "scored_account",
                    "plan",
                    "plan_account",
                    "plan_kamr",
                    "plan_entitlement",
                    "plan_deviation",
                    "plan_budget_item",
                    "plan_document",
                    "plan_change",
                    "deadline",
                    "deadline_event",
                    "mail")) {
                copy(table, region);
            }
        }
        assertThat(jdbc.queryForObject("select count(*) from plan", Integer.class))
                .isEqualTo(1 + NATION_REGIONS * (1 + OFFICES));
        assertThat(jdbc.queryForObject("select count(*) from scored_account", Integer.class))
                .isEqualTo(NATION_REGIONS * REGION_ACCOUNTS);
        analyze();
    }

    /** Copies the first region's rows: numbers that are keys move far away, and what names the region or its people names the other's. */
    private void copy(String table, int region) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        jdbc.query(
                "select column_name, data_type from information_schema.columns"
                        + " where table_schema = database() and table_name = ? order by ordinal_position",
                row -> {
                    String column = "`" + row.getString(1) + "`";
                    columns.add(column);
                    values.add(value(row.getString(1), column, row.getString(2), region));
                },
                table);
        String ofFirst = switch (table) {
            case "contract_account", "scored_account" -> "true";
            case "plan", "deadline" -> "unit_code like 'R1%'";
            case "deadline_event" -> "deadline_id in (select id from deadline where unit_code like 'R1%')";
            case "mail" -> "recipient like '72%'";
            default -> "plan_id in (select id from plan where unit_code like 'R1%')";
        };
        // Only the first region's own, not what was copied from it before.
        String own = switch (table) {
            case "contract_account", "scored_account" -> " and office_code like 'R1-%'";
            case "plan", "deadline" -> " and (unit_code = 'R1' or unit_code like 'R1-%')";
            default -> " and id < " + FAR;
        };
        jdbc.execute("insert into " + table + " (" + String.join(",", columns) + ") select " + String.join(",", values)
                + " from " + table + " where " + ofFirst + own);
    }

    private static String value(String name, String column, String type, int region) {
        int far = region * FAR;
        return switch (name) {
            case "id", "plan_id", "deadline_id" -> column + " + " + far;
            case "digest_id" -> "null";
            case "ca_no" -> "concat('" + (10 + region) + "', substr(" + column + ", 3))";
            case "notice_key", "message_id" -> "concat(" + column + ", '-', " + region + ")";
            default -> {
                boolean words = type.contains("char") || type.contains("text") || "json".equals(type);
                yield !words
                        ? column
                        : "if(%1$s = 'R1', 'R%2$d', if(%1$s regexp '^72[0-9]{4}$', cast(cast(%1$s as int) + %3$d as char),"
                                        .formatted(column, region, (region - 1) * PEOPLE_OF_REGION)
                                + " regexp_replace(replace(%1$s, 'R1-', 'R%2$d-'), '/R1$', '/R%2$d')))"
                                        .formatted(column, region);
            }
        };
    }

    private void analyze() {
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

    /** What a page costs: median seconds, and what the database did for it, which does not depend on the machine. */
    private record Cost(double seconds, long statements, long rows) {}

    private Map<String, Cost> costs() throws Exception {
        String account = jdbc.queryForObject(
                "select min(a.account_id) from plan_account a join plan p on p.id = a.plan_id where p.unit_code = 'R1-01'",
                String.class);
        String plan = "/plans/" + YEAR + "/R1-01";
        Map<String, Cost> costs = new LinkedHashMap<>();
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
            costs.put(page, cost(OWNER, page));
        }
        costs.put("region: /plans/" + YEAR, cost(CHIEF, "/plans/" + YEAR));
        costs.put("region: /accounts", cost(CHIEF, "/accounts"));
        costs.put("region: /deadlines", cost(CHIEF, "/deadlines"));
        costs.put("region: " + plan, cost(CHIEF, plan));
        return costs;
    }

    private Cost cost(String person, String page) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            seconds(person, page);
        }
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = seconds(person, page);
        }
        Arrays.sort(rounds);
        long statements = done("Questions");
        long rows = done("Rows_read");
        seconds(person, page);
        // Asking costs a statement and the status variables' own rows, the same at both sizes.
        return new Cost(rounds[ROUNDS / 2], done("Questions") - statements, done("Rows_read") - rows);
    }

    private long done(String what) {
        return jdbc.queryForObject(
                "select cast(variable_value as int) from information_schema.global_status where variable_name = ?",
                Long.class,
                what);
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

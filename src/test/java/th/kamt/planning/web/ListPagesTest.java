package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.REGION;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.message.Texts;
import th.kamt.planning.PlanEdit;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** Lists and pictures of the small region, as browsers get them: sorted, filtered, paged, exported; counts that open to their list. */
@PlanningTest
class ListPagesTest {

    private static final int MOST_BYTES = 300_000;
    private static final Pattern ROW = Pattern.compile("<a data-open href=\"[^\"]*\">([^<]*)</a>");
    private static final Pattern COUNT = Pattern.compile("<a class=\"count\" href=\"([^\"]*)\"[^>]*>([0-9,]+)</a>");
    private static final Pattern FOUND = Pattern.compile("role=\"status\">(?:[^<]*จาก )?([0-9,]+)(?: รายการ)?</p>");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/(?:css|js|img|webjars)/[^\"#]*)");
    /** 116 letters without a space between them. */
    private static final String LONG_NAME = "บริษัทอุตสาหกรรมแปรรูปผลิตภัณฑ์ทางการเกษตร".repeat(3);

    @Autowired
    private SmallYear year;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    private MockMvc mvc;

    @BeforeEach
    void theYearIsOpen() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        year.forget()
                .account(
                        9,
                        AA,
                        "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=90000;name=" + LONG_NAME)
                .account(10, AA, "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=80000;name==1+1")
                .opened();
    }

    private MockHttpServletResponse answer(String person, String path) throws Exception {
        return mvc.perform(get(URI.create(path)).accept("text/html", "*/*").with(user(person)))
                .andReturn()
                .getResponse();
    }

    private String page(String person, String path) throws Exception {
        MockHttpServletResponse answer = answer(person, path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(result -> result.group(1)).toList();
    }

    @Test
    void accountsAreSortedAndFilteredByTheDatabaseAndTheFileHasTheSameRowsInTheSameOrder() throws Exception {
        String query = "/accounts?year=2570&tier=STATUS&sort=-name";

        List<String> shown = found(ROW, page(MANAGER, query));
        String file = page(MANAGER, query + "&format=csv");

        // Of N2-AA 7 and 8 are H and of the secondary group: Status.
        assertThat(shown).containsExactly("บริษัท ลูกค้าที่ 08 จำกัด", "บริษัท ลูกค้าที่ 07 จำกัด");
        assertThat(file.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(shown);
    }

    @Test
    void thePageSaysHowItIsSortedAndKeepsTheFilters() throws Exception {
        String page = page(MANAGER, "/accounts?year=2570&q=08&sort=bill");

        assertThat(page)
                .contains("aria-sort=\"descending\"", "name=\"sort\" value=\"-bill\"")
                .contains("/accounts?year=2570&amp;q=08&amp;sort=bill&amp;format=xlsx");
        assertThat(found(ROW, page)).containsExactly("บริษัท ลูกค้าที่ 08 จำกัด");
    }

    @Test
    void aFormulaIsOnlyTextInBothFiles() throws Exception {
        assertThat(page(MANAGER, "/accounts?year=2570&format=csv"))
                .contains("'=1+1")
                .doesNotContain("\n=1+1");

        byte[] xlsx = answer(MANAGER, "/accounts?year=2570&format=xlsx").getContentAsByteArray();
        List<String> names = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (Row row : workbook.getSheetAt(0)) {
                assertThat(row.getCell(0).getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
                names.add(row.getCell(0).getStringCellValue());
            }
        }
        assertThat(names).anyMatch(name -> name.endsWith("=1+1"));
    }

    @Test
    void everyCountOfTheMatricesOpensToThatManyAccounts() throws Exception {
        for (String matrices : List.of("/plans/2570/matrix", "/plans/2570/matrix?region=" + REGION)) {
            String page = page(OWNER, matrices);
            List<MatchResult> counts = COUNT.matcher(page).results().toList();
            assertThat(counts).isNotEmpty();
            for (MatchResult count : counts) {
                String list = page(OWNER, count.group(1).replace("&amp;", "&"));
                assertThat(found(FOUND, list)).as(count.group(1)).contains(count.group(2));
            }
        }
        // Strategic by value: 6 of N2-AA, 7 and the one signed with an SPP of N2-BB, 6 of N2-PC; HQ's 6 belong to no
        // region.
        assertThat(COUNT.matcher(page(OWNER, "/plans/2570/matrix")).results().map(count -> count.group(2)))
                .contains("26");
    }

    @Test
    void theMatricesAreDrawnByTheLibraryAndStandAsTablesWithoutIt() throws Exception {
        assertThat(page(MANAGER, "/plans/2570/" + AA + "/matrix"))
                .contains("data-picture=\"kasm\"", "data-picture=\"risk\"", "/echarts.common.min.js", "/js/pictures.js")
                .contains("<table class=\"matrix kasm\"", "<table class=\"matrix risks\"", "ดูเป็นตาราง")
                .contains(
                        "data-said=\"ลูกค้ารายสำคัญ 10 ราย ตามมูลค่าและคุณลักษณะเชิงกลยุทธ์: มูลค่าสูง (H) กลุ่มหลัก: 6 ราย");
        assertThat(page(MANAGER, "/accounts")).doesNotContain("echarts");
    }

    @Test
    void theWaveCountsEveryRegionsPlansByStage() throws Exception {
        year.submit(AA).approve(AA, CHIEF).approve(AA, DIRECTOR);
        year.submit(BB).returnPlan(BB, CHIEF, "แก้ไข");
        year.run().playUntil("2026-12-16T12:00:00+07:00");

        String page = page(OWNER, "/plans/2570");

        // 16 of 31 days between both deadlines. Late: N2-PC and N2 itself, being prepared after 30 November.
        assertThat(page).contains("อนุมัติแล้ว 0 จาก 5 แผน ช้า 3 แผน ถึงวันนี้ควรอนุมัติแล้ว 51%");
        assertThat(page.replaceAll("\\s+", " "))
                .containsPattern("<tr role=\"row\" data-all=\"4\">.*กฟน.2.*data-stage=\"approving\" data-count=\"1\""
                        + ".*data-stage=\"preparing\" data-count=\"2\".*data-stage=\"returned\" data-count=\"1\""
                        + ".*0 จาก 4 · ช้า 2");
    }

    @Test
    void plansAreFilteredByTextAndNothingFoundLeadsBack() throws Exception {
        assertThat(found(ROW, page(OWNER, "/plans/2570?q=%E0%B8%9A%E0%B8%B6%E0%B8%87")))
                .containsExactly("กฟอ.บึงทอง");
        assertThat(page(OWNER, "/plans/2570?q=zzz&sort=due"))
                .contains("ไม่พบ", "href=\"/plans/2570?sort=due\">ล้างตัวกรอง</a>");
        assertThat(page(OWNER, "/plans/2570?sort=-unit&format=csv")
                        .lines()
                        .skip(1)
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("สำนักงานใหญ่"));
    }

    /** The deadlines' units, as their file has them; the header is not among them. */
    private List<String> deadlines(String person, String query) throws Exception {
        return page(person, "/deadlines?year=2570&format=csv" + query)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[2])
                .toList();
    }

    @Test
    void deadlinesAreFilteredSortedAndCutByTheDatabaseAndOnlyTheReadersOwn() throws Exception {
        // Two deadlines for each of the five plans; HQ's by name is the last.
        assertThat(deadlines(OWNER, "")).hasSize(10);
        assertThat(deadlines(OWNER, "&sort=-unit")).startsWith("สำนักงานใหญ่", "สำนักงานใหญ่");
        assertThat(deadlines(OWNER, "&sort=unit")).isSortedAccordingTo(Collator.getInstance(Texts.THAI));
        assertThat(deadlines(OWNER, "&q=%E0%B8%9A%E0%B8%B6%E0%B8%87")).containsExactly("กฟอ.บึงทอง", "กฟอ.บึงทอง");
        assertThat(deadlines(OWNER, "&state=OPEN")).hasSize(10);
        assertThat(deadlines(OWNER, "&state=DONE&sort=-state")).isEmpty();
        assertThat(deadlines(OWNER, "&sort=what")).hasSize(10);
        assertThat(deadlines(OWNER, "&sort=-done")).hasSize(10);
        assertThat(deadlines(OWNER, "&sort=level&q=zzz")).isEmpty();
        assertThat(deadlines(MANAGER, "")).containsExactly("กฟอ.บึงทอง", "กฟอ.บึงทอง");
        // Due days first to last, as machines read them.
        assertThat(page(OWNER, "/deadlines?format=csv&sort=due").lines().skip(1))
                .satisfies(lines -> assertThat(lines.get(0)).contains(",2026-11-30,"))
                .satisfies(lines -> assertThat(lines.get(9)).contains(",2026-12-31,"));
        assertThat(page(OWNER, "/deadlines?q=zzz&sort=due")).contains("ไม่พบ");
    }

    @Test
    void aPlansHistoryHasTimesForMachinesInItsFile() throws Exception {
        year.edit(AA, new PlanEdit.AddBudget("OTHER", "ของขวัญ", BigDecimal.TEN, null));

        assertThat(page(MANAGER, "/plans/2570/" + AA + "/history?format=csv")
                        .lines()
                        .skip(1)
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("2026-11-16T\\d\\d:\\d\\d:\\d\\d\\+07:00,.*"));
    }

    @Test
    void theMatricesAreNamedByWhatThePersonSees() throws Exception {
        assertThat(page(SmallYear.CHIEF, "/plans/2570/matrix"))
                .contains("<title>ตาราง KASM และความเสี่ยง กฟน.2 ")
                .doesNotContain("ทุกเขต");
        assertThat(page(OWNER, "/plans/2570/matrix")).contains("<title>ตาราง KASM และความเสี่ยง ทุกเขต ");
    }

    @Test
    void anotherUnitsAccountsAreNobodyElses() throws Exception {
        assertThat(answer(MANAGER, "/accounts?unit=" + BB).getStatus()).isEqualTo(404);
        assertThat(answer(MANAGER, "/accounts?unit=" + BB + "&format=csv").getStatus())
                .isEqualTo(404);
        assertThat(answer(MANAGER, "/plans/2570/matrix?region=" + REGION).getStatus())
                .isEqualTo(404);
        assertThat(page(MANAGER, "/accounts?q=1000000021")).contains("ไม่พบ");
        assertThat(answer(MANAGER, "/accounts?format=pdf").getStatus()).isEqualTo(404);
    }

    @Test
    void fourteenHundredAccountsWithLongNamesStayAPageOfFiftyUnderTheWeightLimit() throws Exception {
        for (int copy = 1; copy <= 140; copy++) {
            jdbc.update(
                    "insert into scored_account select plan_year, concat(?, right(bp_no, 6), '@', office_code), scoring_id,"
                            + " concat(?, right(bp_no, 6)), office_code, region_code, concat(name, ?), ca_count, hvc_listed,"
                            + " value_group, gross_margin_baht, avg_bill_baht, criteria, kasm_tier, risk_eligible, risk_p1,"
                            + " risk_p2, risk_p3, risk_p4, probability_level, impact_level, risk_score, risk_tier,"
                            + " special_risk, tier, responsible, exclusion_proposed, power_quality_problem, special_case,"
                            + " special_case_tier, special_case_reason, last_tier, last_kamr, explanation"
                            + " from scored_account where office_code = ? and bp_no between '1000000001' and '1000000010'",
                    "2%03d".formatted(copy),
                    "2%03d".formatted(copy),
                    LONG_NAME,
                    AA);
        }

        String page = page(MANAGER, "/accounts?year=2570&page=2");

        assertThat(found(ROW, page)).hasSize(50);
        assertThat(page).contains("แสดง 51–100 จาก 1,4");
        assertThat(weight(page)).isLessThan(MOST_BYTES);
        assertThat(page(MANAGER, "/accounts?year=2570&format=csv").lines().count())
                .isGreaterThan(1_400);
    }

    /** Without the chart library, uncompressed: what goes over the wire is a fraction. */
    @Test
    void noPageWeighsMoreThan300KilobytesOnItsFirstLoad() throws Exception {
        for (String path : List.of(
                "/accounts",
                "/accounts/" + SmallYear.id(2, AA) + "?year=2570",
                "/approvals/2570",
                "/plans/2570",
                "/plans/2570/matrix",
                "/plans/2570/" + AA,
                "/plans/2570/" + AA + "/checks",
                "/plans/2570/" + AA + "/history",
                "/plans/2570/" + AA + "/crm-kam-001",
                "/deadlines",
                "/mailbox",
                "/rules",
                "/rules/deadlines",
                "/rules/changes",
                "/rules/texts",
                "/rules/what-if",
                "/admin/people",
                "/admin/audit",
                "/admin/outbox",
                "/admin/calendar",
                "/admin/imports",
                "/help/kasm")) {
            assertThat(weight(page(OWNER, path))).as(path).isLessThan(MOST_BYTES);
        }
    }

    private long weight(String page) throws Exception {
        long weight = page.getBytes(StandardCharsets.UTF_8).length + fonts();
        for (String asset : found(ASSET, page).stream().distinct().toList()) {
            if (!asset.contains("/echarts/")) {
                MvcResult file = mvc.perform(get(asset).with(user(OWNER))).andReturn();
                assertThat(file.getResponse().getStatus()).as(asset).isEqualTo(200);
                weight += file.getResponse().getContentAsByteArray().length;
            }
        }
        return weight;
    }

    private static long fonts() throws IOException {
        long bytes = 0;
        try (var files = Files.list(Path.of("src/main/resources/static/fonts"))) {
            for (Path font :
                    files.filter(file -> file.toString().endsWith(".woff2")).toList()) {
                bytes += Files.size(font);
            }
        }
        return bytes;
    }

    @Test
    void aFormSentAfterTheSessionEndedLeadsThroughTheLoginBackToItsPage() throws Exception {
        String form = "http://localhost/plans/2570/" + AA + "?f=stop";

        MvcResult sent = mvc.perform(post("/plans/2570/" + AA + "/comments")
                        .accept("text/html")
                        .header("Referer", form)
                        .param("comment", "พิมพ์ค้างไว้"))
                .andReturn();
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/login?expired");

        MvcResult in = mvc.perform(post("/login")
                        .session((MockHttpSession) sent.getRequest().getSession())
                        .with(csrf())
                        .param("username", MANAGER)
                        .param("password", "demo"))
                .andReturn();
        assertThat(in.getResponse().getRedirectedUrl()).endsWith("/plans/2570/" + AA + "?f=stop");
    }

    @Test
    void aFormOfAnotherSiteIsRefusedAndLeadsNowhere() throws Exception {
        MvcResult sent = mvc.perform(post("/plans/2570/" + AA + "/comments")
                        .accept("text/html")
                        .header("Referer", "http://elsewhere.example.org/plans/2570")
                        .param("comment", "x"))
                .andReturn();

        assertThat(sent.getResponse().getStatus()).isEqualTo(403);
        assertThat(sent.getResponse().getRedirectedUrl()).isNull();
    }
}

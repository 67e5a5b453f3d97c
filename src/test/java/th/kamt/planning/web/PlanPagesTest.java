package th.kamt.planning.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.selection.Tier;
import th.kamt.support.ApplicationTest;
import th.kamt.tabular.Upload;

/** The pages of the demo's plan of กฟอ.บึงทอง, as its manager's browser gets them. */
@ApplicationTest
class PlanPagesTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final String UNIT = "N2-BT";
    private static final String MANAGER = "400301";
    private static final String CHIEF_OF_REGION = "400203";
    private static final String PROCESS_OWNER = "400104";
    private static final String PAGE = "/plans/2570/N2-BT";
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\ssrc=)");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PlanViews views;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private OrganizationImport people;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private PlanYears years;

    private static final BigDecimal LEAST = new BigDecimal("6");
    private static final Map<Tier, BigDecimal> WEIGHTS = Map.of(
            Tier.STRATEGIC, new BigDecimal("1.0"),
            Tier.STAR, new BigDecimal("0.8"),
            Tier.STATUS, new BigDecimal("0.6"));

    /** A move the rules refuse. */
    private record Move(AccountView account, String kamr) {}

    @BeforeEach
    void planProposed() throws IOException {
        if (!years.isOpen(YEAR)) {
            try (InputStream units = demo("units.csv");
                    InputStream employees = demo("employees.csv");
                    InputStream list = demo("customers-2570.csv")) {
                people.importUnits(Upload.of(units, "admin"));
                people.importEmployees(Upload.of(employees, "admin"));
                customers.importList(YEAR, Upload.of(list, "admin"));
            }
            years.open(YEAR, "admin");
        }
        for (int round = 0; round < 20; round++) {
            List<Job> waiting =
                    management.createJobQuery().messages().withRetriesLeft().list();
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(job -> management.executeJob(job.getId()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                PAGE + "?f=moved&sort=-bill",
                PAGE + "?cell=kasm-H-main",
                PAGE + "?cell=kasm-none",
                PAGE + "?cell=no-such-cell-there",
                PAGE + "/checks",
                PAGE + "/matrix",
                PAGE + "/history",
                "/plans/2570",
                "/accounts?year=2570",
                "/accounts/1000417735@N2-BT?year=2570",
                "/accounts/1000552901@N2-BT?year=2570",
                "/accounts/GROUP@N2-BT?year=2570"
            })
    void everyPageStandsInBothLanguagesWithoutAnythingInline(String address) throws Exception {
        String thai = page(MANAGER, address);
        String english = page(MANAGER, address + (address.contains("?") ? "&" : "?") + "lang=en");

        assertThat(thai).doesNotContain("??").doesNotContainPattern(INLINE);
        assertThat(english).contains("<html lang=\"en\"").doesNotContain("??");
        assertThat(Pattern.compile("<h1[ >]").matcher(thai).results()).hasSize(1);
    }

    @Test
    void everyChoiceHasANameAndTheOrderIsSaidToWhoCannotSeeIt() throws Exception {
        String page = page(MANAGER, PAGE + "?sort=bill");

        assertThat(found(page, "<select name=\"employeeId\"[^>]*>"))
                .isNotEmpty()
                .allSatisfy(select -> assertThat(select.group()).contains("aria-label=\"KAMR ของ "));
        assertThat(page).contains("aria-sort=\"descending\"").contains("aria-label=\"ตัวกรอง\"");
        List<String> ids = found(page, "\\sid=\"([^\"]*)\"").stream()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        found(page, "href=\"#([^\"]+)\"")
                .forEach(link -> assertThat(ids).as("where a link leads").contains(link.group(1)));
    }

    @Test
    void aRefusedMoveStaysInSightWithItsFigureAndAWayBack() throws Exception {
        Move move = refusedMove();

        MvcResult result = mvc.perform(post(PAGE + "/edits")
                        .header("HX-Request", "true")
                        .param("type", "moveAccount")
                        .param("form", "move-" + move.account().accountId())
                        .param("accountId", move.account().accountId())
                        .param("employeeId", move.kamr())
                        .param("version", version())
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();

        String answer = result.getResponse().getContentAsString(UTF_8);
        assertThat(answer)
                .contains("aria-invalid=\"true\"", "role=\"alert\"", "ย้ายไม่ได้", "คืนให้")
                .containsPattern("value=\"" + move.kamr() + "\"[^>]*selected");
        assertThat(plan().accounts())
                .filteredOn(account -> account.accountId().equals(move.account().accountId()))
                .allSatisfy(account ->
                        assertThat(account.kamr()).isEqualTo(move.account().kamr()));
    }

    @Test
    void whoComesSecondIsToldAndKeepsWhatTheyEntered() throws Exception {
        mvc.perform(post(PAGE + "/edits")
                        .param("type", "addDocument")
                        .param("form", "document-new")
                        .param("title", "ระเบียบของเขต")
                        .param("version", "-1")
                        .param("back", "https://elsewhere.example/")
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(redirectedUrl(PAGE))
                .andExpect(result -> {
                    Refused refused = (Refused) result.getFlashMap().get("refused");
                    assertThat(refused.conflict()).isTrue();
                    assertThat(refused.value("title")).isEqualTo("ระเบียบของเขต");
                    assertThat(refused.text()).contains("แก้ไขแผนนี้เมื่อ");
                });
    }

    @Test
    void anUnknownEmployeeIdIsRefusedBesideItsFieldWithTheReasonKept() throws Exception {
        mvc.perform(post(PAGE + "/edits")
                        .param("type", "chooseKamr")
                        .param("form", "choose-outsider")
                        .param("employeeId", "999999")
                        .param("reason", "ย้ายมาช่วยงาน")
                        .param("version", version())
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(redirectedUrl(PAGE))
                .andExpect(result -> {
                    Refused refused = (Refused) result.getFlashMap().get("refused");
                    assertThat(refused.on("choose-outsider")).isTrue();
                    assertThat(refused.value("reason")).isEqualTo("ย้ายมาช่วยงาน");
                    assertThat(refused.text()).isEqualTo("ไม่พบพนักงาน 999999");
                });
    }

    @Test
    void anAllowedChangeIsSavedAndStandsInTheHistory() throws Exception {
        mvc.perform(post(PAGE + "/edits")
                        .param("type", "addBudget")
                        .param("form", "budget-new")
                        .param("kind", "SEMINAR")
                        .param("description", "สัมมนาประจำปี")
                        .param("amountBaht", "๘๕,๐๐๐")
                        .param("version", version())
                        .param("back", PAGE + "?f=stop")
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(redirectedUrl(PAGE + "?f=stop"))
                .andExpect(flash().attributeExists("saved"));

        assertThat(page(MANAGER, PAGE + "/history")).contains("85,000 บาท");
    }

    @Test
    void whoDoesNotPrepareThePlanReadsItOnly() throws Exception {
        String page = page(CHIEF_OF_REGION, PAGE);

        assertThat(page).doesNotContain("/edits").contains("ต่างจากปกติ");
        // Who could be KAMR is the preparer's question; findings lead to the loads of those who are.
        assertThat(page).doesNotContain("ผู้เป็น KAMR ได้").contains("id=\"k-");
        List<String> ids = found(page, "\\sid=\"([^\"]*)\"").stream()
                .map(match -> match.group(1))
                .toList();
        found(page, "href=\"" + PAGE + "#([^\"]+)\"")
                .forEach(link -> assertThat(ids).as("where a finding leads").contains(link.group(1)));
    }

    @Test
    void whoPreparesAPlanIsSaidWhereItLies() throws Exception {
        // The page's second column from the right: กฟอ.บึงทอง by its manager, the region by its chief.
        assertThat(page(CHIEF_OF_REGION, "/plans/2570"))
                .containsPattern("href=\"" + PAGE + "\"(?s:.(?!</tr>))*data-label=\"อยู่ที่\">จัดทำแผน: ผจก\\.</td>")
                .containsPattern(
                        "href=\"/plans/2570/N2\"(?s:.(?!</tr>))*data-label=\"อยู่ที่\">จัดทำแผน: อก\\.บล\\.</td>");
    }

    @Test
    void limitsOnAnAccountsPageHaveTheirUnits() throws Exception {
        assertThat(page(MANAGER, "/accounts/1000417735@N2-BT?year=2570").replace('\u00a0', ' '))
                .contains(
                        ">ตั้งแต่ 70,763 แต่น้อยกว่า 264,911 บาท</td>", ">ตั้งแต่ 115 kV</td>", ">ไม่เกิน 8 กม.</td>");
    }

    @Test
    void whoIsLeftOutAfterAnSppContractIsNotOfferedToBeLeftOutAgain() throws Exception {
        AccountView signed = plan().accounts().stream()
                .filter(account -> account.scored().exclusionProposed() && account.exclusionKept() == null)
                .findFirst()
                .orElseThrow();
        String address = "/accounts/" + signed.accountId() + "?year=2570";
        assertThat(page(MANAGER, address)).contains("value=\"decideExclusion\"", "value=\"exclude\"");

        decideExclusion(signed, "true");
        assertThat(page(MANAGER, address))
                .contains("value=\"decideExclusion\"")
                .doesNotContain("value=\"exclude\"", "id=\"exclude\"");

        decideExclusion(signed, "false");
        assertThat(page(MANAGER, address)).contains("value=\"decideExclusion\"", "value=\"exclude\"");
    }

    private void decideExclusion(AccountView account, String exclude) throws Exception {
        mvc.perform(post(PAGE + "/edits")
                        .param("type", "decideExclusion")
                        .param("accountId", account.accountId())
                        .param("exclude", exclude)
                        .param("reason", "ตามสัญญากับ SPP")
                        .param("version", version())
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(flash().attributeExists("saved"));
    }

    @Test
    void thePlanLeadsToItsStreamlineGroup() throws Exception {
        assertThat(page(MANAGER, PAGE)).contains("href=\"/accounts/GROUP@N2-BT?year=2570\"");
    }

    @Test
    void theMatricesAccountForEveryKeyAccountAndCountByRiskAsTheFormDoes() throws Exception {
        String matrix = page(MANAGER, PAGE + "/matrix");
        long selected = plan().accounts().stream().filter(AccountView::selected).count();

        int raised = number(matrix, "อีก (\\d+) รายได้กลุ่มสูงขึ้นจากความเสี่ยง");
        int unlisted = number(matrix, "อีก (\\d+) รายไม่อยู่ในตารางนี้");
        int unassessed = number(matrix, "อีก (\\d+) รายไม่เข้าเกณฑ์ประเมินความเสี่ยง");
        List<Integer> sums = found(matrix, "(?s)<tfoot.*?class=\"num\">(\\d+)<").stream()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
        assertThat((long) sums.get(0) + unlisted).isEqualTo(selected);
        assertThat((long) sums.get(1) + unassessed).isEqualTo(selected);
        assertThat(page(MANAGER, PAGE + "?cell=risk-raised")).contains("แสดง " + raised + " จาก " + raised + " ราย");
        assertThat(page(MANAGER, PAGE + "?cell=kasm-none"))
                .contains("แสดง " + unlisted + " จาก " + unlisted + " ราย", "ไม่มีกลุ่มมูลค่า");
        assertThat(number(
                        page(MANAGER, PAGE + "/crm-kam-001?part=1"),
                        "(?s)Risk Assessment Matrix(?:.*?<span>\\d+</span>){4}.*?<span>(\\d+)</span>"))
                .isEqualTo(raised);
    }

    private static int number(String page, String pattern) {
        return Integer.parseInt(found(page, pattern).get(0).group(1));
    }

    @Test
    void aPlanOfAnUnseenUnitIsNotThere() throws Exception {
        String other = jdbc.queryForList(
                        "select unit_code from plan where unit_code <> ? and unit_code like 'N2-%' order by unit_code",
                        String.class, UNIT)
                .get(0);
        for (String path : List.of("", "/checks", "/matrix", "/history")) {
            mvc.perform(get("/plans/2570/" + other + path).with(user(MANAGER))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/accounts/1000000000@" + other + "?year=2570").with(user(MANAGER)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/plans/2570/" + other + "/edits").with(user(MANAGER)).with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void aScriptInACustomersNameIsText() throws Exception {
        jdbc.update("update plan_account set scored = replace(scored, 'ศรีบึงทองการทอ', '<script>alert(1)</script>')");

        assertThat(page(MANAGER, PAGE + "?q=1000552901"))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        assertThat(page(MANAGER, "/accounts/1000552901@N2-BT?year=2570"))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void theImportPageSaysWhenEachKindOfFileLastCameIn() throws Exception {
        String page = page(PROCESS_OWNER, "/admin/imports").replace('\u00a0', ' ');

        assertThat(found(page, "นำเข้าล่าสุด 16 พ\\.ย\\. 2569 09:00 น\\. โดย admin · [\\d,]+ แถว"))
                .hasSize(3);
        assertThat(page).contains("ปี 2570: ").doesNotContain("ยังไม่เคยนำเข้า");
    }

    @Test
    void aYearOfTheCommonEraIsAskedBackBesideItsField() throws Exception {
        MvcResult result = mvc.perform(post("/plans/open")
                        .param("year", "2027")
                        .with(user(PROCESS_OWNER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();

        assertThat(result.getResponse().getContentAsString(UTF_8))
                .contains("หมายถึง พ.ศ. 2570 หรือไม่", "value=\"2027\"", "aria-invalid=\"true\"");
    }

    private static InputStream demo(String file) throws IOException {
        return new ClassPathResource("demo/" + file).getInputStream();
    }

    /** A move that leaves a KAMR below 6 (R-KAMR-4). */
    private Move refusedMove() {
        PlanView plan = plan();
        for (PlanView.KamrView from : plan.kamrs()) {
            for (AccountView account : plan.accounts()) {
                boolean leavesTooLittle = from.person().employeeId().equals(account.kamr())
                        && from.load()
                                        .load()
                                        .subtract(WEIGHTS.get(account.tier()))
                                        .compareTo(LEAST)
                                < 0;
                if (leavesTooLittle) {
                    String other = plan.kamrs().stream()
                            .map(kamr -> kamr.person().employeeId())
                            .filter(id -> !id.equals(account.kamr()))
                            .findFirst()
                            .orElseThrow();
                    return new Move(account, other);
                }
            }
        }
        throw new AssertionError("no KAMR of the demo's plan is near 6");
    }

    private PlanView plan() {
        return views.view(YEAR, UNIT, MANAGER);
    }

    private String version() {
        return Integer.toString(plan().version());
    }

    private String page(String person, String address) throws Exception {
        return mvc.perform(get(java.net.URI.create(address)).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private static List<MatchResult> found(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().toList();
    }
}

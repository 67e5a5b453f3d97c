package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** Several plans decided at once, by REST and on the page: each on its own, none twice, and what fails is explained. */
@PlanningTest
class BulkApprovalTest {

    private static final String API = "/api/plan-years/2570/approvals";
    private static final String PAGE = "/approvals/2570";
    private static final String SECOND_CHIEF = "600298";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private PlanInbox inbox;

    @Autowired
    private PlanTasks tasks;

    @Autowired
    private ApprovalRuns runs;

    @Autowired
    private PlanTakeBack takeBack;

    @Autowired
    private PlanRepository plans;

    @Autowired
    private PlanDecisionRepository decisions;

    @Autowired
    private PlanChangeRepository changes;

    @Autowired
    private PlanDeciders deciders;

    @Autowired
    private Preparers preparers;

    @Autowired
    private Organization organization;

    @Autowired
    private AccessControl access;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Formats formats;

    @Autowired
    private Clock clock;

    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    /** The plans of N2-AA, N2-BB and N2-PC at the region's station, where two people hold the post. */
    private void threePlansAtTheRegion() {
        year.person(SECOND_CHIEF, "นางวิไล รักษาการ", "อก", "N2", "FVB", "chief-customer-service");
        year.opened().submit(AA).submit(BB).submit(PC);
        year.approve(PC, SERVICE_MANAGER);
    }

    // --- what waits ---

    @Test
    @DisplayName("R-2.4: what waits for the caller, with its figures and what is out of the ordinary")
    void whatWaitsIsThereWithItsFigures() {
        threePlansAtTheRegion();

        JsonNode waiting = rest.get(CHIEF, API).json().get("waiting");

        assertThat(waiting).extracting(plan -> plan.get("unit").asText()).containsExactly(AA, BB, PC);
        JsonNode aa = waiting.get(0);
        assertThat(aa.get("task").asText()).isEqualTo(task(AA));
        assertThat(aa.get("accounts").asInt()).isEqualTo(10);
        assertThat(aa.get("tiers").get("STRATEGIC").asInt()).isEqualTo(6);
        assertThat(aa.get("mostLoad").decimalValue()).isEqualByComparingTo("7.2");
        // N2-PC's one KAMR has six Strategic, load 6.0: at the lower edge (6.2).
        JsonNode pc = waiting.get(2);
        assertThat(pc.get("outOfTheOrdinary").asBoolean()).isTrue();
        assertThat(pc.get("matters"))
                .extracting(matter -> matter.get("kind").asText())
                .contains("LOAD_LOW");
    }

    @Test
    @DisplayName("R-2.4: the page's figures are those of the form in Tasklist, and change with the plan's list")
    void theFiguresAreKeptWithTheFormsSummary() {
        year.planWaitingForRegion();
        assertThat(jdbc.queryForObject("select count(*) from plan_digest", Long.class))
                .isEqualTo(1);
        year.withoutAccount(7).importList().run();

        JsonNode matters = rest.get(CHIEF, API).json().get("waiting").get(0).get("matters");

        assertThat(matters).extracting(matter -> matter.get("kind").asText()).contains("LIST_CORRECTED");
        // A plan submitted before digests were kept is worked out when asked for.
        jdbc.update("delete from plan_digest");
        assertThat(rest.get(CHIEF, API)
                        .json()
                        .get("waiting")
                        .get(0)
                        .get("accounts")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    @DisplayName(
            "R-2.4: whose post it is, but not theirs to decide, is told why and who has it; what is to come is counted")
    void whatIsNotTheirsToDecideIsExplained() {
        year.roles(MANAGER, "office-manager|chief-customer-service@N2").planWaitingForRegion();

        JsonNode inbox = rest.get(MANAGER, API).json();

        assertThat(inbox.get("waiting")).isEmpty();
        assertThat(inbox.get("notYours").get(0).get("unit").asText()).isEqualTo(AA);
        assertThat(inbox.get("notYours").get(0).get("reason").asText()).contains("ผู้จัดทำแผนนี้");
        assertThat(inbox.get("notYours").get(0).get("with").asText()).contains("นางณัฐธิดา ธรรมวงศ์");
        assertThat(inbox.get("toCome").get("PREPARING").asInt()).isEqualTo(2);
        assertThat(page(MANAGER)).contains("ไม่มีแผนรอพิจารณา").contains("คุณพิจารณาไม่ได้ 1 แผน");
    }

    // --- deciding ---

    @Test
    @DisplayName("R-2.4: each decision is its own task and record; one just decided by somebody else stops no other")
    void onePlanDecidedBySomebodyElseStopsNoOther() {
        threePlansAtTheRegion();
        String body = answers(
                approve(AA),
                approve(BB),
                "{\"task\":\"%s\",\"decision\":\"return\",\"comment\":\"ขอรายละเอียด\"}".formatted(task(PC)));
        year.approve(BB, SECOND_CHIEF);

        Rest.Answer answer = rest.post(CHIEF, API, body);
        year.run();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json())
                .extracting(item ->
                        item.get("unit").asText() + " " + item.get("outcome").asText() + " "
                                + item.get("status").asInt())
                .containsExactly(AA + " DONE 204", BB + " REFUSED 409", PC + " DONE 204");
        assertThat(answer.json().get(1).get("message").asText())
                .startsWith("นางวิไล รักษาการ พิจารณาแผนนี้ไปแล้วเมื่อ ");
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
        assertThat(year.waitsFor(BB)).isEqualTo("Task_ConsiderPlan");
        assertThat(year.waitsFor(PC)).isEqualTo("Task_PreparePlan");
        assertThat(said(BB)).containsExactly("approve " + SECOND_CHIEF);
        // It keeps its place, also after the page is loaded again.
        for (int times = 0; times < 2; times++) {
            assertThat(page(CHIEF))
                    .contains("เห็นชอบ 1 · ส่งกลับ 1 · ไม่สำเร็จ 1")
                    .contains("นางวิไล รักษาการ พิจารณาแผนนี้ไปแล้วเมื่อ ");
        }
    }

    @Test
    @DisplayName("R-2.4: a fault at one plan is told there, and the plans after it are decided")
    void aFaultAtOnePlanStopsNoOther() {
        threePlansAtTheRegion();
        String broken = task(AA);
        String other = task(BB);
        PlanTasks faulty = new PlanTasks() {
            @Override
            public Map<String, Open> open(PlanYear of) {
                return tasks.open(of);
            }

            @Override
            public void decide(String taskId, Verdict verdict, String comment) {
                if (taskId.equals(broken)) {
                    throw new IllegalStateException("the disk is full");
                }
                tasks.decide(taskId, verdict, comment);
            }

            @Override
            public Optional<PlanKey> plan(String taskId) {
                return tasks.plan(taskId);
            }
        };
        BulkApproval withFault = new BulkApproval(
                inbox,
                faulty,
                runs,
                takeBack,
                plans,
                decisions,
                changes,
                deciders,
                preparers,
                organization,
                access,
                new TransactionTemplate(transactions),
                formats,
                clock);

        BulkApproval.Result result;
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(CHIEF, "", List.of()));
        try {
            result = withFault.result(withFault.confirm(
                    YEAR,
                    null,
                    List.of(
                            new BulkApproval.Answer(broken, "approve", null),
                            new BulkApproval.Answer(other, "approve", null))));
        } finally {
            SecurityContextHolder.clearContext();
        }
        year.run();

        assertThat(result.plans())
                .extracting(BulkApproval.Done::place, BulkApproval.Done::state, BulkApproval.Done::status)
                .containsExactly(tuple(AA, BulkApproval.State.REFUSED, 500), tuple(BB, BulkApproval.State.OPEN, 204));
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(page(CHIEF))
                .contains("พิจารณาแผนนี้ไม่สำเร็จเพราะระบบขัดข้อง")
                .doesNotContain("disk is full");
    }

    @Test
    @DisplayName("the same form sent twice, or twice at the same moment, is one confirmation")
    void theSameFormSentTwiceDecidesOnce() throws Exception {
        threePlansAtTheRegion();
        String form = form("token=11111111-aaaa", "approve=" + task(AA), "approve=" + task(BB));

        CompletableFuture<Rest.Answer> other = CompletableFuture.supplyAsync(() -> post(CHIEF, PAGE, form));
        assertThat(post(CHIEF, PAGE, form).status()).isIn(200, 302);
        assertThat(other.get(1, TimeUnit.MINUTES).status()).isIn(200, 302);
        year.run();
        post(CHIEF, PAGE, form);

        assertThat(said(AA)).containsExactly("approve " + CHIEF);
        assertThat(page(CHIEF)).contains("เห็นชอบ 2").doesNotContain("ไม่สำเร็จ");
        assertThat(jdbc.queryForObject("select count(*) from approval_run", Long.class))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("browser back: the old form decides neither again nor in another round; what is stale is explained")
    void theFormFromBeforeBrowserBackIsExplained() {
        threePlansAtTheRegion();
        String stale = task(AA);
        post(CHIEF, PAGE, form("token=22222222-aaaa", "approve=" + stale));
        year.run();
        // Back, and the same window says otherwise.
        post(CHIEF, PAGE, form("token=22222222-aaaa", "decision-" + stale + "=return", "comment-" + stale + "=แก้"));
        year.run();
        assertThat(page(CHIEF)).contains("ไม่สำเร็จ 1").contains("คุณพิจารณาแผนนี้ไปแล้วเมื่อ ");
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");

        year.returnPlan(AA, DIRECTOR, "ขอแก้ไข").submit(AA);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        JsonNode item = rest.post(CHIEF, API, answers("{\"task\":\"%s\",\"decision\":\"approve\"}".formatted(stale)))
                .json()
                .get(0);

        assertThat(item.get("status").asInt()).isEqualTo(409);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    @DisplayName("a return without a comment: nothing is decided, each missing one is named, everything typed stays")
    void aReturnWithoutACommentRefusesTheWholeForm() {
        threePlansAtTheRegion();

        Rest.Answer answer = post(
                CHIEF,
                PAGE,
                form(
                        "token=33333333-aaaa",
                        "approve=" + task(AA),
                        "decision-" + task(PC) + "=return",
                        "comment-" + task(PC) + "=\u3164 \u2800"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("ศบค.เวียงตาล: ส่งกลับต้องระบุว่าต้องแก้ไขเรื่องใด")
                .contains("href=\"#comment-" + task(PC) + "\"")
                .containsPattern("name=\"approve\"[^>]*value=\"" + task(AA) + "\"[^>]*checked")
                .contains("aria-invalid=\"true\"");
        assertThat(List.of(AA, BB, PC))
                .allSatisfy(unit -> assertThat(year.waitsFor(unit)).isEqualTo("Task_CollectRegion"));
        Rest.Answer byRest = rest.post(
                CHIEF, API, answers(approve(AA), "{\"task\":\"%s\",\"decision\":\"return\"}".formatted(task(PC))));
        assertThat(byRest.status()).isEqualTo(422);
        assertThat(byRest.body()).contains(task(PC));
        assertThat(jdbc.queryForObject("select count(*) from approval_run", Long.class))
                .isZero();
    }

    @Test
    void aCommentOfFiveThousandCharactersIsRefusedAndKept() {
        threePlansAtTheRegion();
        String comment = "ก".repeat(5000);

        Rest.Answer answer = post(
                CHIEF,
                PAGE,
                form("token=44444444-aaaa", "decision-" + task(PC) + "=return", "comment-" + task(PC) + "=" + comment));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("ความเห็นยาวเกิน 2,000 ตัวอักษร").contains(comment);
        assertThat(year.waitsFor(PC)).isEqualTo("Task_CollectRegion");
    }

    @Test
    @DisplayName("tasks that are not the caller's, unknown, or of another year are explained and decide nothing")
    void tasksThatAreNotTheCallersDecideNothing() {
        threePlansAtTheRegion();
        year.submit(SmallYear.REGION);

        String body =
                answers(approve(SmallYear.REGION), "{\"task\":\"no-such-task\",\"decision\":\"approve\"}", approve(AA));
        // Another office's manager may not even know of it.
        JsonNode foreign =
                rest.post(SmallYear.MANAGER_BB, API, answers(approve(AA))).json();
        List<String> items = rest.post(CHIEF, API, body).json().findValuesAsText("status");
        JsonNode otherYear = rest.post(DIRECTOR, "/api/plan-years/2571/approvals", answers(approve(SmallYear.REGION)))
                .json();
        year.run();

        assertThat(items).containsExactly("403", "404", "204");
        assertThat(foreign.get(0).get("status").asInt()).isEqualTo(404);
        assertThat(foreign.get(0).get("unit").isNull()).isTrue();
        assertThat(otherYear.get(0).get("status").asInt()).isEqualTo(404);
        assertThat(year.waitsFor(SmallYear.REGION)).isEqualTo("Task_ConsiderPlan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null]",
                "[{\"decision\":\"approve\"}]",
                "[{\"task\":\"x\",\"decision\":\"later\"}]",
                "[{\"task\":\"x\",\"decision\":\"approve\"},{\"task\":\"x\",\"decision\":\"return\",\"comment\":\"y\"}]"
            })
    void whatIsNoListOfDecisionsIsRefused(String body) {
        assertThat(rest.post(CHIEF, API, body).status()).isEqualTo(422);
    }

    @Test
    void fiveThousandTasksAtOnceAreRefusedByRestAndByForm() {
        threePlansAtTheRegion();
        String body = IntStream.range(0, 5000)
                .mapToObj("{\"task\":\"t-%d\",\"decision\":\"approve\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(rest.post(CHIEF, API, body).body()).contains("ส่งมา 5,000 แผน พิจารณาได้ครั้งละไม่เกิน 500 แผน");

        String ids = IntStream.range(0, 5000).mapToObj(i -> "t-" + i).collect(Collectors.joining(","));
        Rest.Answer answer = post(CHIEF, PAGE, form("token=55555555-aaaa", "all=" + ids));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("พิจารณาได้ครั้งละไม่เกิน 500 แผน");
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    // --- the page ---

    @Test
    void onArrivalNothingIsTickedAndEveryExceptionIsLeft() {
        threePlansAtTheRegion();

        String page = page(CHIEF);

        assertThat(page)
                .contains("แผนรอพิจารณา 3 แผน")
                .contains("เกณฑ์ที่ใช้แยก")
                .doesNotContain("??");
        assertThat(page).doesNotContainPattern("type=\"checkbox\"[^>]*checked");
        assertThat(page).doesNotContainPattern("value=\"(approve|return)\"[^>]*checked");
        assertThat(page).containsPattern("value=\"later\"[^>]*checked");
        assertThat(page).contains("data-row").contains("data-open");
    }

    @Test
    @DisplayName("a row moved up to be decided singly: nothing is decided, what was ticked and typed stays")
    void aRowIsMovedUpWithEverythingTypedKept() {
        year.withoutAccount(1).withoutAccount(61);
        threePlansAtTheRegion();
        String page = page(CHIEF);
        String ordinary = List.of(AA, BB, PC).stream()
                .map(this::task)
                .filter(task -> page.contains("name=\"approve\" value=\"" + task + "\""))
                .findFirst()
                .orElseThrow();

        Rest.Answer answer = post(
                CHIEF,
                PAGE,
                form(
                        "token=66666666-aaaa",
                        "single=" + ordinary,
                        "decision-" + task(PC) + "=return",
                        "comment-" + task(PC) + "=ยังพิมพ์ไม่จบ"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("name=\"decision-" + ordinary + "\"")
                .contains("ยังพิมพ์ไม่จบ")
                .contains("66666666-aaaa");
        assertThat(year.waitsFor(PC)).isEqualTo("Task_CollectRegion");
    }

    @Test
    void veryLongThaiNamesWithoutSpacesStandOnThePageAsTheyAre() {
        String name = "สำนักงานการไฟฟ้าส่วนภูมิภาค".repeat(7);
        threePlansAtTheRegion();
        jdbc.update("update unit set name = ? where code = ?", name, AA);
        jdbc.update("update organization_state set revision = revision + 1");

        assertThat(page(CHIEF)).contains(name);
    }

    @Test
    @DisplayName(
            "surface 2: the plans stand in the order that the address names, on the page, in the file and after a refusal")
    void thePlansAreSortedAsTheAddressSays() {
        threePlansAtTheRegion();
        List<String> byName = List.of("กฟอ.บึงทอง", "กฟอ.ลานสัก", "ศบค.เวียงตาล");
        List<String> backwards = List.of("ศบค.เวียงตาล", "กฟอ.ลานสัก", "กฟอ.บึงทอง");

        assertThat(exported("?format=csv")).isEqualTo(byName);
        assertThat(exported("?format=csv&sort=-unit")).isEqualTo(backwards);
        // 10 accounts, 8 and 6: the most first.
        assertThat(exported("?format=csv&sort=-accounts")).isEqualTo(backwards);
        assertThat(exported("?format=csv&sort=accounts")).isEqualTo(byName);
        assertThat(exported("?format=csv&sort=nonsense")).isEqualTo(byName);

        String page = get(CHIEF, PAGE + "?sort=-unit").body();
        assertThat(page).containsSubsequence(backwards).contains("?sort=-unit&amp;format=csv");
        assertThat(page).containsPattern("value=\"-unit\" selected");
        Rest.Answer refused =
                post(CHIEF, PAGE + "?sort=-unit", form("token=55555555-aaaa", "decision-" + task(PC) + "=return"));
        assertThat(refused.status()).isEqualTo(422);
        // The list of what is missing names one of them first.
        assertThat(refused.body().substring(refused.body().indexOf("id=\"approvals\"")))
                .containsSubsequence(backwards);
        // Sorting by a heading decides nothing and keeps what was chosen.
        Rest.Answer again = post(
                CHIEF,
                PAGE + "?sort=-accounts",
                form("token=66666666-aaaa", "again=yes", "decision-" + task(PC) + "=approve"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body())
                .containsPattern("value=\"approve\" name=\"decision-" + task(PC) + "\" checked")
                .containsSubsequence(backwards);
        assertThat(year.waitsFor(PC)).isEqualTo("Task_CollectRegion");
    }

    private List<String> exported(String query) {
        return get(CHIEF, PAGE + query).rows().stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "csv"})
    void theListIsExportedWithItsFilter(String format) throws IOException {
        threePlansAtTheRegion();

        Rest.Answer all = get(CHIEF, PAGE + "?format=" + format);
        Rest.Answer one = get(CHIEF, PAGE + "?format=csv&q=เวียงตาล");

        assertThat(all.status()).isEqualTo(200);
        if (format.equals("xlsx")) {
            try (XSSFWorkbook workbook =
                    new XSSFWorkbook(new ByteArrayInputStream(browser(CHIEF).file(PAGE + "?format=xlsx")))) {
                // The header, and a line for each of the three plans.
                assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(3);
                assertThat(workbook.getSheetAt(0))
                        .extracting(row -> new DataFormatter().formatCellValue(row.getCell(0)))
                        .anyMatch(cell -> cell.contains("บึงทอง"));
            }
        } else {
            assertThat(all.rows()).hasSize(3);
        }
        assertThat(one.rows()).hasSize(1);
        assertThat(one.body()).contains("ศบค.เวียงตาล").doesNotContain("กฟอ.บึงทอง");
        assertThat(get(CHIEF, PAGE + "?format=pdf").status()).isEqualTo(404);
    }

    @Test
    void theWayInLeadsAnApproverToThePlansWaitingAndElseToTheirWork() {
        year.opened();
        assertThat(wayIn(CHIEF)).endsWith("/my-work");
        year.submit(AA);

        assertThat(wayIn(CHIEF)).endsWith("/approvals/2570");
        assertThat(wayIn(MANAGER)).endsWith("/my-work");
    }

    // --- undo ---

    @Test
    @DisplayName(
            "R-2.4: what was confirmed together is taken back together, but for what the next station has acted on")
    void whatWasConfirmedTogetherIsTakenBackTogether() {
        threePlansAtTheRegion();
        rest.post(CHIEF, API, answers(approve(AA), approve(BB), approve(PC)));
        year.run();
        assertThat(page(CHIEF)).contains("เลิกทำได้จนกว่า อฝ.วบ. กฟน.2 จะพิจารณา");
        year.approve(BB, DIRECTOR);
        long run = jdbc.queryForObject("select max(id) from approval_run", Long.class);

        post(CHIEF, PAGE + "/take-back", "run=" + run);
        year.run();

        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(year.waitsFor(BB)).isEqualTo("Task_ApprovePlan");
        assertThat(year.waitsFor(PC)).isEqualTo("Task_CollectRegion");
        assertThat(page(CHIEF)).contains("เห็นชอบ 1 · เลิกทำแล้ว 2").contains("แผนรอพิจารณา 2 แผน");
        // Somebody else's confirmation is not theirs to touch, and an old one is explained.
        assertThat(post(DIRECTOR, PAGE + "/take-back", "run=" + run).status()).isEqualTo(404);
        assertThat(rest.post(CHIEF, "/api/plan-years/2570/plans/N2-BB/take-back", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anUndoThatComesTooLateSaysWhy() {
        year.planWaitingForRegion();
        rest.post(CHIEF, API, answers(approve(AA)));
        year.run();
        long run = jdbc.queryForObject("select max(id) from approval_run", Long.class);
        year.approve(AA, DIRECTOR);

        post(CHIEF, PAGE + "/take-back", "run=" + run);

        assertThat(page(CHIEF))
                .containsPattern("role=\"alert\"[^>]*><li>กฟอ.บึงทอง: เลิกทำไม่ได้แล้ว [^<]* พิจารณาแผนนี้เมื่อ ")
                .contains("เห็นชอบ 1");
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ApprovePlan");
    }

    @Test
    void aReturnTakenBackIsShownOnItsWayUntilItIsThere() {
        year.planWaitingForRegion();
        rest.post(
                CHIEF,
                API,
                answers("{\"task\":\"%s\",\"decision\":\"return\",\"comment\":\"ขอแก้ไข\"}".formatted(task(AA))));
        year.run();
        long run = jdbc.queryForObject("select max(id) from approval_run", Long.class);

        post(CHIEF, PAGE + "/take-back", "run=" + run);

        assertThat(page(CHIEF))
                .contains("กำลังนำแผนมาที่รายการนี้: กฟอ.บึงทอง")
                .contains("hx-trigger=\"every 2s\"")
                .contains("ไม่มีแผนรอพิจารณา");
        assertThat(page(DIRECTOR)).doesNotContain("กำลังนำแผนมา");
        year.run();
        assertThat(page(CHIEF)).doesNotContain("กำลังนำแผนมา").contains("แผนรอพิจารณา 1 แผน");
    }

    @Test
    void whatWasConfirmedEarlierCanStillBeTakenBackHere() {
        threePlansAtTheRegion();
        rest.post(CHIEF, API, answers(approve(AA)));
        rest.post(CHIEF, API, answers(approve(BB)));
        year.run();
        long first = jdbc.queryForObject("select min(id) from approval_run", Long.class);
        String task =
                jdbc.queryForObject("select task_id from approval_run_item where run_id = ?", String.class, first);

        assertThat(page(CHIEF)).contains("ยังเลิกทำได้อีก 1 แผน");
        post(CHIEF, PAGE + "/take-back", "run=" + first + "&task=" + task);
        year.run();

        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(page(CHIEF)).doesNotContain("ยังเลิกทำได้อีก");
    }

    @Test
    void onlyTheLastStationIsToldBeforehandThatItsApprovalStands() {
        year.planWaitingForGovernor().submit(BB);

        assertThat(page(GOVERNOR)).contains("อนุมัติแล้วแผนมีผลทันที เลิกทำไม่ได้");
        assertThat(page(CHIEF)).doesNotContain("อนุมัติแล้วแผนมีผลทันที");
    }

    @Test
    @DisplayName("Enter in a choice presses the form's first button: the page again, everything kept, nothing decided")
    void theFormsFirstButtonDecidesNothing() {
        threePlansAtTheRegion();
        assertThat(page(CHIEF))
                .containsPattern(
                        "<form[^>]*id=\"approvals\"[^>]*>(<input[^>]*>|\\s)*<button type=\"submit\" name=\"again\"");

        Rest.Answer answer = post(
                CHIEF,
                PAGE,
                form("token=77777777-aaaa", "again=yes", "approve=" + task(AA), "decision-" + task(PC) + "=approve"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("value=\"approve\"[^>]*checked");
        assertThat(jdbc.queryForObject("select count(*) from approval_run", Long.class))
                .isZero();
    }

    @Test
    void thePlanPageOffersItToWhoDecidedLast() {
        year.planWaitingForDirector();

        assertThat(get(CHIEF, "/plans/2570/N2-AA").body()).contains("/plans/2570/N2-AA/take-back");
        assertThat(get(DIRECTOR, "/plans/2570/N2-AA").body()).doesNotContain("take-back");
        assertThat(post(CHIEF, "/plans/2570/N2-AA/take-back", "").status()).isIn(200, 302);

        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    void theLastStationIsToldThatItsApprovalStands() {
        year.planWaitingForGovernor();

        rest.post(GOVERNOR, API, answers(approve(AA)));
        year.run();

        assertThat(page(GOVERNOR)).contains("อนุมัติ 1").contains("แผนมีผลแล้ว เลิกทำไม่ได้");
    }

    private String wayIn(String person) {
        return String.valueOf(browser(person).get("/").getHeaders().getLocation());
    }

    private String task(String unit) {
        return driver.task(YEAR, unit).getId();
    }

    private String approve(String unit) {
        return "{\"task\":\"%s\",\"decision\":\"approve\"}".formatted(task(unit));
    }

    private static String answers(String... items) {
        return "[" + String.join(",", items) + "]";
    }

    private static String form(String... fields) {
        return List.of(fields).stream()
                .map(field -> {
                    int equals = field.indexOf('=');
                    return field.substring(0, equals) + "="
                            + URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8);
                })
                .collect(Collectors.joining("&"));
    }

    private Rest.Answer post(String person, String path, String form) {
        return answer(browser(person).submitFrom(PAGE, path, form));
    }

    private Rest.Answer get(String person, String path) {
        return answer(browser(person).get(path));
    }

    private Browser browser(String person) {
        return browsers.computeIfAbsent(person, who -> new Browser(http).login(who, "demo"));
    }

    private static Rest.Answer answer(ResponseEntity<String> answer) {
        return new Rest.Answer(answer.getStatusCode().value(), String.valueOf(answer.getBody()));
    }

    private String page(String person) {
        Rest.Answer answer = get(person, PAGE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> said(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).stations().stream()
                .filter(station -> station.verdict() != null)
                .map(station -> station.verdict().id() + " " + station.by())
                .filter(said -> !said.endsWith(SERVICE_MANAGER))
                .toList();
    }
}

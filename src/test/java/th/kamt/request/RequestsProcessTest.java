package th.kamt.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.AREA_DEPUTY;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.DEPUTY_BUSINESS;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_CRM;
import static th.kamt.support.SmallYear.DIRECTOR_HQ;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.REGION_KAMR;
import static th.kamt.support.SmallYear.id;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import th.kamt.support.EnglishReader;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** Requests for an event's spending (R-ENT-4) and for resources (R-RES-1), by their pages and on the engine. */
@PlanningTest
class RequestsProcessTest {

    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\"}}";
    private static final String RETURN = "{\"decision\":{\"value\":\"return\"},\"comment\":{\"value\":\"ลดค่าอาหาร\"}}";

    @Autowired
    private SmallYear year;

    @Autowired
    private EnglishReader english;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Rest rest;

    @Autowired
    private Pages pages;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    private void planInForce(String unit) {
        year.opened().approveFully(unit);
    }

    // --- spending ---

    @Test
    @DisplayName(
            "an office's event goes to ผชก.กฟข. with its figures, due before its day; approved, the requester is told")
    void anOfficesEventIsApprovedByTheRegion() throws Exception {
        planInForce(AA);

        assertThat(ask(KAMR, spending(AA, 1)).getStatus()).isEqualTo(302);

        Task task = task();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ApproveSpending");
        assertThat(task.getAssignee()).isEqualTo(GOVERNOR);
        assertThat(groups(task)).containsExactly("assistant-governor-region." + REGION);
        assertThat(task.getDueDate().toInstant()).isEqualTo(Instant.parse("2027-02-10T16:59:59Z"));
        assertThat(String.valueOf(tasks.getVariableLocal(task.getId(), "taskSummary")))
                .contains(
                        "40,000 บาท จากวงเงิน 100,000 บาทต่อครั้ง", "20 × 2,000 = 40,000", "บริษัท ลูกค้าที่ 01 จำกัด");
        assertThat(english.name(task)).startsWith("Approve event spending of ");
        assertThat(english.form(task, "taskSummary"))
                .contains("B.E. 2570", "20 × 2,000 = 40,000", "baht")
                .doesNotContain("บาท");
        assertThat(page(GOVERNOR, page())).contains("/tasks/" + task.getId());
        assertThat(page(KAMR, page())).doesNotContain("/tasks/" + task.getId());

        assertThat(deadline("R-ENT-4"))
                .containsEntry("business_key", "SPENDING/" + number())
                .containsEntry("due_at", "2027-02-10T23:59:59+07:00")
                .containsEntry("state", "OPEN");

        assertThat(rest.complete(GOVERNOR, task.getId(), APPROVE).status()).isEqualTo(204);
        driver.run(task.getProcessInstanceId());

        assertThat(status()).isEqualTo("APPROVED");
        assertThat(deadline("R-ENT-4")).containsEntry("state", "DONE");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("eventSpending")
                        .count())
                .isZero();
        assertThat(page(KAMR, page())).contains("ส่งคำขอ", "อนุมัติแล้ว", "ผชก.");
        assertThat(told("request.waiting")).containsExactly(GOVERNOR);
        assertThat(told("request.decided")).containsExactly(KAMR);
    }

    @Test
    @DisplayName(
            "a title of 300 characters is taken whole; its task's name has as much of it as the engine has room for")
    void aLongTitleIsNoHindrance() throws Exception {
        planInForce(AA);
        Map<String, String> event = spending(AA, 1);
        event.put("title", "🎉".repeat(150));

        ask(KAMR, event);

        String name = task().getName();
        assertThat(name).startsWith("อนุมัติค่าใช้จ่ายกิจกรรม ").hasSizeBetween(249, 250);
        assertThat(name.substring(name.indexOf(": ") + 2).replace("🎉", ""))
                .as("no half of a letter")
                .isEmpty();
        assertThat(page(GOVERNOR, page())).contains("🎉".repeat(150));
    }

    @Test
    @DisplayName("100,000 an event and no satang more; outside speakers' fees come on top")
    void anEventHasItsLimit() throws Exception {
        planInForce(AA);
        Map<String, String> event = spending(AA, 1);
        event.put("each0", "5,000");
        event.putAll(item(1, "SPEAKER", "ANY", "วิทยากร", "1", "50000"));
        event.putAll(item(2, "OTHER", "ANY", "เบ็ดเตล็ด", "1", "0.01"));

        MockHttpServletResponse refused = ask(KAMR, event);

        assertThat(refused.getRedirectedUrl()).endsWith("/edit");
        assertThat(status()).isEqualTo("DRAFT");
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("Task_ApproveSpending")
                        .count())
                .isZero();
        event.remove("kind2");
        event.remove("what2");
        event.put("version", "0");
        assertThat(post(KAMR, page(), event).getRedirectedUrl()).isEqualTo(page());
        assertThat(status()).isEqualTo("WAITING");
        assertThat(page(GOVERNOR, page())).contains("100,000 บาท จากวงเงิน 100,000", ">50,000");
    }

    @Test
    @DisplayName("HQ's events of a year share 100,000: what was approved meanwhile stops the second approval")
    void headquartersEventsShareTheYearsLimit() throws Exception {
        planInForce(HQ);
        for (int i = 0; i < 2; i++) {
            Map<String, String> event = spending(HQ, 61);
            event.put("each0", "3000");
            assertThat(ask(DIRECTOR_HQ, event).getStatus()).isEqualTo(302);
        }
        List<Task> both = tasks.createTaskQuery()
                .taskDefinitionKey("Task_ApproveSpending")
                .orderByTaskCreateTime()
                .asc()
                .list();
        assertThat(both).extracting(Task::getAssignee).containsExactly(DEPUTY_BUSINESS, DEPUTY_BUSINESS);

        assertThat(rest.complete(DEPUTY_BUSINESS, both.get(0).getId(), APPROVE).status())
                .isEqualTo(204);
        Rest.Answer second = rest.complete(DEPUTY_BUSINESS, both.get(1).getId(), APPROVE);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body()).contains("60,000", "100,000 บาทต่อปี");
        assertThat(rest.complete(DEPUTY_BUSINESS, both.get(1).getId(), RETURN).status())
                .isEqualTo(204);
        assertThat(jdbc.queryForList("select status from request order by id", String.class))
                .containsExactlyInAnyOrder("APPROVED", "RETURNED");
    }

    @Test
    @DisplayName("returned, the requester changes it and sends it again; only they do, and a withdrawn one is over")
    void aReturnedRequestComesAgain() throws Exception {
        planInForce(AA);
        ask(KAMR, spending(AA, 1));
        assertThat(rest.complete(GOVERNOR, task().getId(), "{\"decision\":{\"value\":\"return\"}}")
                        .status())
                .as("a return needs its comment")
                .isEqualTo(400);
        String first = task().getId();
        assertThat(rest.complete(GOVERNOR, first, RETURN).status()).isEqualTo(204);
        driver.run(driver.instance("eventSpending", "SPENDING/" + number()));
        assertThat(rest.complete(GOVERNOR, first, APPROVE).status()).isEqualTo(409);
        assertThat(page(KAMR, page())).contains("ลดค่าอาหาร", page() + "/edit");
        assertThat(answer(MANAGER, page() + "/edit").getStatus()).isEqualTo(409);
        assertThat(post(MANAGER, page() + "/send", Map.of()).getStatus()).isEqualTo(403);

        assertThat(post(KAMR, page() + "/send", Map.of()).getStatus()).isEqualTo(302);
        assertThat(post(KAMR, page() + "/send", Map.of()).getStatus()).isEqualTo(302);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("Task_ApproveSpending")
                        .count())
                .isEqualTo(1);
        String second = task().getId();
        assertThat(post(KAMR, page() + "/withdraw", Map.of()).getStatus()).isEqualTo(302);

        assertThat(status()).isEqualTo("WITHDRAWN");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("SPENDING/" + number())
                        .count())
                .isZero();
        assertThat(rest.complete(GOVERNOR, second, APPROVE).status()).isEqualTo(409);
        post(KAMR, page() + "/send", Map.of());
        assertThat(status()).isEqualTo("WITHDRAWN");
    }

    @Test
    @DisplayName("nobody approves their own request: the governor's own goes one level up")
    void nobodyApprovesTheirOwn() throws Exception {
        planInForce(AA);

        ask(GOVERNOR, spending(REGION, 1));

        assertThat(task().getAssignee()).isEqualTo(AREA_DEPUTY);
        assertThat(groups(task())).containsExactly("deputy-governor-area.A1");
        assertThat(rest.complete(GOVERNOR, task().getId(), APPROVE).status()).isEqualTo(403);

        year.roles(AREA_DEPUTY, "").importPeople();
        assertThat(task().getAssignee()).isNull();
        assertThat(task().getName()).contains("ยังไม่มีผู้พิจารณาได้");
    }

    @Test
    @DisplayName("a form sent twice makes one request; another unit's people do not know of it")
    void aFormSentTwiceMakesOneRequest() throws Exception {
        planInForce(AA);
        Map<String, String> event = spending(AA, 1);
        event.put("do", "save");

        ask(KAMR, event);
        ask(KAMR, event);

        assertThat(jdbc.queryForObject("select count(*) from request", Integer.class))
                .isEqualTo(1);
        assertThat(page(KAMR, "/spendings")).contains("สัมมนา &lt;b&gt; 😀");
        assertThat(answer(KAMR_BB, page()).getStatus()).isEqualTo(404);
        assertThat(answer(KAMR_BB, page() + "/edit").getStatus()).isEqualTo(404);
        for (String step : List.of("", "/send", "/withdraw")) {
            assertThat(post(KAMR_BB, page() + step, event).getStatus()).as(step).isEqualTo(404);
        }
        assertThat(answer(KAMR, "/resource-requests/" + number()).getStatus())
                .as("of another kind")
                .isEqualTo(404);
        assertThat(page(KAMR_BB, "/spendings")).doesNotContain("สัมมนา &lt;b&gt;");
        Map<String, String> foreign = spending(BB, 21);
        assertThat(ask(KAMR, foreign).getStatus()).isEqualTo(404);
        assertThat(page(GOVERNOR, "/spendings?status=DRAFT&format=csv")).contains("40000");
    }

    @Test
    @DisplayName("bad input is refused with its field, and what was typed stays")
    void badInputIsRefusedWithItsField() throws Exception {
        planInForce(AA);
        Map<String, String> event = spending(AA, 21);
        event.put("on", "10/2/2027");
        event.put("title", "");
        event.put("people0", "สิบ");

        MockHttpServletResponse refused = ask(KAMR, event);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#on\"", "2027", "href=\"#people0\"", "สิบ");

        event.putAll(Map.of("on", "10/2/2571", "people0", "1.5", "each0", "-1", "code", "RBA5"));
        refused = ask(KAMR, event);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("href=\"#each0\"");
        event.put("each0", "0");
        refused = ask(KAMR, event);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        "href=\"#title\"", "href=\"#code\"", "ไม่อยู่ในปี 2570", "href=\"#people0\"", "href=\"#each0\"")
                .contains("href=\"#accounts\"", id(21, AA));
        assertThat(jdbc.queryForObject("select count(*) from request", Integer.class))
                .isZero();
    }

    @Test
    @DisplayName(
            "R-ESC-1: a return meets the deadline; sent again for another day it is open until then; withdrawn it is off")
    void theDeadlineFollowsTheRequest() throws Exception {
        year.importOrganization();
        post(MANAGER, "/resource-requests", resource(AA));
        assertThat(deadline("R-RES-1"))
                .containsEntry("due_at", "2027-03-01T23:59:59+07:00")
                .containsEntry("state", "OPEN");

        decide(DIRECTOR, RETURN);
        assertThat(deadline("R-RES-1")).containsEntry("state", "DONE");

        Map<String, String> later = resource(AA);
        later.put("on", "15/3/2570");
        later.put("version", version());
        post(MANAGER, page(), later);
        assertThat(deadline("R-RES-1"))
                .containsEntry("due_at", "2027-03-15T23:59:59+07:00")
                .containsEntry("state", "OPEN");

        post(MANAGER, page() + "/withdraw", Map.of());
        assertThat(rest.get(GOVERNOR, "/api/plan-years/2570/deadlines.csv").rows())
                .filteredOn(line -> line.get("rule").equals("R-RES-1"))
                .isEmpty();
    }

    private Map<String, String> deadline(String rule) {
        List<Map<String, String>> lines = rest.get(GOVERNOR, "/api/plan-years/2570/deadlines.csv").rows().stream()
                .filter(line -> line.get("rule").equals(rule))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private String version() {
        return jdbc.queryForObject("select version from request where id = ?", String.class, number());
    }

    // --- resources ---

    @Test
    @DisplayName("a region's unit: อฝ.วบ. screens, then ผชก. approves; the requester hears of both")
    void aRegionsRequestIsScreenedThenApproved() throws Exception {
        year.importOrganization();

        assertThat(post(MANAGER, "/resource-requests", resource(AA)).getStatus())
                .isEqualTo(302);

        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ScreenRequest");
        assertThat(task().getAssignee()).isEqualTo(DIRECTOR);
        assertThat(task().getName()).startsWith("กลั่นกรองคำขอทรัพยากร ");
        assertThat(english.name(task())).startsWith("Screen resource request of ");
        assertThat(rest.complete(GOVERNOR, task().getId(), APPROVE).status()).isEqualTo(403);
        decide(DIRECTOR, APPROVE);
        assertThat(status()).isEqualTo("WAITING");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ApproveRequest");
        assertThat(task().getAssignee()).isEqualTo(GOVERNOR);
        assertThat(task().getName()).startsWith("อนุมัติคำขอทรัพยากร ");
        assertThat(english.form(task(), "taskSummary")).contains("Sent", "Supported", "asked by");
        decide(GOVERNOR, APPROVE);

        assertThat(status()).isEqualTo("APPROVED");
        assertThat(told("request.decided")).containsExactly(MANAGER, MANAGER);
        assertThat(page(MANAGER, page())).contains("กล้องส่องความร้อน", "เห็นชอบ", "อนุมัติแล้ว");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("resourceRequest")
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("a national one: อฝ.ลพ., then รผก.(ธต)")
    void aNationalRequestGoesTheNationalWay() throws Exception {
        year.importOrganization();

        post(DIRECTOR_HQ, "/resource-requests", resource(HQ));

        assertThat(task().getAssignee()).isEqualTo(DIRECTOR_CRM);
        decide(DIRECTOR_CRM, APPROVE);
        assertThat(task().getAssignee()).isEqualTo(DEPUTY_BUSINESS);
        decide(DEPUTY_BUSINESS, RETURN);
        assertThat(status()).isEqualTo("RETURNED");
    }

    @Test
    @DisplayName("who screened does not approve, whatever posts they hold; withdrawn at the second station it is over")
    void whoScreenedDoesNotApprove() throws Exception {
        year.roles(DIRECTOR, "director-engineering-service|assistant-governor-region")
                .roles(GOVERNOR, "")
                .importOrganization();
        post(MANAGER, "/resource-requests", resource(AA));
        decide(DIRECTOR, APPROVE);

        assertThat(task().getAssignee()).isEqualTo(AREA_DEPUTY);
        assertThat(rest.complete(DIRECTOR, task().getId(), APPROVE).status()).isEqualTo(403);

        post(MANAGER, page() + "/withdraw", Map.of());
        assertThat(status()).isEqualTo("WITHDRAWN");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("resourceRequest")
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("who changed a request as the requester's substitute does not screen it: it goes one level up")
    void whoChangedItDoesNotScreenIt() throws Exception {
        year.importOrganization();
        Map<String, String> draft = resource(REGION);
        draft.put("do", "save");
        post(REGION_KAMR, "/resource-requests", draft);
        assertThat(rest.post(
                                REGION_KAMR,
                                "/api/substitutions",
                                "{\"substitute\":\"" + DIRECTOR
                                        + "\",\"from\":\"2026-11-16\",\"to\":\"2026-11-16\",\"reason\":\"ลา\"}")
                        .status())
                .isEqualTo(201);
        draft.put("amount", "9999999");
        draft.put("version", version());
        assertThat(post(DIRECTOR, page(), draft).getStatus()).isEqualTo(302);

        post(REGION_KAMR, page() + "/send", Map.of());

        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ScreenRequest");
        assertThat(task().getAssignee()).isEqualTo(GOVERNOR);
        assertThat(rest.complete(DIRECTOR, task().getId(), APPROVE).status()).isEqualTo(403);
        assertThat(jdbc.queryForList(
                        "select concat(action, ' ', person, ' ', coalesce(acted_for, '')) from request_step"
                                + " order by id",
                        String.class))
                .containsExactly("CHANGED " + DIRECTOR + " " + REGION_KAMR, "SUBMITTED " + REGION_KAMR + " ");
        assertThat(english.form(task(), "taskSummary")).contains("Changed", "Sent");
    }

    @Test
    @DisplayName("a form that has made a request makes no other one, and says so")
    void aFormThatWasSentMakesNoOtherRequest() throws Exception {
        planInForce(AA);
        Map<String, String> event = spending(AA, 1);
        event.put("do", "save");
        ask(KAMR, event);
        event.put("title", "อีกงานหนึ่ง");
        assertThat(ask(KAMR, event).getStatus()).isEqualTo(409);
        Map<String, String> asked = resource(AA);
        asked.put("do", "save");
        post(MANAGER, "/resource-requests", asked);
        assertThat(post(MANAGER, "/resource-requests", asked).getStatus()).isEqualTo(302);
        asked.put("what", "3 ตัว");

        MockHttpServletResponse refused = post(MANAGER, "/resource-requests", asked);

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("คำขอนี้ยังไม่ได้บันทึก", "3 ตัว");
        assertThat(jdbc.queryForObject("select count(*) from request", Integer.class))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("a budget needs its amount, a day past is refused on sending")
    void aResourceRequestIsChecked() throws Exception {
        year.importOrganization();
        Map<String, String> budget = resource(AA);
        budget.putAll(Map.of("resource", "BUDGET", "amount", "", "why", " "));
        MockHttpServletResponse refused = post(MANAGER, "/resource-requests", budget);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#amount\"", "href=\"#why\"")
                .doesNotContain("href=\"#title\"");

        Map<String, String> past = resource(AA);
        past.put("on", "15/11/2569");
        assertThat(post(MANAGER, "/resource-requests", past).getRedirectedUrl()).endsWith("/edit");
        assertThat(status()).isEqualTo("DRAFT");
    }

    // --- helpers ---

    /** A seminar on 10 February 2570 for 20 at 2,000 baht. */
    private static Map<String, String> spending(String unit, int guest) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("unit", unit);
        event.put("year", "2570");
        event.put("formKey", UUID.randomUUID().toString());
        event.put("title", "สัมมนา <b> 😀");
        event.put("code", "RBA2");
        event.put("on", "10/2/2570");
        event.put("place", "โรงแรมบึงทอง");
        event.put("account", id(guest, guest == 21 && !unit.equals(BB) ? AA : unit.equals(BB) ? BB : AA));
        event.putAll(item(0, "FOOD", "UPPER", "อาหารกลางวัน", "20", "2,000"));
        event.put("do", "send");
        return event;
    }

    private static Map<String, String> item(
            int row, String kind, String level, String what, String people, String each) {
        return new LinkedHashMap<>(Map.of(
                "kind" + row,
                kind,
                "level" + row,
                level,
                "what" + row,
                what,
                "people" + row,
                people,
                "each" + row,
                each));
    }

    private static Map<String, String> resource(String unit) {
        return new LinkedHashMap<>(Map.of(
                "unit",
                unit,
                "formKey",
                UUID.randomUUID().toString(),
                "title",
                "กล้องส่องความร้อน",
                "resource",
                "MATERIAL",
                "what",
                "1 ตัว",
                "why",
                "FMS4 ปีละ 30 ราย",
                "amount",
                "๑๒๐,๐๐๐",
                "on",
                "1/3/2570",
                "do",
                "send"));
    }

    private MockHttpServletResponse ask(String person, Map<String, String> event) throws Exception {
        return post(person, "/spendings", event);
    }

    private MockHttpServletResponse post(String person, String path, Map<String, String> fields) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path);
        fields.forEach(request::param);
        return pages.answer(request.with(csrf()), person);
    }

    private void decide(String person, String answers) {
        Task task = task();
        assertThat(rest.complete(person, task.getId(), answers).status()).isEqualTo(204);
        driver.run(task.getProcessInstanceId());
    }

    private Task task() {
        return tasks.createTaskQuery()
                .taskDefinitionKeyIn("Task_ApproveSpending", "Task_ScreenRequest", "Task_ApproveRequest")
                .singleResult();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private long number() {
        return jdbc.queryForObject("select max(id) from request", Long.class);
    }

    private String page() {
        RequestKind kind = RequestKind.valueOf(
                jdbc.queryForObject("select kind from request where id = ?", String.class, number()));
        return kind.page(number());
    }

    private String status() {
        return jdbc.queryForObject("select status from request where id = ?", String.class, number());
    }

    private List<String> told(String kind) {
        return jdbc.queryForList("select recipient from mail where kind = ? order by id", String.class, kind);
    }

    private MockHttpServletResponse answer(String person, String path) throws Exception {
        return pages.answer(get(URI.create(path)).accept("text/html", "*/*"), person);
    }

    private String page(String person, String path) throws Exception {
        MockHttpServletResponse answer = answer(person, path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}

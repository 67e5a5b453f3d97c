package th.kamt.exitinterview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.KAMR_PC;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.SIGNED;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
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
import th.kamt.planning.PlanEdit;
import th.kamt.support.EnglishReader;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** From an exclusion or a loss to an interview held, on the engine and by the pages (R-4.7, R-RISK-6). */
@PlanningTest
class ExitInterviewProcessTest {

    private static final Map<String, String> ANSWERS = Map.of(
            "reason", "PRICE",
            "reasonText", "SPP เสนอราคาต่ำกว่า",
            "competitor", "SPP สวนอุตสาหกรรม",
            "price", "๓.๘๕",
            "service", "ดี แต่แก้ไฟดับช้า",
            "wouldHaveKept", "ส่วนลดช่วงกลางคืน 😀",
            "spokeWith", "ผู้จัดการโรงงาน",
            "interviewedOn", "16/11/2569");

    @Autowired
    private SmallYear year;

    @Autowired
    private EnglishReader english;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

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

    /** N2-BB leaves out its customer that has signed with an SPP, and its plan is in force. */
    private void customerLeftOut(String lastKamr) {
        year.strategic(28, BB, "spp_contract=SIGNED;last_tier=STRATEGIC;last_kamr=" + lastKamr)
                .opened();
        year.edit(BB, new PlanEdit.DecideExclusion(SIGNED, true, "ลงนามสัญญากับ SPP แล้ว"));
        year.approveFully(BB);
    }

    @Test
    @DisplayName("a confirmed exclusion leads to one interview, by last year's KAMR, when the plan is put in force")
    void aConfirmedExclusionLeadsToAnInterview() {
        customerLeftOut(KAMR_BB);

        Task task = task(SIGNED);
        assertThat(task.getName()).isEqualTo("สัมภาษณ์ลูกค้าที่เลิกใช้ไฟ: บริษัท ลูกค้าที่ 28 จำกัด");
        assertThat(english.name(task)).isEqualTo("Exit interview: บริษัท ลูกค้าที่ 28 จำกัด");
        assertThat(english.form(task, "taskSummary"))
                .contains("Left out of the plan", "Not filled in yet: Main reason");
        assertThat(task.getAssignee()).isEqualTo(KAMR_BB);
        assertThat(task.getDueDate()).isNull();
        assertThat(groups(task)).containsExactly("kamr." + BB);
        assertThat(jdbc.queryForList("select recipient from mail where kind = 'exitInterview.wanted'", String.class))
                .containsExactly(KAMR_BB);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("Task_HoldExitInterview")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "who is no KAMR of the unit any more does not get it: the unit's KAMRs do; without any, the head of the unit")
    void whoIsNoKamrOfTheUnitDoesNotGetIt() {
        customerLeftOut(KAMR);
        assertThat(task(SIGNED).getAssignee()).isEqualTo(KAMR_BB);

        year.roles(KAMR_BB, "").importPeople();

        assertThat(groups(task(SIGNED))).containsExactly("office-manager." + BB);
        assertThat(task(SIGNED).getAssignee()).isEqualTo(MANAGER_BB);
    }

    @Test
    @DisplayName(
            "the task is refused until the interview is filled in, and says what is missing; then it is done and fixed")
    void theTaskIsRefusedUntilTheInterviewIsFilledIn() throws Exception {
        customerLeftOut(KAMR_BB);
        String task = task(SIGNED).getId();

        Rest.Answer refused = rest.complete(KAMR_BB, task, "{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("ยังไม่ได้กรอก เหตุผลหลัก (ข้อ 6.4)", "สิ่งที่จะทำให้ลูกค้าอยู่ต่อ");

        Map<String, String> half = new LinkedHashMap<>(ANSWERS);
        half.remove("wouldHaveKept");
        assertThat(save(KAMR_BB, half, 0).getStatus()).as("a draft is kept").isEqualTo(302);
        assertThat(rest.complete(KAMR_BB, task, "{}").body())
                .contains("สิ่งที่จะทำให้ลูกค้าอยู่ต่อ")
                .doesNotContain("เหตุผลหลัก");

        assertThat(save(KAMR_BB, ANSWERS, 1).getStatus()).isEqualTo(302);
        assertThat(rest.complete(KAMR_BB, task, "{\"decision\":{\"value\":\"approve\"}}")
                        .status())
                .as("comment is all it takes")
                .isEqualTo(400);
        assertThat(rest.complete(KAMR_BB, task, "{\"comment\":{\"value\":\"ลูกค้าขอไม่เปิดเผยชื่อ\"}}")
                        .status())
                .isEqualTo(204);
        driver.run(instance());

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("exitInterview")
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(jdbc.queryForMap("select held_by, comment, price_baht from exit_interview"))
                .containsEntry("held_by", KAMR_BB)
                .containsEntry("comment", "ลูกค้าขอไม่เปิดเผยชื่อ")
                .extractingByKey("price_baht")
                .hasToString("3.8500");
        assertThat(rest.complete(KAMR_BB, task, "{}").status()).isEqualTo(409);
        assertThat(save(KAMR_BB, ANSWERS, 3).getStatus()).isEqualTo(409);
    }

    @Test
    @DisplayName("another KAMR does not complete it; two who save at once do not overwrite each other")
    void nobodyElseCompletesItAndNobodyOverwrites() throws Exception {
        year.kamr("600412", "นายสมบูรณ์ แซ่ตั้ง", BB, "2020-08-21");
        customerLeftOut(KAMR_BB);
        assertThat(save(KAMR_BB, ANSWERS, 0).getStatus()).isEqualTo(302);

        assertThat(rest.complete("600412", task(SIGNED).getId(), "{}").status()).isEqualTo(403);
        MockHttpServletResponse late = save(KAMR_BB, ANSWERS, 0);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString(StandardCharsets.UTF_8)).contains("มีผู้แก้ไข", "ส่วนลดช่วงกลางคืน");
        assertThat(save("600412", ANSWERS, 1).getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "wrong answers are refused by field: a price, a day to come, a year of the Common Era, a reason of nobody's list")
    void wrongAnswersAreRefusedByField() throws Exception {
        customerLeftOut(KAMR_BB);
        Map<String, String> wrong = new LinkedHashMap<>(ANSWERS);
        wrong.putAll(Map.of("price", "สามบาท", "interviewedOn", "16/11/2026", "reason", "NOBODY"));

        MockHttpServletResponse answer = save(KAMR_BB, wrong, 0);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        "href=\"#price\"",
                        "href=\"#interviewedOn\"",
                        "href=\"#reason\"",
                        "16 พ.ย. 2569",
                        "SPP เสนอราคาต่ำกว่า");

        wrong = new LinkedHashMap<>(ANSWERS);
        wrong.putAll(Map.of("price", "1000", "interviewedOn", "17/11/2569", "competitor", "ก".repeat(201)));
        answer = save(KAMR_BB, wrong, 0);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("ยังมาไม่ถึง", "ทศนิยมไม่เกิน 4", "ยาวเกิน 200");
    }

    @Test
    @DisplayName("another unit's people do not know of it; the region above sees it and changes nothing")
    void anotherUnitsPeopleDoNotKnowOfIt() throws Exception {
        customerLeftOut(KAMR_BB);
        String path = "/exit-interviews/" + interview();

        assertThat(answer(MANAGER, path).getStatus()).isEqualTo(404);
        assertThat(answer(KAMR, path).getStatus()).isEqualTo(404);
        assertThat(save(KAMR, ANSWERS, 0).getStatus()).isEqualTo(404);
        assertThat(page(KAMR, "/exit-interviews")).doesNotContain("ลูกค้าที่ 28");
        assertThat(page(GOVERNOR, path)).contains("ลงนามสัญญากับ SPP แล้ว").doesNotContain("name=\"reasonText\"");
        assertThat(save(GOVERNOR, ANSWERS, 0).getStatus()).isEqualTo(403);
        assertThat(save(KAMR_BB, ANSWERS, 0).getStatus()).isEqualTo(302);
        assertThat(page(GOVERNOR, path)).contains("SPP เสนอราคาต่ำกว่า", "ส่วนลดช่วงกลางคืน", "ผู้จัดการโรงงาน");
        assertThat(answer(GOVERNOR, "/exit-interviews/x").getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("a carer records a loss: interview begins; sent twice it counts once; somebody else's is a conflict")
    void aCarerRecordsALoss() throws Exception {
        year.opened();
        year.approveFully(AA);
        String account = id(1, AA);
        String carer =
                jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
        assertThat(page(carer, "/accounts/" + account + "?year=2570"))
                .contains("/accounts/" + account + "/loss?year=2570");
        Map<String, String> loss = Map.of("year", "2570", "kind", "SIGNED", "lostOn", "10/11/2569", "reason", "ราคา");

        assertThat(lose(carer, account, loss).getStatus()).isEqualTo(302);
        assertThat(lose(carer, account, loss).getStatus()).isEqualTo(302);
        MockHttpServletResponse other = lose(MANAGER, account, loss);

        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(task(account).getAssignee()).isEqualTo(carer);
        assertThat(jdbc.queryForObject("select count(*) from exit_interview", Integer.class))
                .isEqualTo(1);
        assertThat(page(MANAGER, "/accounts/" + account + "?year=2570")).contains("/exit-interviews/" + interview());
    }

    @Test
    @DisplayName("a loss of a Streamline customer is the section head's, here the manager's who stands in")
    void aLossOfAStreamlineCustomerIsTheSectionHeads() throws Exception {
        year.opened();
        year.approveFully(AA);
        String account = jdbc.queryForObject(
                "select min(account_id) from portfolio_account where tier = 'STREAMLINE'", String.class);

        assertThat(lose(MANAGER, account, Map.of("year", "2570", "kind", "LEFT", "lostOn", "1/11/2569", "reason", "x"))
                        .getStatus())
                .isEqualTo(302);

        assertThat(groups(task(account))).containsExactly("office-manager." + AA);
        assertThat(task(account).getAssignee()).isEqualTo(MANAGER);
    }

    @Test
    @DisplayName(
            "a loss is refused to others, without a case or reason, on a day to come, and for what is in nobody's care")
    void aLossIsRefusedWithItsReason() throws Exception {
        year.opened();
        year.approveFully(AA);
        String account = id(1, AA);
        Map<String, String> loss = Map.of("year", "2570", "kind", "LEFT", "lostOn", "10/11/2569", "reason", "x");

        assertThat(lose(KAMR_PC, account, loss).getStatus()).isEqualTo(404);
        assertThat(lose(GOVERNOR, account, loss).getStatus()).isEqualTo(403);
        assertThat(lose(MANAGER, "1000000999@N2-AA", loss).getStatus()).isEqualTo(404);
        MockHttpServletResponse empty = lose(MANAGER, account, Map.of("year", "2570", "lostOn", "17/11/2569"));
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(empty.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#kind\"", "href=\"#lostOn\"", "href=\"#reason\"", "ยังมาไม่ถึง");
        assertThat(jdbc.queryForObject("select count(*) from customer_loss", Integer.class))
                .isZero();
    }

    @Test
    @DisplayName(
            "the list counts reasons and competitors, filters by them, and its file has the answers; no formula runs")
    void theListCountsAndFilters() throws Exception {
        customerLeftOut(KAMR_BB);
        Map<String, String> answers = new LinkedHashMap<>(ANSWERS);
        answers.put("competitor", "=1+1");
        save(KAMR_BB, answers, 0);

        assertThat(page(GOVERNOR, "/exit-interviews"))
                .contains("reason=PRICE", "competitor=%3D1%2B1", "บริษัท ลูกค้าที่ 28 จำกัด");
        assertThat(page(GOVERNOR, "/exit-interviews?reason=SERVICE")).contains("ล้างตัวกรอง");
        assertThat(page(GOVERNOR, "/exit-interviews?reason=PRICE&state=open&year=2570&unit=N2-BB&format=csv"))
                .contains("ลูกค้าที่ 28", "'=1+1", "ส่วนลดช่วงกลางคืน")
                .doesNotContain("ผู้จัดการโรงงาน");
    }

    // --- helpers ---

    private Task task(String account) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(YEAR + "/" + account)
                .taskDefinitionKey("Task_HoldExitInterview")
                .singleResult();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private String instance() {
        return driver.instance("exitInterview", YEAR + "/" + SIGNED);
    }

    private long interview() {
        return jdbc.queryForObject("select max(id) from exit_interview", Long.class);
    }

    private MockHttpServletResponse save(String person, Map<String, String> answers, int version) throws Exception {
        MockHttpServletRequestBuilder request =
                post("/exit-interviews/" + interview()).param("version", Integer.toString(version));
        answers.forEach(request::param);
        return pages.answer(request.with(csrf()), person);
    }

    private MockHttpServletResponse lose(String person, String account, Map<String, String> loss) throws Exception {
        MockHttpServletRequestBuilder request = post("/accounts/" + account + "/loss");
        loss.forEach(request::param);
        return pages.answer(request.with(csrf()), person);
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

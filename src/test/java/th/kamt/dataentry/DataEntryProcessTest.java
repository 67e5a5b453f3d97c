package th.kamt.dataentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.YEAR;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.planning.PlanKey;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.security.Browser;

/**
 * with the fields of and D-20: N2-AA's KAMR has 8 accounts (6 Strategic, 2 Status), and 2 are Streamline, which
 * nobody heads there, so that the manager stands in. The plan is approved on 16 November 2569; 15 days later is 1 December.
 */
@PlanningTest
class DataEntryProcessTest {

    private static final PlanKey UNIT = new PlanKey(YEAR, AA);
    private static final String KEY = "2570/N2-AA";
    private static final String PAGE = "/plans/2570/N2-AA/data-entry";
    private static final String FULL = "contact_name=นายสมชาย ใจดี;contact_position=ผู้จัดการ;"
            + "contact_phone=02-123-4567;contact_email=somchai@customer.test";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private DataEntry entry;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void nothing() {
        year.forget();
        for (int number = 1; number <= 10; number++) {
            contact(number, FULL);
        }
    }

    /** The account of N2-AA as the small year has it, with a contact person. */
    private void contact(int number, String person) {
        if (number <= 6) {
            year.strategic(number, AA, person);
        } else if (number <= 8) {
            year.account(number, AA, "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=22;" + person);
        } else {
            year.account(
                    number,
                    AA,
                    "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=" + (99 - number) + "000;"
                            + person);
        }
    }

    @Test
    @DisplayName(
            "one task for each KAMR with accounts, one for the section head's Streamline accounts, due 15 days after approval")
    void approvalGivesEveryoneWithAccountsATask() {
        year.opened().approveFully(AA);

        assertThat(open()).hasSize(2);
        Task kamrs = taskOf(KAMR);
        assertThat(kamrs.getAssignee()).isEqualTo(KAMR);
        assertThat(groups(kamrs)).containsExactly("kamr.N2-AA");
        assertThat(kamrs.getName()).isEqualTo("กรอกข้อมูลของ กฟอ.บึงทอง ปี 2570");
        assertThat(kamrs.getDueDate().toInstant()).isEqualTo("2026-12-01T16:59:59Z");
        assertThat(String.valueOf(tasks.getVariableLocal(kamrs.getId(), "dataEntrySummary")))
                .contains("\"missingCount\":0", "/plans/2570/N2-AA/data-entry?task=");
        Task head = taskOf(DataEntryPart.SECTION_HEAD);
        assertThat(head.getAssignee()).as("nobody heads a section there").isEqualTo(MANAGER);
        assertThat(groups(head)).containsExactly("office-manager.N2-AA");
        assertThat(rest.get(CHIEF, "/api/plan-years/2570/deadlines.csv").rows())
                .filteredOn(line -> line.get("step").equals("3"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("rule")).isEqualTo("R-3.1");
                    assertThat(line.get("business_key")).isEqualTo(KEY);
                    assertThat(line.get("due_at")).isEqualTo("2026-12-01T23:59:59+07:00");
                    assertThat(line.get("state")).isEqualTo("OPEN");
                });
        assertThat(jdbc.queryForList(
                        "select recipient from mail where subject like '%กรอกข้อมูลของ กฟอ.บึงทอง%'", String.class))
                .contains(KAMR, MANAGER);
    }

    @Test
    void whoReadsEnglishHasTheTaskInEnglish(@Autowired EngineWords[] words) {
        contact(2, "");
        year.opened().approveFully(AA);
        Task task = taskOf(KAMR);

        List<String> english = Arrays.stream(words)
                .flatMap(one -> one.variable(task.getId(), "dataEntrySummary", Locale.ENGLISH).stream())
                .toList();

        assertThat(english)
                .singleElement()
                .satisfies(summary -> assertThat(summary)
                        .contains(
                                "Data entry 2570",
                                "office or mobile phone",
                                "1 accounts not complete, 4 fields missing"));
        assertThat(Arrays.stream(words).flatMap(one -> one.names().stream())).contains("dataentry.task");
    }

    @Test
    void aSectionHeadHasTheStreamlineAccountsAndOpenWorkFollowsThePost() {
        year.person("600390", "นางสาวหัวหน้า แผนกดี", "หน", AA, "", "section-head");
        year.opened().approveFully(AA);

        Task head = taskOf(DataEntryPart.SECTION_HEAD);
        assertThat(head.getAssignee()).isEqualTo("600390");
        assertThat(groups(head)).containsExactly("section-head.N2-AA");

        year.roles("600390", "").person("600391", "นายหัวหน้า คนใหม่", "หน", AA, "", "section-head");
        year.importPeople();

        assertThat(taskOf(DataEntryPart.SECTION_HEAD).getAssignee()).isEqualTo("600391");
    }

    @Test
    void aUnitWithoutAccountsBeginsNone() {
        year.opened().approveFully(REGION);

        assertThat(driver.instances("dataEntry", "2570/N2")).isEmpty();
        assertThat(entry.isBegun(new PlanKey(YEAR, REGION))).isFalse();
    }

    @Test
    @DisplayName(
            "what is missing is refused by account and field, whoever tries and however; what is there is recorded")
    void theTaskIsNotCompletedWhileAFieldIsMissing() {
        contact(1, "contact_name=นายสมชาย ใจดี;contact_phone=02-123-4567");
        contact(2, "");
        year.opened().approveFully(AA);
        Task task = taskOf(KAMR);

        Rest.Answer refused = rest.complete(KAMR, task.getId(), "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("ข้อมูลยังไม่ครบ 2 ราย ขาด 6 ช่อง")
                .contains("ขาด ตำแหน่งผู้ประสานงาน, อีเมลหรือ LINE ID")
                .contains("ขาด ชื่อผู้ประสานงาน, ตำแหน่งผู้ประสานงาน, โทรศัพท์สำนักงานหรือมือถือ, อีเมลหรือ LINE ID")
                .contains("/plans/2570/N2-AA/data-entry");
        assertThat(rest.complete("admin", task.getId(), "{}").status()).isEqualTo(400);
        assertThat(rest.complete(KAMR_BB, task.getId(), "{}").status()).isIn(403, 404);

        Browser kamr = new Browser(http).login(KAMR, "demo");
        String page = kamr.get(PAGE).getBody();
        assertThat(page)
                .contains("ลูกค้าที่คุณดูแลยังไม่ครบ 2 ราย ขาด 6 ช่อง")
                .contains("&amp;fill=email\"")
                .contains("/tasks/" + task.getId());
        enter(kamr, 1, "position=ผู้จัดการ&lineId=somchai.line&phone=021234567");
        enter(kamr, 2, "name=นางมาลี แก้วใส&position=เจ้าของ&mobile=0811111111&email=malee@customer.test");
        assertThat(String.valueOf(tasks.getVariableLocal(task.getId(), "dataEntrySummary")))
                .as("the form follows what is entered")
                .contains("\"missingCount\":0");
        assertThat(rest.complete(KAMR, task.getId(), "{\"decision\":{\"value\":\"approve\"}}")
                        .status())
                .isEqualTo(400);

        Rest.Answer done = rest.complete(KAMR, task.getId(), "{\"comment\":{\"value\":\"ครบแล้ว\"}}");

        assertThat(done.status()).isIn(200, 204);
        DataEntryPart part = entry.part(UNIT, KAMR).orElseThrow();
        assertThat(part.doneBy()).isEqualTo(KAMR);
        assertThat(part.comment()).isEqualTo("ครบแล้ว");
        assertThat(state()).as("the section head has not").isEqualTo("OPEN");
        rest.complete(MANAGER, taskOf(DataEntryPart.SECTION_HEAD).getId(), "{}");
        driver.run(driver.instance("dataEntry", KEY));
        assertThat(state()).isEqualTo("DONE");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("dataEntry")
                        .processInstanceBusinessKey(KEY)
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(kamr.get(PAGE).getBody()).contains("ข้อมูลของหน่วยครบแล้ว");
    }

    @Test
    @DisplayName(
            "24 and 30 November remind; 2 December is overdue and tells the manager, 3 working days later กบล.; late work is DONE_LATE")
    void theDeadlineRemindsEscalatesAndNeverCutsOff() {
        contact(1, "");
        year.opened().approveFully(AA);

        year.playUntil("2026-12-01T23:00:00+07:00");
        assertThat(state()).isEqualTo("OPEN");
        assertThat(told("REMINDED")).isEqualTo(2);
        year.playUntil("2026-12-02T09:00:00+07:00");
        assertThat(state()).isEqualTo("OVERDUE");
        assertThat(escalations()).isEqualTo("1");
        // 5 and 7 December are no working days: the third working day after the 2nd is the 8th.
        year.playUntil("2026-12-09T09:00:00+07:00");
        assertThat(escalations()).isEqualTo("2");
        assertThat(open()).hasSize(2);

        enter(
                new Browser(http).login(KAMR, "demo"),
                1,
                "name=นางมาลี แก้วใส&position=เจ้าของ&mobile=0811111111&email=malee@customer.test");
        rest.complete(KAMR, taskOf(KAMR).getId(), "{}");
        rest.complete(MANAGER, taskOf(DataEntryPart.SECTION_HEAD).getId(), "{}");
        driver.run(driver.instance("dataEntry", KEY));

        assertThat(state()).isEqualTo("DONE_LATE");
    }

    @Test
    void aPlanApprovedLateStillHasFifteenDaysFromItsApproval() {
        year.opened();
        year.playUntil("2027-01-20T09:00:00+07:00");
        year.approveFully(AA);

        assertThat(taskOf(KAMR).getDueDate().toInstant()).isEqualTo("2027-02-04T16:59:59Z");
    }

    @Test
    @DisplayName("a plan approved before there was data entry begins it at the first start, once, with its own 15 days")
    void plansApprovedBeforeThisVersionBeginAtTheFirstStart(@Autowired ApplicationContext application) {
        year.opened().approveFully(AA);
        String former = driver.instance("dataEntry", KEY);
        transactions.executeWithoutResult(status -> {
            runtime.deleteProcessInstance(former, "as before this version");
            jdbc.update("delete from data_entry_part");
            jdbc.update("delete from data_entry");
            jdbc.update("delete from deadline_event where deadline_id in"
                    + " (select id from deadline where kind = 'DATA_ENTRY')");
            jdbc.update("delete from deadline where kind = 'DATA_ENTRY'");
        });
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(KEY + "/DATA_ENTRY")
                .list()
                .forEach(watch -> runtime.deleteProcessInstance(watch.getId(), "as before this version"));
        year.playUntil("2026-11-20T09:00:00+07:00");
        Object startup = application.getBean("dataEntryOfApprovedPlans");

        ReflectionTestUtils.invokeMethod(startup, "beginMissing");
        ReflectionTestUtils.invokeMethod(startup, "beginMissing");

        assertThat(open()).hasSize(2);
        assertThat(taskOf(KAMR).getDueDate().toInstant()).isEqualTo("2026-12-01T16:59:59Z");
    }

    @Test
    void anAccountThatChangesHandsTakesTheOpenTaskAlong() {
        year.opened().approveFully(AA);
        jdbc.update("update portfolio_account set kamr = ? where kamr = ?", SPARE_KAMR, KAMR);

        transactions.executeWithoutResult(status -> entry.reassign(UNIT));

        assertThat(open()).hasSize(2);
        assertThat(taskOf(SPARE_KAMR).getAssignee()).isEqualTo(SPARE_KAMR);
        rest.complete(SPARE_KAMR, taskOf(SPARE_KAMR).getId(), "{}");
        assertThat(entry.part(UNIT, SPARE_KAMR).orElseThrow().isDone()).isTrue();

        // The Streamline accounts become a KAMR's who is done: nothing is left for the section head, whose share ends.
        jdbc.update("update portfolio_account set kamr = ? where kamr is null and unit_code = ?", SPARE_KAMR, AA);
        transactions.executeWithoutResult(status -> entry.reassign(UNIT));
        driver.run(driver.instance("dataEntry", KEY));

        assertThat(open()).isEmpty();
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void theProcessOwnersTableSaysWhatIsRequired() {
        contact(1, FULL.replace("contact_phone=02-123-4567", "contact_mobile=0811111111"));
        year.opened().approveFully(AA);

        assertThat(entry.part(UNIT, KAMR).orElseThrow().isComplete()).isTrue();
        assertThat(DataField.valueOf("CONTACT_PHONE").contactPart()).isPresent();
    }

    @Test
    void thePageIsForTheUnitAndTheLineAboveInBothLanguagesAndAsAFile() {
        contact(2, "");
        year.opened();
        Browser chief = new Browser(http).login(CHIEF, "demo");
        assertThat(chief.get(PAGE).getBody()).contains("ยังไม่ได้รับอนุมัติ");
        year.approveFully(AA);

        String page = chief.get(PAGE).getBody();
        assertThat(page)
                .contains("ความครบถ้วนตามผู้กรอก", "รวมทั้งหน่วย", "90%", "โทรศัพท์สำนักงานหรือมือถือ")
                .doesNotContain("??", "สมชาย", "/tasks/");
        assertThat(chief.get(PAGE + "?lang=en").getBody())
                .contains("office or mobile phone", "Completeness by person")
                .doesNotContain("??");
        chief.get(PAGE + "?lang=th");
        assertThat(chief.get(PAGE + "?show=missing&q=1000000002").getBody()).contains("1000000002@N2-AA");
        assertThat(chief.get(PAGE + "?show=missing&format=csv").getBody().lines())
                .hasSize(2);
        assertThat(chief.get(PAGE + "?format=xlsx").getBody()).startsWith("PK");
        assertThat(new Browser(http)
                        .login(KAMR_BB, "demo")
                        .get(PAGE)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(new Browser(http)
                        .login(KAMR_BB, "demo")
                        .get("/plans/2570/" + BB + "/data-entry")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(rest.get(OWNER, PAGE).status()).isEqualTo(200);
    }

    private List<Task> open() {
        return tasks.createTaskQuery()
                .processDefinitionKey("dataEntry")
                .processInstanceBusinessKey(KEY)
                .list();
    }

    private Task taskOf(String part) {
        Optional<Task> found = open().stream()
                .filter(task -> part.equals(tasks.getVariable(task.getId(), "enteredBy")))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("no task of " + part));
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private String state() {
        return line().get("state");
    }

    private String escalations() {
        return line().get("escalations");
    }

    private Map<String, String> line() {
        return rest.get(CHIEF, "/api/plan-years/2570/deadlines.csv").rows().stream()
                .filter(line ->
                        line.get("step").equals("3") && line.get("business_key").equals(KEY))
                .findFirst()
                .orElseThrow();
    }

    private int told(String what) {
        return jdbc.queryForList(
                        "select e.id from deadline_event e join deadline d on d.id = e.deadline_id"
                                + " where d.kind = 'DATA_ENTRY' and e.what = ?",
                        what)
                .size();
    }

    /** On the account's page: changes its contact person, or adds the first. */
    private void enter(Browser browser, int number, String fields) {
        String account = SmallYear.id(number, AA);
        String page = "/accounts/" + account + "?year=2570";
        List<Map<String, Object>> there = jdbc.queryForList(
                "select id, version, name from account_contact where bp_no = ?", account.substring(0, 10));
        String path = "/accounts/" + account + "/contacts"
                + (there.isEmpty() ? "" : "/" + there.get(0).get("id"));
        String all = fields
                + (there.isEmpty()
                        ? ""
                        : "&name=" + there.get(0).get("name") + "&version="
                                + there.get(0).get("version"));
        StringBuilder encoded = new StringBuilder("year=2570");
        for (String pair : all.split("&", -1)) {
            int at = pair.indexOf('=');
            encoded.append('&').append(pair, 0, at + 1).append(URLEncoder.encode(pair.substring(at + 1), UTF_8));
        }
        browser.submitFrom(page, path, encoded.toString());
    }
}

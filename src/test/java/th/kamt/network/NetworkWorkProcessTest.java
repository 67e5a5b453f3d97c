package th.kamt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.NETWORK_KAMR;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.YEAR;

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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import th.kamt.activity.ActivityViews;
import th.kamt.support.EnglishReader;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** A pilot centre's KAMR hands work to the Network unit, which reports back. It is 15 March 2570, N2-PC's plan is in force. */
@PlanningTest
class NetworkWorkProcessTest {

    private static final String LIST = "/network-works";
    private static final String NETWORK = "N2-NW";
    private static final String WORKER = "600522";

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
    private NetworkStore store;

    @Autowired
    private ActivityViews activities;

    @Autowired
    private Pages pages;

    private String account;
    private String kamr;

    @BeforeEach
    void planInForce() {
        year.forget();
        year.roles(NETWORK_KAMR, "kamr");
        year.person(WORKER, "นายชัยวัฒน์ สายไฟ", "ช่าง", NETWORK, "", "network-unit");
        year.opened().approveFully(PC);
        year.beginningAt("2027-03-15T09:00:00+07:00");
        account = jdbc.queryForObject(
                "select min(account_id) from portfolio_account where unit_code = ?", String.class, PC);
        kamr = jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
    }

    @Test
    @DisplayName("work goes to the province's Network unit, its report back to the KAMR, who logs it")
    void workGoesToTheNetworkUnitAndItsReportBack() {
        assertThat(pages.get(kamr, "/accounts/" + account + "?year=2570").body())
                .contains("/network-works/new?account=" + account);
        assertThat(pages.get(kamr, LIST + "/new?account=" + account).body())
                .contains("กฟส.อินทนิล", "value=\"OUTAGE\"");
        Long activity = jdbc.queryForObject(
                "select min(id) from activity where account_id = ? and state = 'PLANNED'", Long.class, account);
        assertThat(pages.get(kamr, "/activities/" + activity).body())
                .contains("/network-works/new?account=" + account + "&amp;activity=" + activity);

        assertThat(handOver(kamr, form()).status()).isEqualTo(302);

        NetworkWork work = store.ofAccount(YEAR, account).get(0);
        Task task = task(work);
        assertThat(english.name(task)).startsWith("Network work: Outage · บริษัท");
        assertThat(english.form(task, "taskSummary")).contains("Outage · ", "by 20 Mar B.E. 2570", "ไฟตกบ่อยช่วงบ่าย");
        assertThat(task.getAssignee()).isEqualTo(WORKER);
        assertThat(groups(task)).containsExactly("network-unit." + NETWORK);
        assertThat(task.getDueDate().toInstant()).hasToString("2027-03-20T16:59:59Z");
        assertThat(told("network.handedOver")).containsExactly(WORKER);
        assertThat(pages.get(WORKER, "/my-work").body()).contains("/network-works/" + work.number());
        assertThat(pages.get(WORKER, work.page()).body()).contains("ไฟตกบ่อยช่วงบ่าย 😀", "name=\"comment\"");

        assertThat(rest.complete(WORKER, task.getId(), "{}").status())
                .as("a report is needed")
                .isEqualTo(400);
        assertThat(pages.post(WORKER, work.page() + "/report", "comment", " ").status())
                .isEqualTo(422);
        assertThat(pages.post(WORKER, work.page() + "/report", "comment", "เปลี่ยนลูกถ้วยแล้ว")
                        .status())
                .isEqualTo(302);
        driver.instances("networkWork", work.key()).forEach(driver::run);

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("networkWork")
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(told("network.reported")).containsExactly(kamr);
        assertThat(pages.get(kamr, work.page()).body())
                .contains("20 มี.ค. 2570</strong></span>")
                .contains("เปลี่ยนลูกถ้วยแล้ว", "/activities/new?account=" + account + "&amp;code=COM1.1");
        assertThat(pages.get(kamr, "/activities/new?account=" + account + "&code=COM1.1")
                        .body())
                .contains("value=\"COM1.1\" selected");
        assertThat(pages.post(WORKER, work.page() + "/report", "comment", "อีกครั้ง")
                        .status())
                .isEqualTo(409);
        assertThat(rest.complete(WORKER, task.getId(), "{\"comment\":{\"value\":\"x\"}}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName(
            "work that is not theirs the Network unit gives back with a reason; the KAMR is told and hands it over anew")
    void theNetworkUnitGivesWorkBack() {
        handOver(kamr, form());
        NetworkWork work = store.open().get(0);

        assertThat(pages.post(kamr, work.page() + "/return", "reason", "x").status())
                .isEqualTo(403);
        Rest.Answer refused = pages.post(WORKER, work.page() + "/return", "reason", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("กรุณาระบุเหตุผลที่ส่งคืน", "href=\"#reason\"");
        assertThat(store.open()).hasSize(1);

        assertThat(pages.post(WORKER, work.page() + "/return", "reason", "หม้อแปลงเป็นของลูกค้า")
                        .status())
                .isEqualTo(302);

        assertThat(store.open()).isEmpty();
        assertThat(tasks.createTaskQuery().processDefinitionKey("networkWork").count())
                .isZero();
        assertThat(driver.instances("networkWork", work.key())).isEmpty();
        assertThat(told("network.returned")).containsExactly(kamr);
        assertThat(pages.get(kamr, work.page()).body())
                .contains("หม้อแปลงเป็นของลูกค้า", LIST + "/new?account=" + account)
                .doesNotContain("/activities/new");
        assertThat(pages.get(WORKER, LIST + "?state=RETURNED").body()).contains(work.page());
        assertThat(pages.get(WORKER, LIST + "?state=REPORTED").body()).doesNotContain(work.page());
        assertThat(pages.post(WORKER, work.page() + "/return", "reason", "อีกครั้ง")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("R-KAMR-8: a KAMR of the Network side sees the centre whose account they look after, and no other")
    void aNetworkSideKamrSeesTheCentreTheyLookAfter() {
        for (String page : List.of("/accounts/" + account + "?year=2570", "/plans/2570/" + PC, LIST + "/new")) {
            assertThat(pages.get(NETWORK_KAMR, page).body()).as(page).doesNotContain(account);
        }
        assertThat(pages.get(NETWORK_KAMR, "/plans/2570/" + PC).status()).isEqualTo(404);

        jdbc.update("update portfolio_account set kamr = ? where account_id = ?", NETWORK_KAMR, account);

        assertThat(pages.get(NETWORK_KAMR, "/plans/2570/" + PC).status()).isEqualTo(200);
        assertThat(pages.get(NETWORK_KAMR, "/accounts/" + account + "?year=2570")
                        .status())
                .isEqualTo(200);
        assertThat(pages.get(NETWORK_KAMR, LIST + "/new?account=" + account).body())
                .contains("กฟส.อินทนิล");
        assertThat(pages.get(NETWORK_KAMR, "/activities?year=2570").body()).contains("/activities/");
        assertThat(pages.get(NETWORK_KAMR, "/plans/2570/" + AA).status()).isEqualTo(404);
        assertThat(pages.get(WORKER, "/plans/2570/" + PC).status())
                .as("others of the Network unit")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("outside pilot provinces it is refused with the rule")
    void outsidePilotProvincesItIsRefused() {
        year.approveFully(AA);
        String office = SmallYear.id(1, AA);
        String carer =
                jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, office);
        Map<String, String> form = form();
        form.put("account", office);

        Rest.Answer refused = handOver(carer, form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("พื้นที่นำร่องเท่านั้น (ข้อ 6.4)", "href=\"#account\"");
        assertThat(store.open()).isEmpty();
        assertThat(pages.get(carer, LIST + "/new").body()).contains("พื้นที่นำร่องเท่านั้น");
    }

    @Test
    @DisplayName("wrong input is refused by its field; the same form sent twice hands over once")
    void wrongInputIsRefusedAndTheSameFormCountsOnce() {
        Map<String, String> wrong = form();
        wrong.putAll(Map.of(
                "kind",
                "NOBODY",
                "what",
                "ก".repeat(2001),
                "network",
                AA,
                "wantedOn",
                "20/3/2027",
                "activity",
                "999999",
                "voice",
                "2570-000999"));
        Rest.Answer refused = handOver(kamr, wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "href=\"#kind\"",
                        "href=\"#what\"",
                        "href=\"#network\"",
                        "href=\"#wantedOn\"",
                        "href=\"#activity\"",
                        "href=\"#voice\"",
                        "20 มี.ค. 2570");
        Map<String, String> past = form();
        past.put("wantedOn", "14/3/2570");
        assertThat(handOver(kamr, past).body()).contains("ผ่านไปแล้ว");
        assertThat(store.open()).isEmpty();

        Map<String, String> form = form();
        long activity = activities.ofAccount(YEAR, account).get(0).id();
        form.put("activity", Long.toString(activity));
        assertThat(handOver(kamr, form).status()).isEqualTo(302);
        assertThat(handOver(kamr, form).status()).isEqualTo(302);
        assertThat(store.open()).hasSize(1);
        assertThat(store.open().get(0).activityId()).isEqualTo(activity);
        assertThat(tasks.createTaskQuery().processDefinitionKey("networkWork").count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("work is handed over and given back in the place of who is absent, and says so")
    void substitutesHandOverAndGiveBack() {
        standsIn(kamr, CEO);
        standsIn(WORKER, NETWORK_KAMR.equals(kamr) ? CEO : NETWORK_KAMR);
        String worker = NETWORK_KAMR.equals(kamr) ? CEO : NETWORK_KAMR;

        assertThat(handOver(CEO, form()).status()).isEqualTo(302);

        NetworkWork work = store.ofAccount(YEAR, account).get(0);
        String handedOver = name(CEO) + " แทน " + name(kamr);
        assertThat(pages.get(worker, work.page()).body()).contains(handedOver, "name=\"reason\"");
        assertThat(pages.get(worker, LIST).body()).contains(handedOver);
        assertThat(pages.post(worker, work.page() + "/return", "reason", "ไม่ใช่งานของ กฟส.")
                        .status())
                .isEqualTo(302);
        driver.instances("networkWork", work.key()).forEach(driver::run);

        NetworkWork returned = store.find(work.number()).orElseThrow();
        assertThat(returned.returned()).isTrue();
        assertThat(returned.reportedBy()).isEqualTo(worker);
        assertThat(returned.actedFor()).isEqualTo(WORKER);
        assertThat(task(work)).isNull();
        assertThat(pages.get(CEO, work.page()).body())
                .contains(name(worker) + " แทน " + name(WORKER), "ไม่ใช่งานของ กฟส.");
        assertThat(told("network.returned")).contains(kamr, CEO);
    }

    private void standsIn(String absent, String substitute) {
        Rest.Answer named = rest.post(
                absent,
                "/api/substitutions",
                ("{\"absent\":\"%s\",\"substitute\":\"%s\",\"from\":\"2027-03-15\",\"to\":\"2027-03-20\","
                                + "\"reason\":\"ลาพักผ่อน\"}")
                        .formatted(absent, substitute));
        assertThat(named.status()).as(named.body()).isEqualTo(201);
    }

    private String name(String person) {
        return jdbc.queryForObject("select name from employee where employee_id = ?", String.class, person);
    }

    @Test
    @DisplayName("others' accounts are not theirs to know or to hand over; only the Network unit reports")
    void othersAreRefused() {
        assertThat(handOver(KAMR_BB, form()).status()).isEqualTo(404);
        assertThat(handOver(CEO, form()).status()).as("not in the CEO's care").isEqualTo(403);
        assertThat(handOver(kamr, form()).status()).isEqualTo(302);
        NetworkWork work = store.open().get(0);

        assertThat(pages.get(KAMR_BB, work.page()).status()).isEqualTo(404);
        assertThat(pages.post(KAMR_BB, work.page() + "/report", "comment", "x").status())
                .isEqualTo(404);
        assertThat(pages.get(KAMR_BB, LIST).body()).doesNotContain(work.page());
        assertThat(pages.get(CEO, work.page()).status()).isEqualTo(200);
        assertThat(pages.post(kamr, work.page() + "/report", "comment", "x").status())
                .isEqualTo(403);
        assertThat(rest.complete(kamr, task(work).getId(), "{\"comment\":{\"value\":\"x\"}}")
                        .status())
                .isIn(403, 404);
        assertThat(pages.get(WORKER, LIST + "/999").status()).isEqualTo(404);
        assertThat(store.open()).hasSize(1);
    }

    @Test
    @DisplayName("the list is filtered and exported; who takes over the Network unit's post has the task")
    void theListIsFilteredAndTasksFollow() {
        handOver(kamr, form());
        NetworkWork work = store.open().get(0);

        assertThat(pages.get(WORKER, LIST + "?state=OPEN&kind=OUTAGE").body()).contains(work.page());
        assertThat(pages.get(WORKER, LIST + "?state=REPORTED").body()).doesNotContain(work.page());
        assertThat(pages.get(kamr, LIST + "?format=csv").rows())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row).containsEntry("รหัสลูกค้า", account));

        year.roles(WORKER, "")
                .person("600523", "นายใหม่ มาแทน", "ช่าง", NETWORK, "", "network-unit")
                .importPeople();
        assertThat(task(work).getAssignee()).isEqualTo("600523");
        assertThat(told("network.handedOver")).containsExactly(WORKER, "600523");
    }

    @Test
    @DisplayName("a form that has handed over work hands over no other, and says so")
    void aFormThatWasSentHandsOverNoOtherWork() {
        Map<String, String> form = form();
        assertThat(handOver(kamr, form).status()).isEqualTo(302);
        assertThat(handOver(kamr, form).status()).as("the same again").isEqualTo(302);
        form.put("what", "ย้ายมิเตอร์");

        Rest.Answer refused = handOver(kamr, form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("งานนี้ยังไม่ได้ส่ง", "ย้ายมิเตอร์");
        assertThat(store.ofAccount(YEAR, account)).hasSize(1);
    }

    // --- helpers ---

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("account", account);
        form.put("network", NETWORK);
        form.put("kind", "OUTAGE");
        form.put("what", "ไฟตกบ่อยช่วงบ่าย 😀");
        form.put("wantedOn", "20 มี.ค. 2570");
        form.put("activity", "");
        form.put("voice", "");
        form.put("key", "k-1");
        return form;
    }

    private Task task(NetworkWork work) {
        return tasks.createTaskQuery()
                .processDefinitionKey("networkWork")
                .processInstanceBusinessKey(work.key())
                .singleResult();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private List<String> told(String kind) {
        return jdbc.queryForList("select recipient from mail where kind = ? order by recipient", String.class, kind);
    }

    private Rest.Answer handOver(String person, Map<String, String> form) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(LIST + "/new");
        form.forEach(request::param);
        return pages.perform(request.with(csrf()), person);
    }
}

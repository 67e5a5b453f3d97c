package th.kamt.access;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.REGION;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** Who leaves loses access at once, whatever the files say; their work follows; a return undoes it. Links by mail. */
@PlanningTest
class LeaversTest {

    private static final RoleAt CHIEF_POST = new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, REGION);

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SmallYear year;

    @Autowired
    private Organization organization;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void people() {
        year.forget();
    }

    @Test
    void sessionsAndBasicEndAtTheNextRequestAndNobodySignsInAgain() {
        year.importOrganization();
        Browser open = new Browser(http).login(CHIEF, "demo");
        assertThat(open.get("/my-notifications").getStatusCode().value()).isEqualTo(200);
        assertThat(rest.get(CHIEF, "/engine-rest/task/count").status()).isEqualTo(200);

        assertThat(leave(CHIEF, "2026-11-16").status()).isEqualTo(200);

        assertThat(open.get("/my-notifications").getHeaders().getLocation()).hasPath("/login");
        assertThat(rest.get(CHIEF, "/engine-rest/task/count").status()).isEqualTo(401);
        assertThat(new Browser(http)
                        .submit("/login", "username=" + CHIEF + "&password=demo")
                        .getHeaders()
                        .getLocation())
                .hasQuery("error");
    }

    @Test
    void thePostNoLongerCountsAndTheOpenTaskGoesUpTheLine() {
        year.planWaitingForRegion();
        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);

        leave(CHIEF, "2026-11-16");

        assertThat(organization.holders(CHIEF_POST)).isEmpty();
        assertThat(organization.employee(CHIEF).orElseThrow().posts()).isEmpty();
        assertThat(organization.employeesOf(REGION))
                .extracting(Employee::employeeId)
                .doesNotContain(CHIEF);
        assertThat(waiting().getAssignee()).isEqualTo(DIRECTOR);
        assertThat(groups(CHIEF)).containsExactly("left");
    }

    @Test
    void theNextFileDoesNotBringThemBackAndIsNoError() {
        year.importOrganization();
        leave(CHIEF, "2026-11-16");

        Rest.Answer same = rest.put(OWNER, "/api/organization/employees", year.peopleCsv());
        year.roles(CHIEF, "chief-customer-service|director-engineering-service");
        Rest.Answer changed = rest.put(OWNER, "/api/organization/employees", year.peopleCsv());

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("changed").asInt()).isZero();
        assertThat(changed.json().path("changed").asInt()).isEqualTo(1);
        assertThat(organization.holders(CHIEF_POST)).isEmpty();
        assertThat(rest.get(CHIEF, "/engine-rest/task/count").status()).isEqualTo(401);
    }

    @Test
    void aReturnGivesBackThePostsOfTheLastFileAndTheWork() {
        year.planWaitingForRegion();
        leave(CHIEF, "2026-11-16");

        Rest.Answer back = rest.post(OWNER, "/api/accounts/" + CHIEF + "/return", "{\"reason\":\"บันทึกผิดคน\"}");

        assertThat(back.status()).isEqualTo(204);
        assertThat(organization.holders(CHIEF_POST)).hasSize(1);
        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);
        assertThat(rest.get(CHIEF, "/engine-rest/task/count").status()).isEqualTo(200);
        assertThat(jdbc.queryForList(
                        "select what from leaver_record where employee_id = ? order by id", String.class, CHIEF))
                .containsExactly("LEFT", "RETURNED");
    }

    @Test
    @DisplayName("a leaving announced for a later day takes effect as that day begins in Bangkok")
    void anAnnouncedLeavingTakesEffectAsItsDayBegins() {
        year.importOrganization();
        assertThat(leave(KAMR, "2026-11-20").json().path("effective").asBoolean())
                .isFalse();
        endAccess();
        assertThat(rest.get(KAMR, "/engine-rest/task/count").status()).isEqualTo(200);

        year.playUntil("2026-11-20T00:00:30+07:00");
        endAccess();

        assertThat(rest.get(KAMR, "/engine-rest/task/count").status()).isEqualTo(401);
        assertThat(organization.hasLeft(KAMR)).isTrue();
    }

    private void endAccess() {
        driver.run(runtime.startProcessInstanceByKey("endAccess").getId());
    }

    @Test
    void onlyAdministratorsEndAccessAndNobodyTheirOwn() {
        year.importOrganization();

        assertThat(rest.post(MANAGER, "/api/accounts/" + KAMR + "/leave", "{\"on\":\"2026-11-16\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(leave(OWNER, "2026-11-16").status()).isEqualTo(422);
        assertThat(leave("000000", "2026-11-16").status()).isEqualTo(404);
        assertThat(leave(KAMR, "2569-11-16").status()).isEqualTo(422);
        assertThat(rest.post(OWNER, "/api/accounts/" + KAMR + "/leave", "{\"on\":\"2026-11-16\",\"reason\":\" \"}")
                        .status())
                .isEqualTo(422);
        assertThat(rest.post(OWNER, "/api/accounts/" + KAMR + "/leave", "{\"on\":\"2026-11-16\",\"reason\":\"\u200B\"}")
                        .status())
                .isEqualTo(422);
        assertThat(organization.hasLeft(KAMR)).isFalse();
    }

    @Test
    void theOneTimeLinkIsMailedToThePersonAndShownToNobodyElse() {
        year.importOrganization();
        assertThat(mailLink(OWNER, MANAGER).status()).isEqualTo(409);
        jdbc.update("update employee set email = 'm@utility.example.org' where employee_id = ?", MANAGER);
        jdbc.update("update organization_state set revision = revision + 1");

        Rest.Answer sent = mailLink(OWNER, MANAGER);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body()).contains("m@utility.example.org").doesNotContain("/password/");
        String path = jdbc.queryForObject("select path from mail where kind = 'account.passwordLink'", String.class);
        long id = jdbc.queryForObject("select id from mail where kind = 'account.passwordLink'", Long.class);
        assertThat(new Browser(http).get(path).getStatusCode().value()).isEqualTo(200);
        assertThat(new Browser(http)
                        .login("admin", "admin")
                        .get("/mailbox/" + id)
                        .getBody())
                .contains("ตั้งรหัสผ่านของท่าน")
                .doesNotContain(path);
    }

    @Test
    void theProcessOwnerSeesNoLinkAndGivesNoneForAnAdministrator() {
        year.importOrganization();
        identity.createMembership(DIRECTOR, "camunda-admin");

        assertThat(rest.post(OWNER, "/api/accounts/" + MANAGER + "/password-link", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(mailLink(OWNER, DIRECTOR).status()).isEqualTo(403);
        assertThat(rest.post("admin", "/api/accounts/" + MANAGER + "/password-link", null)
                        .body())
                .contains("/password/");
        identity.deleteMembership(DIRECTOR, "camunda-admin");
    }

    @Test
    void anIdWithABlankAfterItIsNobodysAndChangesNothing() {
        year.importOrganization();
        String path = rest.post("admin", "/api/accounts/" + MANAGER + "/password-link", "{}")
                .json()
                .path("path")
                .asText();

        assertThat(rest.post("admin", "/api/accounts/" + MANAGER + " /password-link", "{}")
                        .status())
                .isEqualTo(404);

        assertThat(new Browser(http).get(path).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void aLeaversLinkIsWorthNothing() {
        year.importOrganization();
        String path = rest.post("admin", "/api/accounts/" + MANAGER + "/password-link", "{}")
                .json()
                .path("path")
                .asText();

        leave(MANAGER, "2026-11-16");

        assertThat(new Browser(http).get(path).getStatusCode().value()).isEqualTo(404);
        assertThat(rest.post("admin", "/api/accounts/" + MANAGER + "/password-link", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void thePageFindsPeopleAndEndsTheirAccess() {
        year.importOrganization();
        Browser page = new Browser(http).login(OWNER, "demo");
        assertThat(page.get("/admin/people?q=" + MANAGER).getBody())
                .contains("นายสมเกียรติ วงศ์ประเสริฐ", "ใช้งานได้", "ยังไม่เคย")
                .doesNotContain("/admin/people/" + MANAGER + "/link");
        assertThat(page.get("/admin/people?q=" + OWNER).getBody()).contains("16 พ.ย. 2569");

        page.submitFrom(
                "/admin/people?q=" + MANAGER,
                "/admin/people/" + MANAGER + "/leave",
                "on=16/11/2569&reason=ลาออก&q=" + MANAGER);

        assertThat(page.get("/admin/people?q=" + MANAGER).getBody()).contains("พ้นจากหน้าที่ 16 พ.ย. 2569", "ลาออก");
        assertThat(new Browser(http)
                        .login(KAMR, "demo")
                        .get("/admin/people")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private Rest.Answer leave(String person, String on) {
        return rest.post(OWNER, "/api/accounts/" + person + "/leave", "{\"on\":\"" + on + "\",\"reason\":\"ลาออก\"}");
    }

    private Rest.Answer mailLink(String by, String person) {
        return rest.post(by, "/api/accounts/" + person + "/password-link", "{\"mail\":true}");
    }

    private java.util.List<String> groups(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private Task waiting() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("2570/" + AA)
                .taskDefinitionKey("Task_CollectRegion")
                .singleResult();
    }
}

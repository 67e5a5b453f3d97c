package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;
import th.kamt.workflow.Accounts;

/** An open session has the rights its person has now, not those of the moment of login. */
@ServedApplicationTest
class SessionRightsTest {

    /** Chief of CRM business, who may import; theirs alone, for they lose their post. */
    private static final String CHIEF = "500701";
    /** Office manager of N2-BT who moves to N3-KK. */
    private static final String MOVER = "500702";
    /** Leaves, or gets another password. */
    private static final String LEAVER = "500703";

    private static final String HEADER =
            "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n";
    private static final String TASKLIST = "/camunda/api/engine/engine/default/task/";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private String task;

    @BeforeEach
    void threePeopleAndATaskOfN2Bt() {
        new SmallRegion(jdbc, events).exist();
        repository
                .createDeployment()
                .name("guard")
                .enableDuplicateFiltering(true)
                .addClasspathResource("guard/approval.bpmn")
                .deploy();
        String process = runtime.startProcessInstanceByKey("guardedApproval", "2570/N2-BT", Map.of("unitCode", "N2-BT"))
                .getId();
        task = tasks.createTaskQuery().processInstanceId(process).singleResult().getId();
        employee(CHIEF, "HQ", "chief-crm-business");
        employee(MOVER, "N2-BT", "office-manager");
        employee(LEAVER, "N2-BT", "kamr");
    }

    @Test
    void aPostTakenAwayIsGoneAtTheNextRequestOfAnOpenSession() {
        Browser page = new Browser(http).login(CHIEF, "demo");
        assertThat(status(page, "/admin/imports")).isEqualTo(200);

        employee(CHIEF, "N3-KK", "");

        assertThat(status(page, "/admin/imports")).isEqualTo(403);
        assertThat(status(page, "/api/plan-years/2570/plans/N2-BT")).isEqualTo(404);
        assertThat(importing(CHIEF, HEADER)).isEqualTo(403);
    }

    @Test
    void whoIsMovedNoLongerSeesTheOldUnitsTasksInTheOpenTasklist() {
        Browser tasklist = new Browser(http).login(MOVER, "demo");
        tasklist.get("/camunda/app/tasklist/default/");
        assertThat(status(tasklist, TASKLIST + task)).isEqualTo(200);

        employee(MOVER, "N3-KK", "office-manager");

        assertThat(status(tasklist, TASKLIST + task)).isEqualTo(404);
        assertThat(tasklist.postWithXsrf(TASKLIST + task + "/submit-form", "{\"variables\":{}}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(tasklist.get(TASKLIST.replaceAll("/$", "")).getBody()).doesNotContain(task);
        assertThat(status(tasklist, "/engine-rest/task/" + task)).isEqualTo(404);
    }

    @Test
    void aPostGivenCountsAtTheNextRequestToo() {
        Browser tasklist = new Browser(http).login(MOVER, "demo");
        tasklist.get("/camunda/app/tasklist/default/");
        employee(MOVER, "N3-KK", "office-manager");
        assertThat(status(tasklist, TASKLIST + task)).isEqualTo(404);

        employee(MOVER, "N3-KK", "office-manager|assistant-governor-region@N2");

        assertThat(status(tasklist, TASKLIST + task)).isEqualTo(200);
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() {
        Browser page = new Browser(http).login(LEAVER, "demo");
        Browser tasklist = new Browser(http).login(LEAVER, "demo");
        assertThat(status(page, "/accounts")).isEqualTo(200);
        assertThat(status(tasklist, TASKLIST + "count")).isEqualTo(200);

        accounts.setPassword(LEAVER, "another password");

        assertThat(page.get("/accounts").getHeaders().getLocation()).hasPath("/login");
        assertThat(status(tasklist, TASKLIST + "count")).isEqualTo(401);
        assertThat(basic(LEAVER, "demo", HttpMethod.GET, "/engine-rest/task/count", null))
                .isEqualTo(401);
        accounts.setPassword(LEAVER, "demo");
    }

    @Test
    void whoIsRemovedIsLoggedOut() {
        Browser page = new Browser(http).login(LEAVER, "demo");
        assertThat(status(page, "/accounts")).isEqualTo(200);

        identity.deleteUser(LEAVER);

        assertThat(page.get("/accounts").getHeaders().getLocation()).hasPath("/login");
        assertThat(status(page, TASKLIST + "count")).isEqualTo(401);
        // The next import of the same line changes nothing and would not bring the user back.
        jdbc.update("delete from employee_post where employee_id = ?", LEAVER);
        jdbc.update("delete from employee where employee_id = ?", LEAVER);
        jdbc.update("update organization_state set revision = revision + 1");
    }

    private void employee(String id, String unit, String roles) {
        String line = id + ",นาย " + id + ",นบค.," + unit + ",,2010-01-01,," + roles + ",\n";
        assertThat(importing("admin", HEADER + line)).isEqualTo(200);
    }

    private int importing(String user, String csv) {
        return basic(user, user.equals("admin") ? "admin" : "demo", HttpMethod.PUT, "/api/organization/employees", csv);
    }

    private int basic(String user, String password, HttpMethod method, String path, String csv) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("text/csv"));
        headers.setBasicAuth(user, password);
        byte[] body = csv == null ? null : csv.getBytes(StandardCharsets.UTF_8);
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class)
                .getStatusCode()
                .value();
    }

    private static int status(Browser browser, String path) {
        return browser.get(path).getStatusCode().value();
    }
}

package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallRegion.GOVERNOR;
import static th.kamt.support.SmallRegion.OTHER_GOVERNOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;

/** Ordinary mistakes of callers get ordinary answers, without the names of the engine's classes; and what is sent is limited. */
@ServedApplicationTest
class EngineAnswersTest {

    private static final String ADMIN = "admin";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private String task;

    @BeforeEach
    void anApprovalWaits() {
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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | task/nope/variables               |                              | 404",
                "GET    | task/nope/identity-links          |                              | 404",
                "GET    | task/nope/rendered-form           |                              | 404",
                "GET    | task/nope/deployed-form           |                              | 404",
                "GET    | task/nope/form-variables          |                              | 404",
                "GET    | process-definition/nope           |                              | 404",
                "GET    | task?maxResults=abc               |                              | 400",
                "GET    | task?maxResults=99999             |                              | 400",
                "GET    | task?sortBy=x                     |                              | 400",
                "POST   | task/nope/claim                   | {\"userId\":\"admin\"}       | 404",
                "POST   | task/nope/unclaim                 | {}                           | 404",
                "POST   | task/nope/complete                | {}                           | 404",
                "POST   | task                              | {bad                         | 400",
                "POST   | task                              | []                           | 400",
                "PUT    | job/nope/retries                  | {\"retries\":1}              | 404",
                "PUT    | job/nope/duedate                  | {\"duedate\":null}           | 404",
                "PUT    | group/nope/members/nope           |                              | 404",
                "POST   | message                           | {\"messageName\":\"nope\"}   | 400",
                "DELETE | process-instance/nope             |                              | 404",
                "POST   | user/create | {\"profile\":{\"id\":\"500777\"},\"credentials\":{\"password\":\"  \"}} | 400",
            })
    void mistakesAreTheCallersAndNameNoClass(String method, String path, String body, int status) {
        ResponseEntity<String> answer = call(ADMIN, HttpMethod.valueOf(method), "/engine-rest/" + path, body);

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        assertThat(answer.getBody())
                .doesNotContain("org.camunda", "NullValueException", "ENGINE-", "is null", "java.")
                .contains("\"message\"");
    }

    @Test
    void aTaskSomebodyElseHasClaimedIsAConflict() {
        tasks.claim(task, SmallRegion.CHIEF);

        ResponseEntity<String> answer = call(
                GOVERNOR, HttpMethod.POST, "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + GOVERNOR + "\"}");

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(409);
        assertThat(answer.getBody()).contains("มีผู้รับงานนี้ไปแล้ว");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aRefusalIsItsOwnSentenceAndNothingBeforeIt(String way) throws Exception {
        ResponseEntity<String> answer =
                call(GOVERNOR, HttpMethod.POST, "/engine-rest/task/" + task + "/" + way, "{\"variables\":{}}");

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.getBody()).path("message").asText())
                .as(answer.getBody())
                .matches("[ก-๙].*");
    }

    @Test
    void whatIsOutsideOnesUnitIsForbiddenAndNothingMore() {
        for (String path : new String[] {"", "/variables", "/identity-links", "/form-variables", "/deployed-form"}) {
            ResponseEntity<String> answer =
                    call(OTHER_GOVERNOR, HttpMethod.GET, "/engine-rest/task/" + task + path, null);

            assertThat(answer.getStatusCode().value())
                    .as(path + answer.getBody())
                    .isIn(403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics",
                "metrics/activity-instance-start/sum",
                "task/count",
                "version",
                "engine",
                "task?xmaxResults=1",
                "task?name=maxResults",
                "task?%6DaxResults=5",
                "process-definition/statistics",
                "identity/groups?userId=admin",
                "history/user-operation",
                "history/process-definition/cleanable-process-instance-report"
            })
    void onlyListsAreGivenALimit(String path) {
        ResponseEntity<String> answer = call(ADMIN, HttpMethod.GET, "/engine-rest/" + path, null);

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/nope/complete",
                "/api/plan-years/2570/plans/N2-BT/edits",
                "/api/plan-years/2570/open"
            })
    void moreThanAMegabyteIsRefusedWhateverItsLengthIsSaidToBe(String path) {
        String body = "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";

        ResponseEntity<String> told = call(ADMIN, HttpMethod.POST, path, body);
        ResponseEntity<String> untold = http.exchange(
                path,
                HttpMethod.POST,
                new HttpEntity<>(
                        new InputStreamResource(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                        headers(ADMIN)),
                String.class);

        for (ResponseEntity<String> answer : List.of(told, untold)) {
            assertThat(answer.getStatusCode().value()).isEqualTo(413);
            assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json;charset=UTF-8");
            assertThat(answer.getBody()).contains("1 MB");
        }
    }

    @Test
    void theWebAppsRestIsLimitedToo() {
        Browser browser = new Browser(http).login(GOVERNOR, "demo");
        browser.get("/camunda/app/tasklist/default/");

        assertThat(browser.postWithXsrf(
                                "/camunda/api/engine/engine/default/task",
                                "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
    }

    @Test
    void thePresentPasswordCannotBeGuessedAndItsOwnerStillLogsIn() {
        String person = SmallRegion.OTHER_MANAGER;
        String path = "/engine-rest/user/" + person + "/credentials";
        for (int guess = 1; guess <= LoginThrottle.PER_USER_AND_ADDRESS; guess++) {
            ResponseEntity<String> wrong = call(person, HttpMethod.PUT, path, change("guess" + guess));
            assertThat(wrong.getStatusCode().value()).as(wrong.getBody()).isEqualTo(400);
            assertThat(wrong.getBody()).contains("รหัสผ่านปัจจุบันไม่ถูกต้อง");
        }

        assertThat(call(person, HttpMethod.PUT, path, change("demo"))
                        .getStatusCode()
                        .value())
                .isEqualTo(429);
        Browser browser = new Browser(http).login(person, "demo");
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.get("/accounts").getStatusCode().value()).isEqualTo(200);
        assertThat(browser.putWithXsrf(
                                "/camunda/api/engine/engine/default/user/" + person + "/credentials", change("demo"))
                        .getStatusCode()
                        .value())
                .isEqualTo(429);
        assertThat(jdbc.queryForObject(
                        "select coalesce(ATTEMPTS_, 0) from ACT_ID_USER where ID_ = ?", Integer.class, person))
                .as("the engine has counted nothing and locks nobody out")
                .isZero();
    }

    @Test
    void aProgramThatGuessedTooOftenIsToldToWait() {
        for (int guess = 0; guess < LoginThrottle.PER_USER_AND_ADDRESS; guess++) {
            assertThat(call("999901", HttpMethod.GET, "/engine-rest/task/count", null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
        }

        for (String path : new String[] {"/engine-rest/task/count", "/api/session"}) {
            ResponseEntity<String> answer = call("999901", HttpMethod.GET, path, null);
            assertThat(answer.getStatusCode().value()).isEqualTo(429);
            assertThat(answer.getBody()).contains("เข้าสู่ระบบไม่สำเร็จหลายครั้ง กรุณารอ 15 นาทีแล้วลองใหม่");
        }
    }

    static Stream<String> passwordsNobodyCouldLogInWith() {
        return Stream.of("", " ", "            ", "\u200B\u00A0\u3164", "x".repeat(1001));
    }

    @ParameterizedTest
    @MethodSource("passwordsNobodyCouldLogInWith")
    void aPasswordNobodyCouldLogInWithIsRefusedInTheDemoToo(String password) {
        String person = SmallRegion.KAMR;

        ResponseEntity<String> answer = call(
                person,
                HttpMethod.PUT,
                "/engine-rest/user/" + person + "/credentials",
                "{\"password\":\"" + password + "\",\"authenticatedUserPassword\":\"demo\"}");

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).contains("รหัสผ่านใหม่ต้องยาว 1 ถึง 1000 ตัวอักษร และไม่ใช่ช่องว่างล้วน");
        assertThat(call(person, HttpMethod.GET, "/engine-rest/task/count", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void whoKnowsThePresentPasswordChangesIt() {
        String person = SmallRegion.HQ_KAMR;
        String path = "/engine-rest/user/" + person + "/credentials";

        assertThat(call(person, HttpMethod.PUT, path, change("demo"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        assertThat(call(person, HttpMethod.GET, "/engine-rest/task/count", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setBasicAuth(person, "new password 12");
        assertThat(http.exchange(
                                path,
                                HttpMethod.PUT,
                                new HttpEntity<>(
                                        "{\"password\":\"demo\",\"authenticatedUserPassword\":\"new password 12\"}",
                                        headers),
                                String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/error", "/error?x"})
    void thereIsNoErrorPageWithoutAnError(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                .isEqualTo(404);
        assertThat(new Browser(http)
                        .login(ADMIN, ADMIN)
                        .get(path)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private static String change(String present) {
        return "{\"password\":\"new password 12\",\"authenticatedUserPassword\":\"" + present + "\"}";
    }

    private ResponseEntity<String> call(String user, HttpMethod method, String path, String body) {
        return http.exchange(
                java.net.URI.create(http.getRootUri() + path),
                method,
                new HttpEntity<>(body, headers(user)),
                String.class);
    }

    private static HttpHeaders headers(String user) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Accept-Language", "th");
        headers.setBasicAuth(user, ADMIN.equals(user) ? ADMIN : "demo");
        return headers;
    }
}

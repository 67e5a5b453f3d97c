package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallRegion.GOVERNOR;
import static th.kamt.support.SmallRegion.KAMR;
import static th.kamt.support.SmallRegion.MANAGER;
import static th.kamt.support.SmallRegion.OTHER_GOVERNOR;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;

/** Tries every hole named in the security notes over HTTP, as an attacker with an ordinary login would. */
@ServedApplicationTest
class EngineDoorsTest {

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
    private AuthorizationService authorizations;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @TempDir
    private Path folder;

    private String process;
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
        process = runtime.startProcessInstanceByKey("guardedApproval", "2570/N2-BT", Map.of("unitCode", "N2-BT"))
                .getId();
        task = tasks.createTaskQuery().processInstanceId(process).singleResult().getId();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/user",
                "/api/plan-years/2570/plans",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default"
            })
    void nobodyGetsInWithoutLogin(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health/readiness, 200", "/actuator/health/liveness, 200", "/login, 200"})
    void onlyHealthAndLoginAreOpen(String path, int status) {
        assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/env", "/actuator"})
    void otherActuatorsAreClosedEvenForTheAdministrator(String path) {
        Browser browser = new Browser(http).login(ADMIN, ADMIN);

        assertThat(browser.get(path).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void nobodyMakesAnAdministratorThroughTheSetupPage() {
        String body =
                "{\"profile\":{\"id\":\"evil\",\"firstName\":\"e\",\"lastName\":\"v\"},\"credentials\":{\"password\":\"x\"}}";

        assertThat(post(null, "/camunda/api/admin/setup/default/user/create", body)
                        .getStatusCode()
                        .value())
                .isIn(401, 403);
        assertThat(jdbc.queryForObject("select count(*) from ACT_ID_USER where ID_ = 'evil'", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {KAMR, ADMIN})
    void expressionsInOrQueriesAreNotEvaluated(String user) {
        Path proof = folder.resolve("proof");
        String expression = "${''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('"
                + proof + "').createNewFile()}";

        ResponseEntity<String> answer =
                post(user, "/engine-rest/task", "{\"orQueries\":[{\"assigneeExpression\":\"" + expression + "\"}]}");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(Files.exists(proof)).isFalse();
    }

    /** As if one had got past the checks of a change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.getProcessEngineServices()}",
                "${execution.processEngineServices}",
                "${execution.getBpmnModelInstance()}",
                "${execution.getClass()}",
                "${execution.parent}",
                "${execution['class']}",
                "${''.getClass()}",
                "${''.class}",
                "${planDueDates.getClass()}",
                "${execution.setVariable('unitCode', 'X')}",
                "\\${'} ${execution.getProcessEngineServices()} '}"
            })
    void anExpressionOfAModelReachesNothingOfTheEngine(String expression) {
        String model = Bpmn.convertToString(Bpmn.createExecutableProcess("reaching")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("Task_Reach")
                .name(expression)
                .endEvent()
                .done());
        repository.createDeployment().addString("reaching.bpmn", model).deploy();

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("reaching"))
                .hasStackTraceContaining("An expression may not use");
    }

    @Test
    void anExpressionOfAModelReadsItsBusinessKeyAndVariables() {
        String model = Bpmn.convertToString(Bpmn.createExecutableProcess("reading")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("Task_Read")
                .name("${execution.processBusinessKey} ${execution.getVariable('route').toLowerCase()} ${route}")
                .endEvent()
                .done());
        repository.createDeployment().addString("reading.bpmn", model).deploy();

        String instance = runtime.startProcessInstanceByKey("reading", "2570/N2-BT", Map.of("route", "HQ"))
                .getId();

        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getName())
                .isEqualTo("2570/N2-BT hq HQ");
    }

    @Test
    void expressionsInStoredFiltersAreNotEvaluated() {
        Path proof = folder.resolve("proof");
        String expression = "${''.getClass().forName('java.io.File').getConstructor(''.getClass()).newInstance('"
                + proof + "').createNewFile()}";
        String filter = post(
                        ADMIN,
                        "/engine-rest/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"evil\",\"owner\":null,\"query\":{\"assigneeExpression\":\""
                                + expression + "\"}}")
                .getBody();
        String id = filter.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

        assertThat(post(ADMIN, "/engine-rest/filter/" + id + "/list", "{}")
                        .getStatusCode()
                        .is2xxSuccessful())
                .isFalse();
        assertThat(Files.exists(proof)).isFalse();
    }

    @Test
    void filtersOfTasklistStillKnowWhoAsks() {
        String id = jdbc.queryForObject(
                "select ID_ from ACT_RU_FILTER where NAME_ = 'งานทั้งหมดของตำแหน่งฉัน'", String.class);

        ResponseEntity<String> mine = post(GOVERNOR, "/engine-rest/filter/" + id + "/list?maxResults=1000", "{}");

        assertThat(mine.getStatusCode().value()).as(mine.getBody()).isEqualTo(200);
        assertThat(mine.getBody()).contains(task);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /engine-rest/deployment/create",
                "POST   | /engine-rest/process-definition/key/guardedApproval/start",
                "POST   | /engine-rest/message",
                "POST   | /engine-rest/process-instance/PROCESS/modification",
                "PUT    | /engine-rest/process-instance/PROCESS/variables/decision",
                "DELETE | /engine-rest/process-instance/PROCESS",
                "POST   | /engine-rest/task/TASK/assignee",
                "POST   | /engine-rest/task/TASK/delegate",
                "POST   | /engine-rest/task/TASK/resolve",
                "POST   | /engine-rest/task/TASK/identity-links",
                "POST   | /engine-rest/task/TASK/bpmnError",
                "POST   | /engine-rest/task/TASK/bpmnEscalation",
                "PUT    | /engine-rest/task/TASK/variables/decision",
                "PUT    | /engine-rest/task/TASK/localVariables/decision",
                "PUT    | /engine-rest/task/TASK",
                "POST   | /engine-rest/task/create",
                "POST   | /engine-rest/filter/create",
                "POST   | /engine-rest/authorization/create",
                "POST   | /engine-rest/user/create",
                "PUT    | /engine-rest/user/500120/credentials",
                "POST   | /engine-rest/identity/verify",
                "PUT    | /engine-rest/group/camunda-admin/members/500100",
                "POST   | /engine-rest/engine/default/message",
                "POST   | /engine-rest/decision-definition/key/x/evaluate",
                "POST   | /engine-rest/external-task/fetchAndLock",
            })
    void ordinaryPeopleChangeNothingButTheirOwnTasks(String method, String path) {
        ResponseEntity<String> answer = call(
                GOVERNOR,
                HttpMethod.valueOf(method),
                path.replace("PROCESS", process).replace("TASK", task),
                "{}",
                "th");

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void whoMaySeeTheUnitSeesItsTaskAndOthersDoNot() {
        assertThat(get(MANAGER, "/engine-rest/task/" + task).getStatusCode().value())
                .isEqualTo(200);
        assertThat(get(OTHER_GOVERNOR, "/engine-rest/task/" + task)
                        .getStatusCode()
                        .value())
                .isNotEqualTo(200);
        assertThat(get(OTHER_GOVERNOR, "/engine-rest/task").getBody()).doesNotContain(task);
        assertThat(get(SmallRegion.HQ_CHIEF, "/engine-rest/task/" + task)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(get(SmallRegion.HQ_KAMR, "/engine-rest/task/" + task)
                        .getStatusCode()
                        .value())
                .isNotEqualTo(200);
    }

    @Test
    void whoOnlySeesTheTaskCannotCompleteIt() {
        assertThat(complete(MANAGER, approved()).getStatusCode().value()).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    /** Holding a task is no right by itself. */
    @Test
    void whoHoldsTheTaskCannotCompleteItOnceTheGrantIsTakenAway() {
        tasks.setAssignee(task, MANAGER);
        authorizations.createAuthorizationQuery().userIdIn(MANAGER).resourceId(task).list().stream()
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);

        assertThat(complete(MANAGER, approved()).getStatusCode().value()).isEqualTo(403);
    }

    /** What is revoked from one person outweighs what their group has. */
    @Test
    void aRevokedRightIsNoRight() {
        Authorization revoked = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revoked.setUserId(GOVERNOR);
        revoked.setResource(Resources.TASK);
        revoked.setResourceId(task);
        revoked.removePermission(Permissions.TASK_WORK);
        revoked.removePermission(Permissions.UPDATE);
        authorizations.saveAuthorization(revoked);

        assertThat(complete(GOVERNOR, approved()).getStatusCode().value()).isEqualTo(403);

        authorizations.deleteAuthorization(revoked.getId());
        assertThat(complete(GOVERNOR, approved()).getStatusCode().value()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ผลการพิจารณา",
                "{\"decision\":{\"value\":null}} | ผลการพิจารณา",
                "{\"decision\":{\"value\":\"maybe\",\"type\":\"String\"}} | ผลการพิจารณา",
                "{\"decision\":{\"value\":\"return\",\"type\":\"String\"}} | ความเห็น",
                "{\"decision\":{\"value\":\"return\"},\"comment\":{\"value\":\"   \"}} | ความเห็น",
                "{\"decision\":{\"value\":true,\"type\":\"Boolean\"}} | ผลการพิจารณา",
                "{\"decision\":{\"value\":7}} | ผลการพิจารณา",
                "{\"decision\":{\"value\":\"approve\"},\"approvedBy\":{\"value\":\"me\"}} | approvedBy",
                "{\"decision\":{\"value\":\"approve\"},\"unitCode\":{\"value\":\"HQ\"}} | unitCode",
                "{\"decision\":{\"value\":\"rO0ABXQ=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"application/json\"}}} | ผลการพิจารณา",
            })
    void wrongAnswersAreRefusedInWordsFromEverybodyByEveryWay(String variables, String named) {
        for (String user : new String[] {GOVERNOR, ADMIN}) {
            for (String way : new String[] {"complete", "submit-form"}) {
                ResponseEntity<String> answer = call(
                        user,
                        HttpMethod.POST,
                        "/engine-rest/task/" + task + "/" + way,
                        "{\"variables\":" + variables + "}",
                        "th");

                assertThat(answer.getStatusCode().value())
                        .as("%s %s %s", user, way, answer.getBody())
                        .isEqualTo(400);
                assertThat(answer.getBody()).contains(named);
            }
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void aCompletionWithoutAnyBodyIsRefused() {
        assertThat(call(GOVERNOR, HttpMethod.POST, "/engine-rest/task/" + task + "/complete", "{}", "th")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void refusalsSpeakTheCallersLanguage() {
        ResponseEntity<String> english =
                call(GOVERNOR, HttpMethod.POST, "/engine-rest/task/" + task + "/complete", "{}", "en");

        assertThat(english.getBody()).contains("Decision is required.");
    }

    @Test
    void administratorsHaveNoOtherWayEither() {
        for (String way : new String[] {"bpmnError", "bpmnEscalation"}) {
            ResponseEntity<String> answer = post(
                    ADMIN, "/engine-rest/task/" + task + "/" + way, "{\"errorCode\":\"x\",\"escalationCode\":\"x\"}");
            assertThat(answer.getStatusCode().value())
                    .as(way + answer.getBody())
                    .isEqualTo(403);
        }
        assertThat(call(
                                ADMIN,
                                HttpMethod.PUT,
                                "/engine-rest/task/" + task + "/localVariables/decision",
                                "{\"value\":\"approve\",\"type\":\"String\"}",
                                "th")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(post(ADMIN, "/engine-rest/task/" + task + "/resolve", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void aLocalVariableCannotCatchTheAnswer() {
        tasks.setVariableLocal(task, "decision", "return");

        assertThat(post(
                                GOVERNOR,
                                "/engine-rest/task/" + task + "/submit-form",
                                "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(jdbc.queryForList(
                        "select TEXT_ from ACT_HI_VARINST where PROC_INST_ID_ = ? and NAME_ = 'decision' and TASK_ID_ is null",
                        String.class,
                        process))
                .containsExactly("approve");
    }

    @Test
    void aRightAnswerCompletesTheTaskAndTheSecondIsAConflict() {
        assertThat(complete(GOVERNOR, approved()).getStatusCode().value()).isEqualTo(204);

        ResponseEntity<String> again = complete(GOVERNOR, approved());

        assertThat(again.getStatusCode().value()).as(again.getBody()).isEqualTo(409);
        assertThat(again.getBody()).contains("เสร็จไปแล้ว");
    }

    /** Two at once, ten times: exactly one wins, the other is told so and never sees an error of the machine. */
    @RepeatedTest(10)
    void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsAConflict() {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(
                () -> complete(GOVERNOR, approved()).getStatusCode().value());
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(
                () -> complete(ADMIN, approved()).getStatusCode().value());

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void aTaskIsClaimedForOneselfOnlyAndCanBeGivenBack() {
        assertThat(post(GOVERNOR, "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + KAMR + "\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(post(GOVERNOR, "/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + GOVERNOR + "\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(post(GOVERNOR, "/engine-rest/task/" + task + "/unclaim", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void aCookieSessionNeedsACsrfTokenAndBasicDoesNot() {
        Browser browser = new Browser(http).login(GOVERNOR, "demo");

        assertThat(browser.post("/engine-rest/task/count", "{}").getStatusCode().value())
                .isEqualTo(403);
        assertThat(browser.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(post(GOVERNOR, "/engine-rest/task/count", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void aPersonSetsTheirPasswordThroughTheLinkAnAdministratorGives() {
        String path = "/api/accounts/" + SmallRegion.AREA_DEPUTY + "/password-link";
        assertThat(post(GOVERNOR, path, "").getStatusCode().value()).isEqualTo(403);
        String link = post(ADMIN, path, "").getBody().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        Browser browser = new Browser(http);

        assertThat(browser.submit(link, "password=short&again=short").getBody()).contains("12");
        assertThat(browser.submit(link, "password=long enough 12&again=long enough 12")
                        .getStatusCode()
                        .value())
                .isEqualTo(302);

        assertThat(browser.get(link).getStatusCode().value()).isEqualTo(404);
        new Browser(http).login(SmallRegion.AREA_DEPUTY, "long enough 12");
    }

    @Test
    void oneLoginServesPagesAndWebApps() {
        Browser browser = new Browser(http).login(GOVERNOR, "demo");

        browser.get("/camunda/app/tasklist/default/");
        ResponseEntity<String> who = browser.get("/camunda/api/admin/auth/user/default");

        assertThat(who.getBody()).contains(GOVERNOR).contains("tasklist").doesNotContain("cockpit");
        assertThat(browser.get("/camunda/api/engine/engine/default/task/" + task)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void webAppsApiRefusesWhatTheRestApiRefuses() {
        Browser browser = new Browser(http).login(GOVERNOR, "demo");
        browser.get("/camunda/app/tasklist/default/");

        for (String path : new String[] {"message", "task/" + task + "/assignee", "deployment/create"}) {
            assertThat(browser.postWithXsrf("/camunda/api/engine/engine/default/" + path, "{}")
                            .getStatusCode()
                            .value())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.postWithXsrf(
                                "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                                "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void pagesCarryStrictHeaders() {
        HttpHeaders headers = http.getForEntity("/login", String.class).getHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void noScriptEngineButFeelAndTheEnginesOwnExpressionsIsOnTheClassPath() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getClass().getName())
                .allMatch(name -> name.startsWith("org.camunda.feel.") || name.endsWith(".JuelScriptEngineFactory"));
    }

    @Test
    void aNameWithTrailingSpacesIsTheSamePersonToTheThrottleAndTheEngine() {
        assertThat(get(GOVERNOR + " ", "/engine-rest/identity/groups?userId=" + GOVERNOR)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(get(GOVERNOR + " ", "/engine-rest/task?assignee=" + GOVERNOR).getBody())
                .isEqualTo(
                        get(GOVERNOR, "/engine-rest/task?assignee=" + GOVERNOR).getBody());
    }

    @Test
    void aFileIsNotReadBeforeALogin() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("multipart/form-data;boundary=x"));
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\r\n--x--\r\n";

        for (String page : List.of("/admin/imports", "/login", "/plans/open")) {
            assertThat(http.exchange(page, HttpMethod.POST, new HttpEntity<>(body, headers), String.class)
                            .getStatusCode()
                            .value())
                    .as(page)
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyGivesThemselvesAnotherName() {
        assertThat(call(
                                KAMR,
                                HttpMethod.PUT,
                                "/engine-rest/user/" + KAMR + "/profile",
                                "{\"id\":\"" + KAMR + "\",\"firstName\":\"x\",\"lastName\":\"y\"}",
                                "th")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private ResponseEntity<String> complete(String user, String variables) {
        return post(user, "/engine-rest/task/" + task + "/complete", "{\"variables\":" + variables + "}");
    }

    private static String approved() {
        return "{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}}";
    }

    private ResponseEntity<String> get(String user, String path) {
        return call(user, HttpMethod.GET, path, null, "th");
    }

    private ResponseEntity<String> post(String user, String path, String body) {
        return call(user, HttpMethod.POST, path, body, "th");
    }

    private ResponseEntity<String> call(String user, HttpMethod method, String path, String body, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Accept-Language", language);
        if (user != null) {
            headers.setBasicAuth(user, ADMIN.equals(user) ? ADMIN : "demo");
        }
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }
}

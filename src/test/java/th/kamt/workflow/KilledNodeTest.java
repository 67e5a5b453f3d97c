package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.activity.ActivityOpening;
import th.kamt.support.Jvm;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.support.StoppingNode;
import th.kamt.workflow.security.Browser;

/** A second node on the same database is killed while four people's steps stand between the business row and the next token. */
@PlanningTest
class KilledNodeTest {

    private static final String FULL = "contact_name=นายสมชาย ใจดี;contact_position=ผู้จัดการ;"
            + "contact_phone=02-123-4567;contact_email=somchai@customer.test";
    private static final String NOW = "2027-01-11T09:00:00+07:00";

    @Autowired
    private SmallYear year;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ActivityOpening opening;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    /** A step by REST, of that person. */
    private record Step(String person, String path, String json) {}

    @Test
    @DisplayName("nothing is lost and nothing is there twice: voice, data entry, activity and request")
    void whatAKilledNodeHadUnderWayIsAsIfItHadNotBegun(@TempDir Path folder) throws Exception {
        inForce();
        Task entry = tasks.createTaskQuery()
                .taskDefinitionKey("Task_EnterData")
                .taskAssignee(MANAGER)
                .singleResult();
        Task visit = openVisit();
        Task spending = askedFor();
        List<Step> steps = List.of(
                new Step(
                        visit.getAssignee(),
                        "/api/urgent-voices",
                        "{\"accountId\":\"%s\",\"receivedAt\":\"2027-01-11T08:30:00+07:00\",\"channel\":\"LINE\",\"summary\":\"ไฟตก 🏭\"}"
                                .formatted(SmallYear.id(1, AA))),
                complete(MANAGER, entry, "{}"),
                complete(
                        visit.getAssignee(),
                        visit,
                        "{\"outcome\":{\"value\":\"done\"},\"happenedOn\":{\"value\":\"2027-01-11\"}}"),
                complete(GOVERNOR, spending, "{\"decision\":{\"value\":\"approve\"}}"));
        String before = state();

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (Jvm node = StoppingNode.start(
                folder,
                environment,
                clock.instant(),
                "urgent_voice,data_entry_part,activity,request",
                "--camunda.bpm.job-execution.enabled=false")) {
            node.awaitSaid(StoppingNode.READY);
            String other = "http://127.0.0.1:" + node.saidSoFar(StoppingNode.READY);
            steps.forEach(step -> answers.add(send(other, step)));
            for (String table : List.of("urgent_voice", "data_entry_part", "activity", "request")) {
                node.awaitSaid(StoppingNode.STOPPED + table + System.lineSeparator());
            }
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            node.kill();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).failsWithin(Duration.ofMinutes(1)));
        assertThat(state()).isEqualTo(before);
        String here = "http://127.0.0.1:" + environment.getProperty("local.server.port");
        for (Step step : steps) {
            HttpResponse<String> answer = send(here, step).join();
            assertThat(answer.statusCode()).as(step.path() + answer.body()).isIn(201, 204);
        }
        assertThat(jdbc.queryForList("select count(*) from urgent_voice", Integer.class))
                .containsExactly(1);
        assertThat(instances("urgentVoice")).isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from deadline where kind like 'URGENT%'", Integer.class))
                .isEqualTo(2);
        assertThat(jdbc.queryForList("select what from activity_change", String.class))
                .containsExactly("DONE");
        assertThat(tasks.createTaskQuery().taskDefinitionKey("Task_LogActivity").count())
                .isEqualTo(1);
        assertThat(jdbc.queryForList("select done_by from data_entry_part where done_at is not null", String.class))
                .containsExactly(MANAGER);
        assertThat(jdbc.queryForList("select status from request", String.class))
                .containsExactly("APPROVED");
        for (Task done : List.of(entry, visit, spending)) {
            assertThat(tasks.createTaskQuery().taskId(done.getId()).count()).isZero();
            assertThat(history.createHistoricTaskInstanceQuery()
                            .taskId(done.getId())
                            .singleResult()
                            .getDeleteReason())
                    .isEqualTo("completed");
        }
    }

    private void inForce() {
        year.forget();
        for (int number = 9; number <= 10; number++) {
            year.account(
                    number,
                    AA,
                    "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=" + (99 - number) + "000;"
                            + FULL);
        }
        year.opened().approveFully(AA).beginningAt(NOW);
    }

    private Task openVisit() {
        long visit = jdbc.queryForObject("select min(id) from activity where code = 'RBA1'", Long.class);
        opening.openEarly(visit);
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(YEAR + "/" + visit)
                .singleResult();
    }

    private Task askedFor() {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("unit", AA);
        event.put("year", "2570");
        event.put("formKey", UUID.randomUUID().toString());
        event.put("title", "สัมมนา");
        event.put("code", "RBA2");
        event.put("on", "10/2/2570");
        event.put("place", "โรงแรมบึงทอง");
        event.put("account", SmallYear.id(1, AA));
        event.putAll(
                Map.of("kind0", "FOOD", "level0", "UPPER", "what0", "อาหารกลางวัน", "people0", "20", "each0", "2000"));
        event.put("do", "send");
        Browser kamr = new Browser(http).login(SmallYear.KAMR, "demo");
        String fields = event.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        ResponseEntity<String> sent = kamr.submitFrom("/spendings/new?unit=N2-AA&year=2570", "/spendings", fields);
        assertThat(sent.getStatusCode().value()).as(sent.getBody()).isEqualTo(302);
        return tasks.createTaskQuery().taskDefinitionKey("Task_ApproveSpending").singleResult();
    }

    private static Step complete(String person, Task task, String variables) {
        return new Step(person, "/engine-rest/task/" + task.getId() + "/complete", "{\"variables\":" + variables + "}");
    }

    private static CompletableFuture<HttpResponse<String>> send(String server, Step step) {
        String login = Base64.getEncoder().encodeToString((step.person() + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + step.path()))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(step.json()))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Everything the four steps touch. */
    private String state() {
        return String.join(
                "\n",
                jdbc.queryForList("select count(*) from urgent_voice", String.class)
                        .toString(),
                jdbc.queryForList(
                                "select concat(id, state, ifnull(happened_on, '')) from activity where state <> 'PLANNED'",
                                String.class)
                        .toString(),
                jdbc.queryForList("select count(*) from activity_change", String.class)
                        .toString(),
                jdbc.queryForList("select concat(part, ifnull(done_at, '')) from data_entry_part", String.class)
                        .toString(),
                jdbc.queryForList("select concat(status, version) from request", String.class)
                        .toString(),
                jdbc.queryForList(
                                "select concat(kind, business_key, ifnull(done_at, '')) from deadline order by id",
                                String.class)
                        .toString(),
                jdbc.queryForList("select ID_ from ACT_RU_TASK order by ID_", String.class)
                        .toString(),
                jdbc.queryForList(
                                "select concat(ID_, ifnull(ACT_ID_, '')) from ACT_RU_EXECUTION order by ID_",
                                String.class)
                        .toString(),
                jdbc.queryForList("select count(*) from mail", String.class).toString());
    }

    private long instances(String process) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }
}

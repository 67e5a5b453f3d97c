package th.kamt.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.MovableClock;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;

/** What Prometheus fetches. Other tests leave work in the same database: figures are told apart by step or by difference. */
@ServedApplicationTest
class MetricsTest {

    private static final String PATH = "/actuator/prometheus";
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final Offset<Double> A_MINUTE = Offset.offset(60.0);

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Measuring measuring;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void theTestsProcess() {
        new SmallRegion(jdbc, events).exist();
        repository
                .createDeployment()
                .name("measured")
                .enableDuplicateFiltering(true)
                .addClasspathResource("operations/measured.bpmn")
                .deploy();
    }

    @Test
    void onlyAdministratorsTheProcessOwnerAndTheScraperReadThem() {
        employee("500801", "HQ", "chief-crm-business");
        employee("500802", "N2-BT", "office-manager");

        assertThat(http.getForEntity(PATH, String.class).getStatusCode().value())
                .isEqualTo(401);
        assertThat(fetch("scraper", "another password").getStatusCode().value()).isEqualTo(401);
        assertThat(fetch("500802", "demo").getStatusCode().value()).isEqualTo(403);
        assertThat(fetch("500801", "demo").getStatusCode().value()).isEqualTo(200);
        assertThat(fetch("admin", "admin").getStatusCode().value()).isEqualTo(200);
        assertThat(fetch("scraper", "scraper-password").getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void theScraperGetsInNowhereElse() {
        assertThat(http.withBasicAuth("scraper", "scraper-password")
                        .getForEntity("/engine-rest/task", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void openTasksAreCountedByStepAndAge() {
        // Younger than a day; two days old and overdue.
        runtime.startProcessInstanceByKey("measured", Map.of("stops", false));
        String older = runtime.startProcessInstanceByKey("measured", Map.of("stops", false))
                .getId();
        jdbc.update(
                "update ACT_RU_TASK set CREATE_TIME_ = ?, DUE_DATE_ = ? where PROC_INST_ID_ = ?",
                Timestamp.from(clock.instant().minus(Duration.ofDays(2))),
                Timestamp.from(clock.instant().minus(Duration.ofHours(1))),
                older);

        Map<String, Double> figures = figures();

        assertThat(figures)
                .containsEntry("kamt_tasks_open{age=\"under_1d\",step=\"Task_Measured\"}", 1.0)
                .containsEntry("kamt_tasks_open{age=\"1d_to_7d\",step=\"Task_Measured\"}", 1.0)
                .containsEntry("kamt_tasks_overdue{age=\"under_1d\",step=\"Task_Measured\"}", 0.0)
                .containsEntry("kamt_tasks_overdue{age=\"1d_to_7d\",step=\"Task_Measured\"}", 1.0);
    }

    @Test
    void aFailedJobIsAnIncidentAndALateOneIsLag() {
        double failedBefore = figures().get("kamt_jobs_failed");
        String failing = startStopping();
        String waiting = startStopping();
        String job = jobOf(failing);
        management.setJobRetries(job, 0);
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where ID_ = ?", Timestamp.from(LONG_AGO), jobOf(waiting));

        Map<String, Double> figures = figures();

        assertThat(figures.get("kamt_jobs_failed")).isEqualTo(failedBefore + 1);
        assertThat(figures).containsEntry("kamt_incidents{process=\"measured\"}", 1.0);
        assertThat(figures.get("kamt_jobs_lag_seconds")).isCloseTo(secondsSinceLongAgo(), A_MINUTE);
        assertThat(figures.get("kamt_processes_active{process=\"measured\"}")).isGreaterThanOrEqualTo(2);

        runtime.deleteProcessInstance(failing, "done");
        runtime.deleteProcessInstance(waiting, "done");
    }

    @Test
    void deadlinesOpenAndOverdueAreCountedByKind() {
        String overdue = "kamt_deadlines_overdue{kind=\"PLAN_PREPARATION\"}";
        String open = "kamt_deadlines_open{kind=\"PLAN_PREPARATION\"}";
        Map<String, Double> before = figures();
        deadline(-1, LONG_AGO, null);
        deadline(-2, clock.instant().plus(Duration.ofDays(1)), null);
        deadline(-3, LONG_AGO, LONG_AGO);

        Map<String, Double> after = figures();

        assertThat(after.get(overdue)).isEqualTo(before.get(overdue) + 1);
        assertThat(after.get(open)).isEqualTo(before.get(open) + 2);
        jdbc.update("delete from deadline where id < 0");
    }

    @Test
    void mailsAreCountedByStateAndTheOldestWaitingOneIsLag() {
        Map<String, Double> before = figures();
        mail("a", "WAITING", false);
        mail("b", "WAITING", true);
        mail("c", "FAILED", false);

        Map<String, Double> after = figures();

        for (String state : new String[] {"WAITING", "HELD", "FAILED"}) {
            String name = "kamt_outbox_mails{state=\"" + state + "\"}";
            assertThat(after.get(name)).as(name).isEqualTo(before.get(name) + 1);
        }
        assertThat(after.get("kamt_outbox_lag_seconds")).isCloseTo(secondsSinceLongAgo(), A_MINUTE);
        jdbc.update("delete from mail where kind = 'measured'");
    }

    private String startStopping() {
        return runtime.startProcessInstanceByKey("measured", Map.of("stops", true))
                .getId();
    }

    private String jobOf(String instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private double secondsSinceLongAgo() {
        return Duration.between(LONG_AGO, clock.instant()).toMillis() / 1000.0;
    }

    private void deadline(int id, Instant due, Instant done) {
        jdbc.update(
                "insert into deadline (id, kind, rule, business_key, unit_code, plan_year, started_at, due_at, done_at,"
                        + " escalations, version) values (?, 'PLAN_PREPARATION', 'R-1.0', ?, 'N2-BT', 2570, ?, ?, ?, 0, 0)",
                id,
                "measured/" + id,
                utc(LONG_AGO),
                utc(due),
                done == null ? null : utc(done));
    }

    private void mail(String key, String state, boolean held) {
        jdbc.update(
                "insert into mail (kind, notice_key, recipient, language, subject, body, path, created_at, held, state,"
                        + " attempts, next_attempt_at, message_id) values ('measured', ?, 'nobody', 'th', '', '', '', ?, ?, ?,"
                        + " 0, ?, '')",
                key,
                utc(LONG_AGO),
                held,
                state,
                utc(LONG_AGO));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private void employee(String id, String unit, String roles) {
        String csv = "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n" + id
                + ",นาย " + id + ",นบค.," + unit + ",,2010-01-01,," + roles + ",\n";
        http.withBasicAuth("admin", "admin").put("/api/organization/employees", csvOf(csv));
    }

    private static HttpEntity<byte[]> csvOf(String text) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("text/csv"));
        return new HttpEntity<>(text.getBytes(StandardCharsets.UTF_8), headers);
    }

    private ResponseEntity<String> fetch(String user, String password) {
        return http.withBasicAuth(user, password).getForEntity(PATH, String.class);
    }

    /** By name with labels, as Prometheus writes them. */
    private Map<String, Double> figures() {
        measuring.measure();
        return fetch("scraper", "scraper-password")
                .getBody()
                .lines()
                .filter(line -> line.startsWith("kamt_"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    }
}

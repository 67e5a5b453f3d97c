package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import th.kamt.support.OperationsWork;
import th.kamt.support.OwnApplication;
import th.kamt.support.TestDatabase;

/** The application's own job executor at work: what it logs, and what becomes of jobs when the application is told to stop. */
class RunningJobsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String ADMINISTRATOR =
            "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));

    @Test
    void stoppingWaitsForTheRunningJobAndLeavesTheOthersToTheNextStart() throws Exception {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        OwnApplication application = oneJobAtATime(schema);
        OperationsWork work = application.bean(OperationsWork.class);
        for (int i = 1; i <= 5; i++) {
            application.startWork("work " + i, "waits");
        }
        work.awaitBegun(1);
        ThreadPoolTaskExecutor threads = application.bean("camundaTaskExecutor", ThreadPoolTaskExecutor.class);

        Thread stopping = new Thread(application::close, "stopping");
        stopping.start();
        await().atMost(PATIENCE).until(() -> threads.getThreadPoolExecutor().isShutdown());
        work.letEnd(1);
        stopping.join(PATIENCE.toMillis());

        assertThat(stopping.isAlive()).isFalse();
        JdbcTemplate tables =
                new JdbcTemplate(new DriverManagerDataSource(schema.url(), schema.user(), schema.password()));
        int done = count(tables, "select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'Task_Rest'");
        int left = count(tables, "select count(*) from ACT_RU_JOB where HANDLER_TYPE_ = 'async-continuation'");
        assertThat(List.of(done, left)).containsExactly(1, 4);
        assertThat(count(tables, "select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null"))
                .isZero();
        assertThat(count(tables, "select count(*) from ACT_RU_INCIDENT")).isZero();

        try (OwnApplication again = oneJobAtATime(schema)) {
            again.bean(OperationsWork.class).letEnd(left);
            await().atMost(PATIENCE)
                    .until(() -> again.bean(TaskService.class)
                                    .createTaskQuery()
                                    .taskDefinitionKey("Task_Rest")
                                    .count()
                            == 5);
        }
    }

    @Test
    void aJobThatLostARaceIsTakenAgainThoughTheModelAllowsOneAttempt() {
        try (OwnApplication application = OwnApplication.on(TestDatabase.newSchema())) {
            String instance = application.startWork("2570/N2-BT", "losesOnce");

            TaskService tasks = application.bean(TaskService.class);
            await().atMost(PATIENCE)
                    .until(() -> tasks.createTaskQuery()
                                    .processInstanceId(instance)
                                    .taskDefinitionKey("Task_Rest")
                                    .count()
                            == 1);
        }
    }

    @Test
    void twoNodesShareTheWorkAndNeitherDoesTheOthers() throws Exception {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        try (OwnApplication first = oneJobAtATime(schema);
                OwnApplication second = oneJobAtATime(schema)) {
            for (int i = 1; i <= 12; i++) {
                first.startWork("work " + i, "waits");
            }
            List<OperationsWork> nodes = List.of(first.bean(OperationsWork.class), second.bean(OperationsWork.class));
            for (OperationsWork node : nodes) {
                node.awaitBegun(1);
            }
            nodes.forEach(node -> node.letEnd(12));
            TaskService tasks = first.bean(TaskService.class);
            await().atMost(PATIENCE)
                    .until(() -> tasks.createTaskQuery()
                                    .taskDefinitionKey("Task_Rest")
                                    .count()
                            == 12);

            assertThat(nodes.stream().mapToInt(OperationsWork::begunSoFar).sum())
                    .isEqualTo(12);
        }
    }

    private static int count(JdbcTemplate tables, String query) {
        return tables.queryForObject(query, Integer.class);
    }

    private static OwnApplication oneJobAtATime(TestDatabase.Schema schema) {
        return OwnApplication.on(
                schema,
                "camunda.bpm.job-execution.core-pool-size=1",
                "camunda.bpm.job-execution.max-pool-size=1",
                "camunda.bpm.job-execution.queue-capacity=1",
                "camunda.bpm.job-execution.max-jobs-per-acquisition=1");
    }

    @Test
    void everyLineSaysWhoseWorkItIsAndHistoryGoesAtNight() throws Exception {
        try (OwnApplication application = OwnApplication.on(TestDatabase.newSchema(), "logging.level.th.kamt=INFO")) {
            List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
            ListAppender<ILoggingEvent> appender = new ListAppender<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    // Taken now: the context is the thread's, which goes on to other work.
                    event.prepareForDeferredProcessing();
                    lines.add(event);
                }
            };
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            appender.setContext(root.getLoggerContext());
            appender.start();
            root.addAppender(appender);
            try {
                String instance = application.startWork("2570/N2-BT", "fails");
                ManagementService management = application.bean(ManagementService.class);
                await().atMost(PATIENCE)
                        .until(() -> management
                                        .createJobQuery()
                                        .processInstanceId(instance)
                                        .noRetriesLeft()
                                        .count()
                                == 1);
                int status = application.status(
                        "/api/talking?words=hello",
                        "Authorization",
                        ADMINISTRATOR,
                        "X-Request-Id",
                        "given-by-the-proxy");
                assertThat(status).isEqualTo(200);

                ILoggingEvent failed = line(lines, event -> causes(event, OperationsWork.FAILURE));
                assertThat(failed.getMDCPropertyMap())
                        .containsEntry("businessKey", "2570/N2-BT")
                        .containsEntry("process", "operationsWork")
                        .containsEntry("activityId", "Task_Work")
                        .containsEntry("processInstanceId", instance);
                JsonNode json = json(root.getLoggerContext(), failed);
                assertThat(json.path("businessKey").asText()).isEqualTo("2570/N2-BT");
                assertThat(json.path("stack_trace").asText()).contains(OperationsWork.FAILURE);

                ILoggingEvent asked =
                        line(lines, event -> event.getFormattedMessage().equals("said: hello"));
                assertThat(asked.getMDCPropertyMap())
                        .containsEntry("user", "admin")
                        .containsEntry("request", "given-by-the-proxy");
            } finally {
                root.detachAppender(appender);
            }

            ProcessEngineConfigurationImpl engine = application.bean(ProcessEngineConfigurationImpl.class);
            assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00+0700");
            assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00+0700");
            assertThat(application.bean(ManagementService.class).createJobQuery().list().stream()
                            .filter(job -> job.getProcessDefinitionId() == null)
                            .map(job -> job.getDuedate()
                                    .toInstant()
                                    .atOffset(ZoneOffset.ofHours(7))
                                    .getHour()))
                    .allSatisfy(hour -> assertThat(hour).isBetween(1, 5));
        }
    }

    private static ILoggingEvent line(List<ILoggingEvent> lines, Predicate<ILoggingEvent> wanted) {
        return lines.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such line among "
                        + lines.stream().map(ILoggingEvent::getFormattedMessage).toList()));
    }

    private static boolean causes(ILoggingEvent event, String message) {
        for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            if (message.equals(thrown.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** As profile mariadb writes it. */
    private static JsonNode json(LoggerContext context, ILoggingEvent event) throws Exception {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("logstash");
        encoder.start();
        return new ObjectMapper().readTree(encoder.encode(event));
    }
}

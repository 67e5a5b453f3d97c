package th.kamt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import th.kamt.support.OwnApplication;
import th.kamt.support.TestDatabase;

/** The database is killed while work goes on, and comes back: nothing acknowledged is lost, and nobody restarts the application. */
class DatabaseAwayTest {

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void aKilledDatabaseLosesNoAcknowledgedWorkAndNeedsNoRestart() throws Exception {
        EmbeddedMariaDb database = EmbeddedMariaDb.start(folder);
        TestDatabase.Schema schema = new TestDatabase.Schema(database.schema("kamt"), "root", "");
        try (OwnApplication application = OwnApplication.on(
                schema,
                "spring.datasource.hikari.connection-timeout=2000",
                // A job that ran when the database went is taken again after this.
                "camunda.bpm.job-execution.lock-time-in-millis=5000")) {
            assertThat(application.status(READINESS)).isEqualTo(200);
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger refused = new AtomicInteger();
            Thread people = new Thread(() -> keepStarting(application, acknowledged, refused, enough), "people");
            people.start();
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= 50);

            database.kill();

            await().atMost(PATIENCE).until(() -> application.status(READINESS) == 503);
            assertThat(application.status("/actuator/health/liveness")).isEqualTo(200);
            int beforeTheKill = acknowledged.size();

            database = EmbeddedMariaDb.start(folder, database.port());

            await().atMost(PATIENCE).until(() -> application.status(READINESS) == 200);
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= beforeTheKill + 20);
            enough.set(true);
            people.join();
            assertThat(refused).as("starts refused while the database was away").hasPositiveValue();
            TaskService tasks = application.bean(TaskService.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(instancesAtRest(tasks)).containsAll(acknowledged));
            assertThat(application
                            .bean(ManagementService.class)
                            .createJobQuery()
                            .noRetriesLeft()
                            .count())
                    .isZero();
        } finally {
            database.close();
        }
    }

    private static void keepStarting(
            OwnApplication application, Queue<String> acknowledged, AtomicInteger refused, AtomicBoolean enough) {
        for (int i = 1; !enough.get(); i++) {
            try {
                acknowledged.add(application.startWork("work " + i, "works"));
            } catch (RuntimeException e) {
                refused.incrementAndGet();
            }
        }
    }

    private static Set<String> instancesAtRest(TaskService tasks) {
        Set<String> instances = new TreeSet<>();
        for (Task task : tasks.createTaskQuery().taskDefinitionKey("Task_Rest").list()) {
            instances.add(task.getProcessInstanceId());
        }
        return instances;
    }
}

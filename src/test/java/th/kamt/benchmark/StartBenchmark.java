package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import th.kamt.KamtApplication;
import th.kamt.support.Jvm;
import th.kamt.support.TestDatabase;

/**
 * From the start of the JVM to readiness, on a database that exists, against a bare Camunda on a schema of the same server;
 * docs/benchmarks.md. Each start is a process of its own, one at a time. Production's profile is started, without its reverse
 * proxy. The bare one is ready as soon as its web apps answer; it has only the jars its starter brings, a connection pool and
 * the driver. The application is started as it is installed, with the archive of its classes that {@code kamt.sh} keeps; without
 * one, and against a bare Camunda that has one too, are told beside it.
 */
class StartBenchmark {

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final int STARTS = 3;
    private static final double MOST = 1.5;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

    /** By folder of the Maven repository. */
    private static final Pattern STARTER = Pattern.compile(
            ".*/(ch/qos/logback|com/fasterxml|com/sun/xml/bind|com/zaxxer/HikariCP|commons-fileupload|commons-io"
                    + "|io/micrometer/micrometer-(commons|observation)|jakarta|joda-time|org/apache/(commons/commons-lang3|logging|tomcat)|org/camunda"
                    + "|org/glassfish|org/hibernate/validator|org/javassist|org/jboss/logging|org/mariadb|org/mybatis|org/ow2"
                    + "|org/slf4j|org/springframework/(boot/spring-boot(-autoconfigure)?"
                    + "|spring-(aop|beans|context|core|expression|jcl|jdbc|orm|tx|web|webmvc))|org/yaml)/.*");

    private static final Pattern NOT_STARTER =
            Pattern.compile(".*(spin|junit5|camunda-bpm-assert|starter-rest|jakarta.mail).*");

    @TempDir
    private Path folder;

    @Test
    void theApplicationIsReadyWithinOneAndAHalfTimesTheStartOfABareCamunda() throws Exception {
        List<String> applicationJars = Jvm.jarsOnly(folder.resolve("application.jar"), Jvm.applicationClassPath());
        List<String> bareJars = Jvm.jarsOnly(folder.resolve("bare.jar"), bareClassPath());
        Start installed = application(applicationJars, true);
        Start plain = application(applicationJars, false);
        Start bare = bare(bareJars, false);
        Start archivedBare = bare(bareJars, true);

        double ratio = ratio("as installed, to a bare Camunda", installed, bare);
        ratio("without an archive of classes, to a bare Camunda", plain, bare);
        ratio("as installed, to a bare Camunda with such an archive too", installed, archivedBare);

        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private static double ratio(String what, Start application, Start bare) throws Exception {
        Turns turns = Turns.take(1, STARTS, application, bare);
        double ratio = turns.first() / turns.second();
        System.out.printf(
                "Start to ready %s: %.2f / %.2f s; ratio %.2f (%s)%n",
                what, turns.first(), turns.second(), ratio, turns);
        return ratio;
    }

    private Start application(List<String> classPath, boolean archived) {
        return new Start(
                KamtApplication.class,
                classPath,
                archived,
                "/actuator/health/readiness",
                "--spring.profiles.active=mariadb",
                "--kamt.admin-password=for-the-benchmark-only",
                "--kamt.data-dir=" + folder);
    }

    private Start bare(List<String> classPath, boolean archived) {
        Start bare = new Start(
                BareCamunda.class,
                classPath,
                archived,
                "/camunda/app/welcome/default/",
                "--camunda.bpm.database.type=mysql",
                "--camunda.bpm.database.schema-update=false",
                "--camunda.bpm.admin-user.id=admin",
                "--camunda.bpm.admin-user.password=admin",
                "--camunda.bpm.generic-properties.properties.history-time-to-live=P1D",
                "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED");
        // The engine's tables and nothing else.
        Flyway.configure()
                .dataSource(bare.schema.url(), bare.schema.user(), bare.schema.password())
                .target("1")
                .load()
                .migrate();
        return bare;
    }

    private List<String> bareClassPath() throws IOException {
        List<String> classPath = new ArrayList<>();
        classPath.add(Jvm.only(folder.resolve("bare"), BareCamunda.class));
        classPath.addAll(Jvm.classPath(entry -> {
            String path = entry.replace(File.separatorChar, '/');
            return STARTER.matcher(path).matches() && !NOT_STARTER.matcher(path).matches();
        }));
        return classPath;
    }

    private final class Start implements Turns.Side {

        private final Class<?> mainClass;
        private final List<String> classPath;
        private final String readyPath;
        private final List<String> settings;
        private final Path archive;
        private final TestDatabase.Schema schema = TestDatabase.newSchema();
        private int port;
        private Jvm jvm;

        Start(Class<?> mainClass, List<String> classPath, boolean archived, String readyPath, String... settings) {
            this.mainClass = mainClass;
            this.classPath = classPath;
            this.readyPath = readyPath;
            // One each: the class paths differ.
            this.archive = archived ? folder.resolve("classes-" + STARTED.incrementAndGet() + ".jsa") : null;
            this.settings = new ArrayList<>(List.of(settings));
            this.settings.addAll(List.of(
                    "--spring.datasource.url=" + schema.url(),
                    "--spring.datasource.username=" + schema.user(),
                    "--spring.datasource.password=" + schema.password()));
        }

        @Override
        public void prepare() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
        }

        @Override
        public void run() throws Exception {
            List<String> arguments = new ArrayList<>(settings);
            arguments.add("--server.port=" + port);
            jvm = Jvm.start(
                    folder.resolve(mainClass.getSimpleName() + ".log"),
                    classPath,
                    options(),
                    mainClass.getName(),
                    arguments.toArray(String[]::new));
            long end = System.nanoTime() + PATIENCE;
            while (!isReady()) {
                jvm.requireAlive();
                assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        /** What {@code kamt.sh} does: the first stop writes the archive. */
        private List<String> options() {
            if (archive == null) {
                return List.of("-Xmx512m");
            }
            String option = Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
            return List.of("-Xmx512m", option + archive);
        }

        private boolean isReady() {
            try {
                HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + readyPath)
                        .toURL()
                        .openConnection();
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void tidyUp() {
            jvm.close();
        }
    }
}

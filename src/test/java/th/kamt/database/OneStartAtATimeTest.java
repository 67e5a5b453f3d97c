package th.kamt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import th.kamt.support.TestDatabase;

class OneStartAtATimeTest {

    @Test
    @DisplayName("a node that starts beside another waits until that is ready, or gone")
    void aSecondNodeWaits() throws Exception {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        HikariDataSource other = pool(schema);
        try (HikariDataSource one = pool(schema)) {
            OneStartAtATime first = new OneStartAtATime(one);
            OneStartAtATime second = new OneStartAtATime(other);
            first.take();

            CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> take(second));
            assertThatThrownBy(() -> waits.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            first.release();
            waits.get(20, TimeUnit.SECONDS);

            CompletableFuture<Void> waitsAgain = CompletableFuture.runAsync(() -> take(first));
            assertThat(waitsAgain).isNotDone();
            // The node dies: its connections go.
            other.close();
            waitsAgain.get(20, TimeUnit.SECONDS);
            first.release();
        } finally {
            other.close();
        }
    }

    private static void take(OneStartAtATime start) {
        try {
            start.take();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static HikariDataSource pool(TestDatabase.Schema schema) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(schema.url());
        pool.setUsername(schema.user());
        pool.setPassword(schema.password());
        return pool;
    }
}

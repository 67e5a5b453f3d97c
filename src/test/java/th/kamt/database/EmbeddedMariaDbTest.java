package th.kamt.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbTest {

    @TempDir
    private Path folder;

    @Test
    void theSecondStartFindsWhatTheFirstWroteAndTwoAtOnceAreRefused() throws Exception {
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(folder);
                Connection connection = DriverManager.getConnection(first.schema("kept"), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text varchar(20))");
            statement.execute("insert into note values ('ยังอยู่ 🙂')");

            assertThatThrownBy(() -> EmbeddedMariaDb.start(folder))
                    .isInstanceOf(EmbeddedMariaDbException.class)
                    .hasMessageContaining("already uses");
        }

        try (EmbeddedMariaDb second = EmbeddedMariaDb.start(folder);
                Connection connection = DriverManager.getConnection(second.schema("kept"), "root", "");
                Statement statement = connection.createStatement();
                ResultSet note = statement.executeQuery("select text from note")) {
            assertThat(note.next()).isTrue();
            assertThat(note.getString(1)).isEqualTo("ยังอยู่ 🙂");
        }
    }

    @Test
    void whereItCannotRunTheMessageNamesTheWayOut() throws Exception {
        Path file = Files.createFile(folder.resolve("not-a-folder"));

        assertThatThrownBy(() -> EmbeddedMariaDb.start(file.resolve("below")))
                .isInstanceOf(EmbeddedMariaDbException.class)
                .hasMessageContaining("KAMT_DB_URL");
    }
}

package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.workflow.security.TestDirectory.PASSWORD;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;

/** Questions to a directory, found by pattern and by search. */
class DirectoryTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private TestDirectory server;

    @BeforeEach
    void aDirectoryWithTwoPeople() {
        server = new TestDirectory().person("somchai", "500001").person("malee", "500002");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoBindsIsTheEmployeeOfThatName() {
        Directory directory = byPattern(server.url());

        assertThat(directory.employeeOf("somchai", PASSWORD)).contains("somchai");
        assertThat(directory.answered()).isEqualTo(Directory.Answered.YES);
    }

    @Test
    void theEmployeeIdMayStandInAnAttribute() {
        assertThat(bySearch("employeeNumber").employeeOf("malee", PASSWORD)).contains("500002");
        assertThat(bySearch("noSuchAttribute").employeeOf("malee", PASSWORD)).isEmpty();
    }

    @Test
    void wrongEmptyAndUnknownAreNobody() {
        for (Directory directory : new Directory[] {byPattern(server.url()), bySearch("")}) {
            assertThat(directory.employeeOf("somchai", "wrong")).isEmpty();
            assertThat(directory.employeeOf("somchai", "")).isEmpty();
            assertThat(directory.employeeOf("nobody", PASSWORD)).isEmpty();
            assertThat(directory.employeeOf("", PASSWORD)).isEmpty();
            assertThat(directory.answered()).isEqualTo(Directory.Answered.YES);
        }
    }

    @ParameterizedTest
    @DisplayName("a name cannot reach into the pattern or the filter")
    @ValueSource(
            strings = {
                "*",
                "som*",
                "somchai)(uid=*",
                "*)(objectClass=*",
                "somchai,ou=people",
                "somchai,ou=people,dc=utility,dc=test",
                "somchai+cn=somchai",
                "a\\2a",
                "somchai\u0000"
            })
    void namesAreEscaped(String name) {
        assertThat(byPattern(server.url()).employeeOf(name, PASSWORD)).isEmpty();
        assertThat(bySearch("employeeNumber").employeeOf(name, PASSWORD)).isEmpty();
    }

    @Test
    void aDirectoryThatIsDownIsNobodysWrongPassword() {
        Directory directory = byPattern(server.url());
        server.stop();

        assertThatThrownBy(() -> directory.employeeOf("somchai", PASSWORD)).isInstanceOf(DirectoryDownException.class);
        assertThat(directory.answered()).isEqualTo(Directory.Answered.NO);
    }

    @Test
    @DisplayName("a directory that takes the call and says nothing is given up in time")
    void aSilentDirectoryIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Directory directory = byPattern("ldap://127.0.0.1:" + silent.getLocalPort() + "/" + TestDirectory.BASE);

            long begin = System.nanoTime();
            assertThatThrownBy(() -> directory.employeeOf("somchai", PASSWORD))
                    .isInstanceOf(DirectoryDownException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aWrongManagerIsNoPersonsWrongPassword() {
        Directory directory = directory(new DirectorySettings(
                server.url(),
                "",
                "ou=people",
                "(uid={0})",
                "cn=manager," + TestDirectory.BASE,
                "wrong",
                "",
                true,
                PATIENCE,
                PATIENCE));

        assertThatThrownBy(() -> directory.employeeOf("somchai", PASSWORD)).isInstanceOf(DirectoryDownException.class);
    }

    @Test
    void passwordsDoNotTravelInTheClearUnlessSomebodySaysSo() {
        assertThatThrownBy(() -> settings("ldap://directory/dc=x", false).requireComplete())
                .hasMessageContaining("KAMT_LDAP_PLAINTEXT");
        assertThatThrownBy(() -> settings("", false).requireComplete()).hasMessageContaining("KAMT_LDAP_URL");
        assertThat(settings("ldaps://directory/dc=x", false).requireComplete()).isNotNull();
    }

    private static DirectorySettings settings(String url, boolean plainText) {
        return new DirectorySettings(url, "uid={0},ou=people", "", "", "", "", "", plainText, PATIENCE, PATIENCE);
    }

    private static Directory byPattern(String url) {
        return directory(settings(url, true));
    }

    private Directory bySearch(String attribute) {
        return directory(new DirectorySettings(
                server.url(),
                "",
                "ou=people",
                "(uid={0})",
                "cn=manager," + TestDirectory.BASE,
                "manager password",
                attribute,
                true,
                PATIENCE,
                PATIENCE));
    }

    private static Directory directory(DirectorySettings settings) {
        DirectoryConfiguration configuration = new DirectoryConfiguration();
        DefaultSpringSecurityContextSource source = configuration.directorySource(settings);
        source.afterPropertiesSet();
        return new Directory(configuration.directoryAuthenticator(source, settings), settings);
    }
}

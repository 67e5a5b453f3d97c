package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallRegion.GOVERNOR;
import static th.kamt.support.SmallRegion.MANAGER;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;

/** Signing in by the directory beside the local accounts; the last test stops the directory. */
@ServedApplicationTest
@ActiveProfiles("ldap")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectorySignInTest {

    private static TestDirectory server;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private HealthIndicator directoryHealth;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry registry) {
        server = new TestDirectory()
                .person(GOVERNOR, GOVERNOR)
                .person(MANAGER, MANAGER)
                .person("stranger", "stranger")
                .person("admin", "admin");
        registry.add("kamt.ldap.url", server::url);
        registry.add("kamt.ldap.user-dn-pattern", () -> "uid={0},ou=people");
        registry.add("kamt.ldap.plain-text", () -> "true");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void people() {
        new SmallRegion(jdbc, events).exist();
    }

    @Test
    @Order(1)
    void anEmployeeSignsInWithTheRightsOfTheOrganisationFile() {
        Browser governor = new Browser(http).login(GOVERNOR, TestDirectory.PASSWORD.replace(" ", "+"));

        assertThat(governor.get("/accounts").getStatusCode().value()).isEqualTo(200);
        assertThat(governor.get("/admin/imports").getStatusCode().value()).isEqualTo(403);
        assertThat(basic(GOVERNOR, TestDirectory.PASSWORD)).isEqualTo(200);
        assertThat(jdbc.queryForObject("select directory from last_sign_in where user_id = ?", Boolean.class, GOVERNOR))
                .isTrue();
        assertThat(directoryHealth.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    @Order(2)
    void strangersAndWrongPasswordsAreAnsweredAlike() {
        assertThat(answer(GOVERNOR, "wrong")).isEqualTo("/login?error");
        assertThat(answer("stranger", TestDirectory.PASSWORD)).isEqualTo("/login?error");
        assertThat(answer("nobody-at-all", TestDirectory.PASSWORD)).isEqualTo("/login?error");
        assertThat(basic("stranger", TestDirectory.PASSWORD)).isEqualTo(401);
    }

    @Test
    @Order(3)
    void theDirectoryDoesNotOpenTheAdministratorsAccount() {
        assertThat(answer("admin", TestDirectory.PASSWORD)).isEqualTo("/login?error");
        assertThat(basic("admin", "admin")).isEqualTo(200);
    }

    @Test
    @Order(4)
    void theDirectorysPasswordIsChangedElsewhere() {
        Browser governor = new Browser(http).login(GOVERNOR, TestDirectory.PASSWORD.replace(" ", "+"));
        governor.get("/camunda/app/tasklist/default/");

        var answer = governor.putWithXsrf(
                "/camunda/api/engine/engine/default/user/" + GOVERNOR + "/credentials",
                "{\"password\":\"a long enough one\",\"authenticatedUserPassword\":\"x\"}");

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody()).contains("LDAP");
    }

    @Test
    @Order(5)
    void guessesAreSlowedAsForLocalAccounts() {
        for (int guess = 0; guess < LoginThrottle.PER_USER_AND_ADDRESS; guess++) {
            assertThat(answer(MANAGER, "wrong")).isEqualTo("/login?error");
        }

        assertThat(answer(MANAGER, TestDirectory.PASSWORD)).isEqualTo("/login?wait");
    }

    @Test
    @Order(6)
    void localAccountsOpenTheDoorWhenTheDirectoryIsDown() {
        server.stop();

        assertThat(answer(GOVERNOR, TestDirectory.PASSWORD)).isEqualTo("/login?directory");
        assertThat(basic("admin", "admin")).isEqualTo(200);
        assertThat(answer(GOVERNOR, "demo")).doesNotStartWith("/login");
        assertThat(directoryHealth.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(http.getForEntity("/actuator/health/readiness", Map.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private String answer(String user, String password) {
        var location = new Browser(http)
                .submit("/login", "username=" + user + "&password=" + password.replace(" ", "+"))
                .getHeaders()
                .getLocation();
        return location.getPath() + (location.getQuery() == null ? "" : "?" + location.getQuery());
    }

    private int basic(String user, String password) {
        return http.withBasicAuth(user, password)
                .getForEntity("/engine-rest/task/count", String.class)
                .getStatusCode()
                .value();
    }
}

package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallRegion.GOVERNOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.ServedApplicationTest;
import th.kamt.support.SmallRegion;

/** What never reaches a use case is answered in Thai too: a page for a browser, problem+json for a program, and no 500. */
@ServedApplicationTest
class AnswersAtTheEdgeTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void aRegion() {
        new SmallRegion(jdbc, events).exist();
    }

    private ResponseEntity<String> call(
            String user, HttpMethod method, String path, String body, Map<String, String> more) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Accept-Language", "th");
        more.forEach(headers::set);
        if (user != null) {
            headers.setBasicAuth(user, "admin".equals(user) ? "admin" : "demo");
        }
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }

    private static JsonNode problem(ResponseEntity<String> answer) throws Exception {
        assertThat(String.valueOf(answer.getHeaders().getContentType())).startsWith("application/problem+json");
        return new ObjectMapper().readTree(answer.getBody());
    }

    @Test
    void anOldPasswordLinkSaysSoOnAPage() {
        ResponseEntity<String> answer = call(null, HttpMethod.GET, "/password/xyz", null, Map.of("Accept", BROWSER));

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody())
                .contains("<h1>ตั้งรหัสผ่าน</h1>", "ลิงก์นี้ใช้แล้วหรือหมดอายุ")
                .doesNotContain("<form class=\"card\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-such-page", "/plans/2570/N2-BT/nope"})
    void aMistypedAddressIsAPageInABrowser(String path) {
        ResponseEntity<String> answer =
                new Browser(http).login(GOVERNOR, "demo").get(path);

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody()).contains("<h1>ไม่พบหน้านี้</h1>");
    }

    @Test
    void aMistypedAddressOfTheRestInterfaceIsAProblem() throws Exception {
        ResponseEntity<String> answer = call(GOVERNOR, HttpMethod.GET, "/api/nope", null, Map.of("Accept", BROWSER));

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(problem(answer).path("detail").asText()).isEqualTo("ไม่มีที่อยู่นี้");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plan-years/2570/open", "/api/plan-years/2570/plans/N2-BT/edits"})
    void partsWithoutABoundaryAreAMistake(String path) throws Exception {
        ResponseEntity<String> answer =
                call(GOVERNOR, HttpMethod.POST, path, "x", Map.of("Content-Type", "multipart/form-data"));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(problem(answer).path("title").asText()).isEqualTo("คำขอไม่ถูกต้อง");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task                   | null",
                "task/count             | null",
                "process-instance       | null",
                "history/task           | null",
                "task                   | {\"sorting\":[null]}",
                "task                   | {\"orQueries\":[null]}",
                "history/process-instance | {\"orQueries\":[null]}",
                "task/1/complete        | null",
                "task/1/complete        | {\"variables\":{\"a\":null}}",
                "task                   | ''",
            })
    void aBodyTheEngineWouldStumbleOverIsRefusedBefore(String path, String body) throws Exception {
        ResponseEntity<String> answer = call(
                GOVERNOR, HttpMethod.POST, "/engine-rest/" + path, body, Map.of("Content-Type", "application/json"));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(problem(answer).path("message").asText())
                .isEqualTo("อ่านข้อมูลที่ส่งมาไม่ได้ ตรวจรูปแบบแล้วส่งใหม่");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/plan-years/2570/plans", "/engine-rest/task"})
    void whoeverIsNotLoggedInIsToldSo(String path) throws Exception {
        ResponseEntity<String> answer = call(null, HttpMethod.GET, path, null, Map.of());

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders().getFirst("WWW-Authenticate")).startsWith("Basic");
        assertThat(problem(answer).path("title").asText()).isEqualTo("ยังไม่ได้เข้าสู่ระบบ");
    }

    @Test
    void aClosedDoorSaysThatOneHasNoRight() throws Exception {
        ResponseEntity<String> answer = call(
                GOVERNOR, HttpMethod.POST, "/engine-rest/message", "{}", Map.of("Content-Type", "application/json"));

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(problem(answer).path("detail").asText()).isEqualTo("ไม่มีสิทธิทำรายการนี้");
    }

    @Test
    void aLoginPageLeftOpenTooLongLeadsToAFreshOne() {
        ResponseEntity<String> answer = call(
                null,
                HttpMethod.POST,
                "/login",
                "username=a&password=b",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", BROWSER));

        // The redirect is followed.
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).contains("<h1>เข้าสู่ระบบ</h1>", "หมดเวลาใช้งาน");
    }

    @Test
    void aFormOfASessionThatIsOverIsNoMatterOfRights() {
        ResponseEntity<String> answer = call(
                null,
                HttpMethod.POST,
                "/my-notifications",
                "x=y",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", BROWSER));

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody()).contains("<h1>หน้านี้เปิดไว้นานเกินไป</h1>");
    }
}

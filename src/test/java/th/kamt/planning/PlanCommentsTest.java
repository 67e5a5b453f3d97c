package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_CRM;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import th.kamt.message.Texts;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** {@code director-crm} reads and comments. */
@PlanningTest
class PlanCommentsTest {

    private static final String PLAN = "/api/plan-years/2570/plans/" + AA;
    private static final String PAGE = "/plans/2570/" + AA;
    private static final String WORDS = "งบสัมมนาสูงกว่าเขตอื่น ๆ <b>ควรทบทวน</b>";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PlanViews views;

    @Autowired
    private Texts texts;

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    @Test
    @DisplayName("R-2.4: a comment is kept with person, post and time, and every station and the preparer read it")
    void aCommentIsKeptAndSeenByPreparerAndStations() {
        year.planWaitingForRegion();

        assertThat(say(DIRECTOR_CRM, WORDS).status()).isEqualTo(204);

        for (String person : List.of(MANAGER, CHIEF, DIRECTOR_CRM)) {
            Rest.Answer read = rest.get(person, PLAN + "/comments");
            assertThat(read.status()).as(person).isEqualTo(200);
            assertThat(read.json().size()).isEqualTo(1);
            assertThat(read.json().get(0).get("by").asText()).isEqualTo(DIRECTOR_CRM);
            assertThat(read.json().get(0).get("as").asText()).startsWith("อฝ.ลพ.");
            assertThat(read.json().get(0).get("at").asText()).startsWith("2026-11-16T");
            assertThat(read.json().get(0).get("comment").asText()).isEqualTo(WORDS);
        }
        assertThat(texts.of(views.history(YEAR, AA).get(0).what(), Texts.THAI))
                .startsWith("ความเห็นของ อฝ.ลพ.")
                .endsWith(WORDS);
        assertThat(views.history(YEAR, AA).get(0).person()).isEqualTo(DIRECTOR_CRM);
        assertThat(summary()).contains("งบสัมมนาสูงกว่าเขตอื่น ๆ", "นางรุ่งนภา ปัญญาดี (อฝ.ลพ.", "ให้ความเห็น");
        assertThat(browser(MANAGER).get(PAGE).getBody())
                .contains("งบสัมมนาสูงกว่าเขตอื่น ๆ &lt;b&gt;ควรทบทวน&lt;/b&gt;", "นางรุ่งนภา ปัญญาดี")
                .doesNotContain("/comments\"");
        assertThat(browser(CHIEF).get(PAGE + "/history").getBody()).contains("งบสัมมนาสูงกว่าเขตอื่น ๆ");
    }

    @Test
    void approvalGoesOnAndTheNextStationSeesStationsAndCommentsInTheirOrder() {
        year.planWaitingForRegion();
        say(DIRECTOR_CRM, "ก่อน กบล.");
        year.playUntil("2026-11-17T09:00:00+07:00");
        driver.complete(YEAR, AA, CHIEF, Map.of("decision", "approve", "comment", "เห็นชอบตามเสนอ"));
        year.run().playUntil("2026-11-18T09:00:00+07:00");

        say(DIRECTOR_CRM, "หลัง กบล.");

        assertThat(summary()).containsSubsequence("ก่อน กบล.", "เห็นชอบตามเสนอ", "หลัง กบล.");
        year.approve(AA, DIRECTOR).approve(AA, GOVERNOR);
        assertThat(year.view(AA).standing().status()).isEqualTo(PlanStatus.APPROVED);
        assertThat(say(DIRECTOR_CRM, "ช้าไป").status()).isEqualTo(409);
        assertThat(browser(DIRECTOR_CRM).get(PAGE).getBody())
                .contains("หลัง กบล.")
                .doesNotContain("/comments\"");
    }

    @Test
    void thereIsNothingToCommentOnBeforeThePlanIsSubmitted() {
        year.opened();

        assertThat(say(DIRECTOR_CRM, WORDS).status()).isEqualTo(409);
        assertThat(browser(DIRECTOR_CRM).get(PAGE).getBody()).doesNotContain("/comments\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "600203, 403", // the station itself: says its words with its decision
        "600301, 403", // the preparer
        "600104, 403", // the process owner
        "admin,  403",
        "600401, 404", // another office's manager does not see the plan
    })
    void nobodyElseComments(String person, int status) {
        year.planWaitingForRegion();

        assertThat(say(person, WORDS).status()).isEqualTo(status);

        assertThat(rest.get(MANAGER, PLAN + "/comments").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\u00A0\u3164"})
    void aCommentHasWords(String words) {
        year.planWaitingForRegion();

        assertThat(say(DIRECTOR_CRM, words).status()).isEqualTo(422);
    }

    @Test
    void aCommentHasAtMostTwoThousandCharacters() {
        year.planWaitingForRegion();

        assertThat(say(DIRECTOR_CRM, "ก".repeat(2001)).status()).isEqualTo(422);
        assertThat(say(DIRECTOR_CRM, "ก".repeat(2000)).status()).isEqualTo(204);
    }

    @Test
    void onThePageItIsTypedAndKeptOrSaidWhyNot() {
        year.planWaitingForRegion();
        Browser director = browser(DIRECTOR_CRM);
        assertThat(director.get(PAGE).getBody()).contains("ความเห็นของคุณ");

        director.submitFrom(PAGE, PAGE + "/comments", "comment=%E2%80%8B");
        assertThat(rest.get(MANAGER, PLAN + "/comments").json()).isEmpty();
        director.submitFrom(PAGE, PAGE + "/comments", "comment=ควรทบทวนงบ");

        assertThat(rest.get(MANAGER, PLAN + "/comments")
                        .json()
                        .get(0)
                        .get("comment")
                        .asText())
                .isEqualTo("ควรทบทวนงบ");
        assertThat(director.get(PAGE).getBody()).contains("ควรทบทวนงบ");
    }

    @Test
    @DisplayName("R-2.4: the engine's own comments, which no station sees, are closed to those who only read the task")
    void theEnginesOwnCommentsAreClosed() {
        year.planWaitingForRegion();
        String path = "/engine-rest/task/" + driver.task(YEAR, AA).getId() + "/comment/create";

        for (String person : List.of(CHIEF, MANAGER, KAMR, DIRECTOR_CRM)) {
            assertThat(rest.post(person, path, "{\"message\":\"x\"}").status())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    private Rest.Answer say(String person, String words) {
        return rest.post(
                person,
                PLAN + "/comments",
                new ObjectMapper().createObjectNode().put("comment", words).toString());
    }

    private String summary() {
        return String.valueOf(tasks.getVariableLocal(driver.task(YEAR, AA).getId(), "planSummary"));
    }

    private Browser browser(String person) {
        return new Browser(http).login(person, "demo");
    }
}

package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** Tasks, forms and filters as who has chosen English reads them; kept in Thai, and Thai for everybody else. */
@PlanningTest
class EnglishTasksTest {

    private static final String API = "/camunda/api/engine/engine/default";

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    private String task;

    @BeforeEach
    void aPlanWaitsForTheRegion() {
        year.forget().planWaitingForRegion();
        task = driver.openTask(YEAR, AA).orElseThrow().getId();
    }

    @Test
    void aTasksNameAndFormAreInTheLanguageChosenOnThePages() {
        Browser chief = new Browser(http).login(CHIEF, "demo");
        assertThat(get(chief, "/task/" + task).get("name").asText()).isEqualTo("รวบรวมแผน กฟอ.บึงทอง ปี 2570");
        assertThat(summary(chief).get("title").asText()).isEqualTo("แผนปี 2570 กฟอ.บึงทอง");

        chief.get("/approvals/2570?lang=en");

        assertThat(get(chief, "/task/" + task).get("name").asText()).isEqualTo("Collect plan กฟอ.บึงทอง 2570");
        JsonNode summary = summary(chief);
        assertThat(summary.get("title").asText()).isEqualTo("Plan 2570 กฟอ.บึงทอง");
        assertThat(summary.get("subtitle").asText()).startsWith("Submitted by ").contains("B.E. 2569");
        assertThat(summary.get("tierColumns").get(0).get("label").asText()).isEqualTo("Tier");
        assertThat(summary.get("tiers").get(4).get("tier").asText()).isEqualTo("Total");
        assertThat(summary.get("planUrl").asText()).endsWith("/plans/2570/" + AA + "?task=" + task);

        chief.get("/approvals/2570?lang=th");
        assertThat(get(chief, "/task/" + task).get("name").asText()).isEqualTo("รวบรวมแผน กฟอ.บึงทอง ปี 2570");
    }

    @Test
    void filtersAndTheirListsAreEnglishTooAndAPersonsOwnFilterStaysAsItIs() {
        Browser chief = english(CHIEF);
        String own = filters.newTaskFilter("ของฉันเอง").getName();
        assertThat(own).isEqualTo("ของฉันเอง");

        JsonNode list = get(chief, "/filter?resourceType=Task&sortBy=filterId&sortOrder=asc");
        assertThat(list.findValuesAsText("name"))
                .contains("My tasks", "Due this week", "Overdue", "All tasks of my posts", "Tasks of my unit");
        assertThat(list.findValuesAsText("label")).contains("Unit", "Plan year").doesNotContain("หน่วย", "ปีแผน");

        String mine = filters.createTaskFilterQuery()
                .filterName("งานของฉัน")
                .singleResult()
                .getId();
        assertThat(json(chief.postWithXsrf(API + "/filter/" + mine + "/list?firstResult=0&maxResults=10", "{}")
                                .getBody())
                        .findValuesAsText("name"))
                .contains("Collect plan กฟอ.บึงทอง 2570");
    }

    @Test
    void aDateSetInEnglishLeavesTheThaiNameAsItIs() {
        Browser chief = english(CHIEF);
        ObjectNode sent = (ObjectNode) get(chief, "/task/" + task);
        sent.put("followUp", "2026-11-20T09:00:00.000+0700");

        assertThat(chief.putWithXsrf(API + "/task/" + task, sent.toString())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getName())
                .isEqualTo("รวบรวมแผน กฟอ.บึงทอง ปี 2570");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getFollowUpDate())
                .isNotNull();
    }

    @Test
    void programsReadThaiUnlessTheyAskForEnglish() {
        assertThat(rest.get(CHIEF, "/engine-rest/task/" + task)
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("รวบรวมแผน กฟอ.บึงทอง ปี 2570");
        assertThat(http.withBasicAuth(CHIEF, "demo").getForObject("/engine-rest/task/" + task, String.class))
                .contains("รวบรวมแผน กฟอ.บึงทอง ปี 2570");
    }

    @Test
    void whoMayNotSeeATaskSeesNoSummaryInAnyLanguage() {
        Browser other = english(MANAGER_BB);

        assertThat(other.get(API + "/task/" + task + "/form-variables")
                        .getStatusCode()
                        .value())
                .isIn(403, 404);
        assertThat(other.get(API + "/task/" + task + "/form-variables").getBody())
                .doesNotContain("Plan 2570", "planSummary");
        assertThat(english(MANAGER)
                        .get(API + "/task/" + task + "/form-variables")
                        .getBody())
                .doesNotContain("แผนปี");
    }

    private Browser english(String person) {
        Browser browser = new Browser(http).login(person, "demo");
        browser.get("/plans/2570?lang=en");
        return browser;
    }

    private JsonNode summary(Browser browser) {
        return json(get(browser, "/task/" + task + "/form-variables?deserializeValues=false")
                .get("planSummary")
                .get("value")
                .asText());
    }

    private JsonNode get(Browser browser, String path) {
        return json(browser.get(API + path).getBody());
    }

    private JsonNode json(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}

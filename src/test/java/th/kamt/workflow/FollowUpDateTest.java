package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** The one thing of a task that its holder may change besides completing it, by the call that could change everything. */
@PlanningTest
class FollowUpDateTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @BeforeEach
    void theManagerHasATask() {
        year.forget().opened();
    }

    @Test
    void theHolderSetsAndClearsIt() {
        assertThat(put(MANAGER, "followUp", "2026-11-20T09:00:00.000+0700").status())
                .isEqualTo(204);
        assertThat(task().getFollowUpDate().toInstant()).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));

        assertThat(put(MANAGER, "followUp", null).status()).isEqualTo(204);
        assertThat(task().getFollowUpDate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "due, 2027-11-20T09:00:00.000+0700",
        "due,",
        "assignee, " + KAMR_BB,
        "assignee,",
        "owner, " + MANAGER,
        "name, งานอื่น",
        "description, อื่น",
        "priority, 99",
        "parentTaskId, x",
        "tenantId, x",
        "delegationState, PENDING",
    })
    void nothingElseChangesThisWay(String field, String value) {
        Task before = task();

        Rest.Answer answer = put(MANAGER, field, value);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("วันติดตาม");
        Task after = task();
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        assertThat(after.getAssignee()).isEqualTo(MANAGER);
        assertThat(after.getName()).isEqualTo(before.getName());
        assertThat(after.getOwner()).isNull();
    }

    @Test
    void whoOnlySeesTheTaskDoesNotSetIt() {
        Rest.Answer answer = put(GOVERNOR, "followUp", "2026-11-20T09:00:00.000+0700");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("ผู้ที่ถืองานนี้");
        assertThat(task().getFollowUpDate()).isNull();
    }

    @Test
    void whoDoesNotSeeTheTaskLearnsNothingOfIt() {
        ObjectNode body = (ObjectNode)
                rest.get(MANAGER, "/engine-rest/task/" + task().getId()).json();

        Rest.Answer answer = rest.call(
                KAMR_BB,
                HttpMethod.PUT,
                "/engine-rest/task/" + task().getId(),
                body.toString(),
                "application/json",
                "th");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void noTaskIsMadeThisWay() {
        assertThat(rest.post(MANAGER, "/engine-rest/task/create", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    private Task task() {
        return driver.task(YEAR, AA);
    }

    private Rest.Answer put(String person, String field, String value) {
        String path = "/engine-rest/task/" + task().getId();
        ObjectNode body = (ObjectNode) rest.get(MANAGER, path).json();
        body.put(field, value);
        return rest.call(person, HttpMethod.PUT, path, body.toString(), "application/json", "th");
    }
}

package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** A region's plan, for which the list names no KAMR of last year: is its allowance above last year's? */
@PlanningTest
class LastYearsBudgetTest {

    private static final String UNKNOWN = "ไม่มีข้อมูลปีก่อน";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    @Test
    @DisplayName(
            "R-KAMR-9: without last year's figures the budget is not called above last year, and no page or form shows 0 for it")
    void whatIsNotKnownIsNotZero() {
        year.opened().submit(REGION);

        assertThat(kinds()).doesNotContain("BUDGET_RISE");
        assertThat(year.view(REGION).totals().budgetLast()).isNull();
        for (var row : summary().prop("budget").elements()) {
            assertThat(row.prop("lastYear").stringValue()).isEqualTo(UNKNOWN);
            assertThat(row.prop("difference").stringValue()).isEqualTo("–");
        }
        Browser director = new Browser(http).login(DIRECTOR, "demo");
        assertThat(director.get("/plans/2570/" + REGION).getBody()).contains(UNKNOWN);
        JsonNode waiting =
                rest.get(DIRECTOR, "/api/plan-years/2570/approvals").json().get("waiting");
        assertThat(waiting).extracting(plan -> plan.get("unit").asText()).containsExactly(REGION);
        assertThat(waiting.get(0).path("budgetLastYearBaht").asText("")).isIn("", "null");
        assertThat(director.get("/approvals/2570?format=csv").getBody()).contains("กฟน.2");
        director.get("/plans/2570?lang=en");
        assertThat(director.get("/plans/2570/" + REGION).getBody()).contains("no figures of last year");
    }

    @Test
    @DisplayName("R-KAMR-9: where last year's plan is known and had none, the allowance is above last year")
    void aKnownZeroIsExceeded() {
        year.importOrganization();
        jdbc.update("insert into plan (id, plan_year, unit_code, route, status, round, version)"
                + " values (9000001, 2569, 'N2', 'REGION', 'APPROVED', 1, 0)");
        year.opened().submit(REGION);

        assertThat(kinds()).contains("BUDGET_RISE");
        assertThat(year.view(REGION).totals().budgetLast()).isZero();
        assertThat(summary().prop("budget").elements().get(0).prop("lastYear").stringValue())
                .isEqualTo("0");
        assertThat(new Browser(http)
                        .login(DIRECTOR, "demo")
                        .get("/plans/2570/" + REGION)
                        .getBody())
                .doesNotContain(UNKNOWN);
    }

    private List<String> kinds() {
        return year.view(REGION).assessment().looks().stream()
                .map(PlanFinding::kind)
                .toList();
    }

    private SpinJsonNode summary() {
        String task = driver.openTask(YEAR, REGION).orElseThrow().getId();
        return (SpinJsonNode) tasks.getVariable(task, "planSummary");
    }
}

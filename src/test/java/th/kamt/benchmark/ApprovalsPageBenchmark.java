package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.CHIEF;

import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/**
 * The page of an approver with 40 waiting plans of 35 key accounts each, 1,400 in all, against one with 4 such plans: two plan
 * years of one region, asked for in turns over HTTP; docs/benchmarks.md.
 */
@PlanningTest
class ApprovalsPageBenchmark {

    private static final int MANY = 40;
    private static final int FEW = 4;
    private static final int MANY_YEAR = 2570;
    private static final int FEW_YEAR = 2571;
    private static final int ACCOUNTS = 35;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 100;
    private static final double MOST = 2;

    /** Every third plan is to be read: three matters. */
    private static final String MATTERS = """
            [{"kind":"LOAD_LOW","clause":"6.1.2","words":[{"key":"planning.finding.LOAD_LOW","arguments":[]},
              {"key":"planning.finding.LOAD_LOW.detail","arguments":["นายอดิศร ใจกล้า","6.0"]}]},
             {"kind":"TOP_UP","clause":"6.1.2","words":[{"key":"planning.finding.TOP_UP","arguments":["3"]},
              {"key":"planning.finding.TOP_UP.detail","arguments":[]}]},
             {"kind":"BUDGET_RISE","clause":"6.2","words":[{"key":"planning.finding.BUDGET_RISE","arguments":[]},
              {"key":"planning.finding.BUDGET_RISE.detail","arguments":["103,000","78,000","+25,000"]}]}]""";

    @Autowired
    private SmallYear year;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void plansWait() {
        year.forget();
        for (int office = 1; office <= MANY; office++) {
            year.unit("N2-X%02d,กฟอ.ตัวอย่าง %d,OFFICE,%d,N2".formatted(office, office, 1 + office % 3));
        }
        year.importOrganization();
        plans(MANY_YEAR, MANY);
        plans(FEW_YEAR, FEW);
    }

    private void plans(int planYear, int count) {
        for (int office = 1; office <= count; office++) {
            String unit = "N2-X%02d".formatted(office);
            long id = planYear * 100L + office;
            jdbc.update(
                    "insert into plan (id, plan_year, unit_code, route, status, round, submitted_by, submitted_at, version)"
                            + " values (?, ?, ?, 'OFFICE', 'IN_APPROVAL', 1, '999999', now(3), 1)",
                    id,
                    planYear,
                    unit);
            runtime.startProcessInstanceByKey(
                    "planApproval",
                    planYear + "/" + unit,
                    Map.of("planYear", planYear, "unitCode", unit, "route", "OFFICE"));
            jdbc.update(
                    "insert into plan_account (id, plan_id, account_id, scored, scored_tier, effective_tier, top_up,"
                            + " kamr_pinned, avg_bill_baht, name) select ? * 1000 + seq, ?, concat(1000000000 + seq, '@', ?),"
                            + " '{}', 'STATUS', 'STATUS', false, false, 1, concat('บริษัท ตัวอย่าง ', seq) from seq_1_to_"
                            + ACCOUNTS,
                    id,
                    id,
                    unit);
            boolean look = office % 3 == 0;
            jdbc.update(
                    "update plan_digest set exceptional = ?, content = ? where plan_id = ?",
                    look,
                    ("{\"accountsNow\":35,\"accountsLast\":34,\"tiers\":{\"STRATEGIC\":5,\"STAR\":5,\"STATUS\":15,\"STREAMLINE\":10},"
                                    + "\"kamrs\":2,\"leastLoad\":\"7.2\",\"mostLoad\":\"9.8\",\"budgetNow\":\"103000\","
                                    + "\"budgetLast\":\"78000\",\"exceptional\":%s,\"matters\":%s}")
                            .formatted(look, look ? MATTERS : "[]"),
                    id);
        }
    }

    @Test
    void fortyWaitingPlansTakeAtMostTwiceTheTimeOfFour() {
        Browser approver = new Browser(http).login(CHIEF, "demo");
        assertThat(page(approver, MANY_YEAR)).contains("แผนรอพิจารณา 40 แผน");
        assertThat(page(approver, FEW_YEAR)).contains("แผนรอพิจารณา 4 แผน");
        double[] many = new double[ROUNDS];
        double[] few = new double[ROUNDS];

        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double first = millis(approver, round % 2 == 0 ? MANY_YEAR : FEW_YEAR);
            double second = millis(approver, round % 2 == 0 ? FEW_YEAR : MANY_YEAR);
            if (round >= 0) {
                many[round] = round % 2 == 0 ? first : second;
                few[round] = round % 2 == 0 ? second : first;
            }
        }

        Arrays.sort(many);
        Arrays.sort(few);
        double ratio = at(many, 0.95) / at(few, 0.95);
        System.out.printf(
                "Approver's page, 95th percentile: %d plans %.0f ms, %d plans %.0f ms, ratio %.2f (medians %.0f and %.0f ms)%n",
                MANY, at(many, 0.95), FEW, at(few, 0.95), ratio, at(many, 0.5), at(few, 0.5));
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }

    private static double millis(Browser approver, int planYear) {
        long start = System.nanoTime();
        page(approver, planYear);
        return (System.nanoTime() - start) / 1e6;
    }

    private static String page(Browser approver, int planYear) {
        ResponseEntity<String> answer = approver.get("/approvals/" + planYear);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return answer.getBody();
    }
}

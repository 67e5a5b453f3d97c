package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.RowLocks;
import th.kamt.support.SmallYear;

/**
 * A plan's rows and its token move together or not at all. The database itself fails: a trigger refuses a row of the engine
 * after ours are written, or one of ours.
 */
@PlanningTest
class PlanTransactionTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ManagementService management;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlanYears years;

    @Autowired
    private PlanStandings standings;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    @AfterEach
    void theDatabaseIsWellAgain() {
        jdbc.execute("drop trigger if exists broken");
    }

    private void theDatabaseRefuses(String what) {
        jdbc.execute("create trigger broken before " + what
                + " for each row signal sqlstate '45000' set message_text = 'broken by the test'");
    }

    /** The engine's job after the task; the history of the task; the plan's own row. */
    @ParameterizedTest
    @ValueSource(
            strings = {"insert on ACT_RU_JOB", "update on ACT_HI_TASKINST", "insert on plan_change", "update on plan"})
    void aSubmissionThatFailsLeavesThePlanInPreparationAndItsTaskOpen(String failure) {
        year.opened();
        String task = driver.task(YEAR, AA).getId();
        theDatabaseRefuses(failure);

        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(500);

        assertThat(driver.task(YEAR, AA).getId()).isEqualTo(task);
        assertThat(status()).isEqualTo(PlanStatus.PREPARING);
        assertThat(jdbc.queryForObject("select count(*) from plan_change", Long.class))
                .isZero();
        theDatabaseIsWellAgain();
        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(204);
        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert on ACT_RU_JOB", "update on ACT_HI_TASKINST", "insert on plan_decision"})
    void aDecisionThatFailsLeavesNoDecisionAndItsTaskOpen(String failure) {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();
        theDatabaseRefuses(failure);

        assertThat(rest.complete(CHIEF, task, "{\"decision\":{\"value\":\"approve\"}}")
                        .status())
                .isEqualTo(500);

        assertThat(driver.task(YEAR, AA).getId()).isEqualTo(task);
        assertThat(jdbc.queryForObject("select count(*) from plan_decision", Long.class))
                .isZero();
        theDatabaseIsWellAgain();
        year.approve(AA, CHIEF);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    void whoeverDecidesASecondTimeAtTheSameMomentFindsTheTaskDone() throws Exception {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();
        CompletableFuture<Rest.Answer> second = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            driver.completeOnly(task, CHIEF, Map.of("decision", "approve"));
            // Not committed: the second window still finds the task open, and waits for a row that the first holds.
            new Thread(
                            () -> second.complete(rest.complete(CHIEF, task, "{\"decision\":{\"value\":\"approve\"}}")),
                            "second window")
                    .start();
            await().atMost(Duration.ofMinutes(1)).until(() -> second.isDone() || RowLocks.somebodyWaits(jdbc));
        });

        assertThat(second.get(1, TimeUnit.MINUTES).status())
                .as(second.get().body())
                .isIn(404, 409);
        assertThat(jdbc.queryForObject("select count(*) from plan_decision", Long.class))
                .isEqualTo(1);
        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete on ACT_RU_EXECUTION", "update on ACT_HI_PROCINST", "update on plan"})
    void anApprovalThatFailsToBeRecordedIsNotInForceAndIsRecordedAtTheNextAttempt(String failure) {
        year.opened();
        for (String unit : List.of(SmallYear.HQ, SmallYear.REGION, SmallYear.BB, SmallYear.PC)) {
            year.approveFully(unit);
        }
        year.submit(AA);
        SmallYear.deciders(AA).subList(0, 2).forEach(person -> year.approve(AA, person));
        driver.completeOnly(driver.task(YEAR, AA).getId(), GOVERNOR, Map.of("decision", "approve"));
        driver.run(driver.instance("planApproval", "2570/N2-AA"));
        Job recording = management
                .createJobQuery()
                .processInstanceId(driver.instance("planPreparation", "2570/N2-AA"))
                .singleResult();
        theDatabaseRefuses(failure);

        assertThatThrownBy(() -> management.executeJob(recording.getId())).isNotNull();

        assertThat(status()).isEqualTo(PlanStatus.IN_APPROVAL);
        assertThat(years.state(YEAR).orElseThrow().allApprovedAt()).isNull();
        assertThat(driver.waitsAt(driver.instance("keyAccountYear", "2570")))
                .containsExactly("CatchEvent_AllPlansApproved");
        theDatabaseIsWellAgain();
        management.executeJob(recording.getId());
        year.run();
        assertThat(status()).isEqualTo(PlanStatus.APPROVED);
        assertThat(driver.instances("keyAccountYear", "2570")).isEmpty();
    }

    @Test
    void aFailureInTheMiddleOfAnImportLeavesTheOldListAndTheYearAsTheyWere() {
        year.opened();
        year.strategic(12, AA, "");
        theDatabaseRefuses("insert on ACT_RU_JOB");

        assertThatThrownBy(year::importList).isNotNull();

        assertThat(jdbc.queryForObject("select count(*) from contract_account where bp_no = '1000000012'", Long.class))
                .isZero();
        theDatabaseIsWellAgain();
        year.importList().run();
        assertThat(year.account(AA, SmallYear.id(12, AA)).selected()).isTrue();
    }

    private PlanStatus status() {
        return standings.of(YEAR, List.of(AA)).get(0).status();
    }
}

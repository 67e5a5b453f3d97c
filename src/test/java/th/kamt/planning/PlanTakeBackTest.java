package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.Texts;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.RowLocks;
import th.kamt.support.SmallYear;

/** A decision taken back, until the next station has acted. */
@PlanningTest
class PlanTakeBackTest {

    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\"}}";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private PlanTakeBack takeBack;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private PlanViews views;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RepositoryService repository;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    static Stream<Arguments> stationsWithOneAfterThem() {
        return Stream.of(
                Arguments.of(AA, 0), Arguments.of(AA, 1), Arguments.of(SmallYear.PC, 0), Arguments.of(SmallYear.PC, 1));
    }

    @ParameterizedTest(name = "{0} at station {1}")
    @MethodSource("stationsWithOneAfterThem")
    @DisplayName("R-2.4: an approval taken back brings the plan back to the station that gave it, in the same round")
    void anApprovalTakenBackBringsThePlanBack(String unit, int index) {
        year.opened().submit(unit);
        List<String> deciders = SmallYear.deciders(unit);
        deciders.subList(0, index).forEach(person -> year.approve(unit, person));
        String station = year.waitsFor(unit);
        String task = driver.task(YEAR, unit).getId();
        year.approve(unit, deciders.get(index));

        assertThat(takeBack(deciders.get(index), unit).status()).isEqualTo(204);
        year.run();

        assertThat(year.waitsFor(unit)).isEqualTo(station);
        assertThat(driver.task(YEAR, unit).getId()).isNotEqualTo(task);
        assertThat(driver.task(YEAR, unit).getAssignee()).isEqualTo(deciders.get(index));
        assertThat(said(unit)).hasSize(index);
        assertThat(open(unit)).first().isEqualTo(station);
        assertThat(texts.of(views.history(YEAR, unit).get(0).what(), Texts.THAI))
                .startsWith("เลิกทำความเห็น “เห็นชอบ” ที่ให้ไว้ในฐานะ ");
        deciders.subList(index, deciders.size()).forEach(person -> year.approve(unit, person));
        assertThat(status(unit)).isEqualTo(PlanStatus.APPROVED);
    }

    @ParameterizedTest(name = "at station {0}")
    @MethodSource("everyStation")
    @DisplayName("R-2.4: a return taken back brings the plan back to the station that returned it, in the same round")
    void aReturnTakenBackBringsThePlanBack(String unit, int index) {
        year.opened().submit(unit);
        List<String> deciders = SmallYear.deciders(unit);
        deciders.subList(0, index).forEach(person -> year.approve(unit, person));
        String station = year.waitsFor(unit);
        year.returnPlan(unit, deciders.get(index), "ขอแก้ไข");

        Rest.Answer answer = takeBack(deciders.get(index), unit);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(status(unit)).isEqualTo(PlanStatus.IN_APPROVAL);
        year.run();

        assertThat(year.waitsFor(unit)).isEqualTo(station);
        assertThat(said(unit)).hasSize(index);
        deciders.subList(index, deciders.size()).forEach(person -> year.approve(unit, person));
        assertThat(status(unit)).isEqualTo(PlanStatus.APPROVED);
    }

    static Stream<Arguments> everyStation() {
        return Stream.of(
                Arguments.of(AA, 0),
                Arguments.of(AA, 1),
                Arguments.of(AA, 2),
                Arguments.of(SmallYear.PC, 0),
                Arguments.of(SmallYear.HQ, 0));
    }

    @Test
    @DisplayName("R-2.4: who took their decision back decides again, also otherwise, and the record keeps both")
    void whoTookTheirDecisionBackDecidesAgain() {
        year.planWaitingForDirector();
        takeBack(CHIEF, AA);

        year.returnPlan(AA, CHIEF, "ขอแก้ไข");

        assertThat(status(AA)).isEqualTo(PlanStatus.RETURNED);
        assertThat(said(AA)).containsExactly("return " + CHIEF);
        assertThat(jdbc.queryForList(
                        "select concat(decision, ' ', coalesce(taken_back_by, '-')) from plan_decision order by id",
                        String.class))
                .containsExactly("APPROVE " + CHIEF, "RETURN -");
    }

    @Test
    @DisplayName("R-2.4: with nothing decided any more the unit may withdraw the plan, and its first date counts again")
    void withItsOnlyDecisionTakenBackThePlanCanBeWithdrawn() {
        year.planWaitingForDirector();
        assertThat(rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", null)
                        .status())
                .isEqualTo(409);
        takeBack(CHIEF, AA);

        assertThat(rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", null)
                        .status())
                .isEqualTo(204);
        year.run();

        assertThat(status(AA)).isEqualTo(PlanStatus.PREPARING);
        assertThat(deadline("PLAN_PREPARATION")).isEqualTo("OPEN");
    }

    @Test
    @DisplayName("R-1.0, R-ESC-1: taking a return back leaves the register as it was: submitted in time, approval open")
    void theRegisterOfDeadlinesStaysRight() {
        year.planReturnedByRegion("ขอแก้ไข");
        takeBack(CHIEF, AA);
        year.run();

        assertThat(deadline("PLAN_PREPARATION")).isEqualTo("DONE");
        assertThat(deadline("PLAN_APPROVAL")).isEqualTo("OPEN");
        assertThat(driver.task(YEAR, AA).getDueDate().toInstant())
                .isEqualTo(th.kamt.calendar.Bangkok.endOf(java.time.LocalDate.of(2026, 12, 31)));

        SmallYear.deciders(AA).forEach(person -> year.approve(AA, person));

        assertThat(deadline("PLAN_APPROVAL")).isEqualTo("DONE");
    }

    @Test
    void afterTheNextStationHasDecidedItIsTooLateAndSaysWhoDidWhen() {
        year.planWaitingForGovernor();

        Rest.Answer answer = takeBack(CHIEF, AA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("นางกาญจนา ศิริมงคล พิจารณาแผนนี้เมื่อ 16 พ.ย. 2569");
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ApprovePlan");
        assertThat(said(AA)).hasSize(2);
    }

    @Test
    void nobodyTakesBackWhatAnotherDecided() {
        year.planWaitingForDirector();

        for (String person : List.of(DIRECTOR, GOVERNOR, MANAGER, SmallYear.OWNER)) {
            assertThat(takeBack(person, AA).status()).as(person).isEqualTo(403);
        }
        assertThat(takeBack(SmallYear.MANAGER_BB, AA).status()).isEqualTo(404);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    void takenBackTwiceIsRefusedTheSecondTime() {
        year.planWaitingForDirector();
        assertThat(takeBack(CHIEF, AA).status()).isEqualTo(204);

        Rest.Answer again = takeBack(CHIEF, AA);

        assertThat(again.status()).isEqualTo(409);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(jdbc.queryForObject("select count(*) from plan_decision", Long.class))
                .isEqualTo(1);
    }

    @Test
    void theApprovalThatPutsAPlanInForceIsNotTakenBack() {
        year.planWaitingForGovernor();
        driver.completeOnly(driver.task(YEAR, AA).getId(), GOVERNOR, Map.of("decision", "approve"));
        // Not in force yet, but decided.
        assertThat(takeBack(GOVERNOR, AA).status()).isEqualTo(409);
        year.run();

        Rest.Answer answer = takeBack(GOVERNOR, AA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("แผนได้รับอนุมัติและมีผลแล้ว");
        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    @DisplayName("R-2.4: a return stands once the unit has begun to change the plan, or has submitted it again")
    void aReturnStandsOnceTheUnitHasChangedThePlan() {
        year.planReturnedByRegion("ขอแก้ไข");
        assertThat(takeBack.offer(YEAR, AA, CHIEF)).isPresent();
        year.edit(AA, new PlanEdit.AddDocument("ACTION_PLAN", "ระเบียบของเขต"));

        Rest.Answer answer = takeBack(CHIEF, AA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("แผนเปลี่ยนไปจากที่ส่งกลับ");
        assertThat(takeBack.offer(YEAR, AA, CHIEF)).isEmpty();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_PreparePlan");
        year.submit(AA);
        assertThat(takeBack(CHIEF, AA).status()).isEqualTo(409);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    @DisplayName("R-2.4: a return stands if a corrected list has changed the plan since")
    void aReturnStandsOnceACorrectedListHasChangedThePlan() {
        year.planReturnedByRegion("ขอแก้ไข");
        year.withoutAccount(7).importList().run();

        assertThat(takeBack(CHIEF, AA).status()).isEqualTo(409);
        assertThat(status(AA)).isEqualTo(PlanStatus.RETURNED);
    }

    @Test
    void whileThePlanIsOnItsWayToTheNextStationItIsTooEarly() {
        year.planWaitingForRegion();
        driver.completeOnly(driver.task(YEAR, AA).getId(), CHIEF, Map.of("decision", "approve"));

        Rest.Answer answer = takeBack(CHIEF, AA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("ลองอีกครั้งในอีกสักครู่");
        year.run();
        assertThat(takeBack(CHIEF, AA).status()).isEqualTo(204);
    }

    @Test
    void whoHoldsThePostNoMoreLeavesTheDecisionToWhoDoes() {
        year.planWaitingForDirector();
        year.roles(CHIEF, "").person("600299", "นายใหม่ มาแทน", "อก", "N2", "FVB", "chief-customer-service");
        year.importPeople();

        assertThat(takeBack(CHIEF, AA).status()).isEqualTo(403);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
        assertThat(said(AA)).hasSize(1);
    }

    @Test
    @DisplayName("R-2.4: who was told of the decision is told at once that it was taken back")
    void whoWasToldIsToldThatItWasTakenBack() {
        year.email(DIRECTOR, "director@example.org").email(MANAGER, "manager@example.org");
        year.planWaitingForDirector();
        takeBack(CHIEF, AA);
        assertThat(told("plan.takenBack")).containsExactly(DIRECTOR);

        year.returnPlan(AA, CHIEF, "ขอแก้ไข");
        takeBack(CHIEF, AA);

        assertThat(told("plan.takenBack")).containsExactlyInAnyOrder(DIRECTOR, MANAGER);
    }

    @Test
    void whileItIsBeingTakenBackTheNextStationsDecisionWaitsAndFindsTheTaskGone() throws Exception {
        year.planWaitingForDirector();
        String task = driver.task(YEAR, AA).getId();
        CompletableFuture<Rest.Answer> next = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            takeBack.takeBack(YEAR, AA, null, CHIEF);
            new Thread(() -> next.complete(rest.complete(DIRECTOR, task, APPROVE)), "next station").start();
            await().atMost(Duration.ofMinutes(1)).until(() -> next.isDone() || RowLocks.somebodyWaits(jdbc));
        });

        assertThat(next.get(1, TimeUnit.MINUTES).status()).as(next.get().body()).isIn(403, 404, 409);
        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(said(AA)).isEmpty();
    }

    @Test
    void whileTheNextStationDecidesTakingBackWaitsAndIsTooLate() throws Exception {
        year.planWaitingForDirector();
        String task = driver.task(YEAR, AA).getId();
        CompletableFuture<Rest.Answer> late = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            driver.completeOnly(task, DIRECTOR, Map.of("decision", "approve"));
            new Thread(() -> late.complete(takeBack(CHIEF, AA)), "first station").start();
            await().atMost(Duration.ofMinutes(1)).until(() -> late.isDone() || RowLocks.somebodyWaits(jdbc));
        });

        assertThat(late.get(1, TimeUnit.MINUTES).status()).as(late.get().body()).isEqualTo(409);
        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ApprovePlan");
        assertThat(said(AA)).hasSize(2);
    }

    @Test
    @DisplayName(
            "plans that run in the models from before decisions could be taken back go on, and say that theirs cannot be")
    void plansOfTheFormerModelsGoOn() {
        deployed("former/");
        try {
            year.planWaitingForDirector();
        } finally {
            deployed("processes/");
        }

        Rest.Answer answer = takeBack(CHIEF, AA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("ก่อนที่ระบบจะให้เลิกทำ");
        year.approve(AA, DIRECTOR).approve(AA, GOVERNOR);
        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
        // A preparation of the former model calls the present approval: there it can be.
        year.submit(SmallYear.BB).approve(SmallYear.BB, CHIEF);
        assertThat(takeBack(CHIEF, SmallYear.BB).status()).isEqualTo(204);
        assertThat(year.waitsFor(SmallYear.BB)).isEqualTo("Task_CollectRegion");
        year.returnPlan(SmallYear.BB, CHIEF, "ขอแก้ไข");
        assertThat(takeBack(CHIEF, SmallYear.BB).body()).contains("ก่อนที่ระบบจะให้เลิกทำ");
        year.submit(SmallYear.BB);
        assertThat(year.waitsFor(SmallYear.BB)).isEqualTo("Task_CollectRegion");
    }

    /** Both models with their forms, as a version of their own. */
    private void deployed(String folder) {
        DeploymentBuilder deployment = repository.createDeployment();
        for (String model : List.of("01-plan-preparation.bpmn", "02-plan-approval.bpmn")) {
            add(deployment, model, folder + model);
        }
        for (String form : List.of(
                "prepare-plan",
                "collect-province",
                "collect-region",
                "consider-plan",
                "approve-plan",
                "approve-hq-plan")) {
            add(deployment, form + ".form", "forms/" + form + ".form");
        }
        deployment.deploy();
    }

    private static void add(DeploymentBuilder deployment, String name, String resource) {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            deployment.addInputStream(name, new ByteArrayInputStream(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rest.Answer takeBack(String person, String unit) {
        return rest.post(person, "/api/plan-years/2570/plans/" + unit + "/take-back", null);
    }

    private List<String> said(String unit) {
        return stations(unit)
                .filter(station -> station.verdict() != null)
                .map(station -> station.verdict().id() + " " + station.by())
                .toList();
    }

    private List<String> open(String unit) {
        return stations(unit)
                .filter(station -> station.verdict() == null)
                .map(station -> station.station().task())
                .toList();
    }

    private Stream<PlanStanding.StationStanding> stations(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).stations().stream();
    }

    private PlanStatus status(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).status();
    }

    private String deadline(String kind) {
        return rest.get(SmallYear.OWNER, "/api/plan-years/2570/deadlines.csv").rows().stream()
                .filter(row -> row.get("business_key").equals("2570/N2-AA"))
                .filter(row -> row.get("step").equals(kind.equals("PLAN_APPROVAL") ? "2" : "1"))
                .map(row -> row.get("state"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(String kind) {
        return jdbc.queryForList("select recipient from mail where kind = ? order by id", String.class, kind);
    }
}

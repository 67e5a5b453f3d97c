package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.AREA_DEPUTY;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DEPUTY_BUSINESS;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_HQ;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Texts;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** {@code planApproval}: the routes, the way back, and nobody twice (clause 6.2). */
@PlanningTest
class PlanApprovalProcessTest {

    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\"}}";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private PlanViews views;

    @Autowired
    private Texts texts;

    @Autowired
    private PlanStandings standings;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    // --- the routes ---

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(AA, List.of("Task_CollectRegion", "Task_ConsiderPlan", "Task_ApprovePlan")),
                Arguments.of(
                        SmallYear.PC,
                        List.of("Task_CollectProvince", "Task_CollectRegion", "Task_ConsiderPlan", "Task_ApprovePlan")),
                Arguments.of(HQ, List.of("Task_ApproveHqPlan")),
                Arguments.of(SmallYear.REGION, List.of("Task_ConsiderPlan", "Task_ApprovePlan")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    @DisplayName("R-2.1 office, R-2.2 pilot, R-2.3 HQ and the region's own plan")
    void aPlanGoesThroughTheStationsOfItsRoute(String unit, List<String> route) {
        year.opened().submit(unit);

        List<String> passed = new ArrayList<>();
        for (String person : SmallYear.deciders(unit)) {
            Task task = driver.task(YEAR, unit);
            assertThat(task.getAssignee()).isEqualTo(person);
            assertThat(task.getDueDate().toInstant()).isEqualTo(Bangkok.endOf(java.time.LocalDate.of(2026, 12, 31)));
            passed.add(task.getTaskDefinitionKey());
            year.approve(unit, person);
        }

        assertThat(passed).isEqualTo(route);
        assertThat(status(unit)).isEqualTo(PlanStatus.APPROVED);
        assertThat(decisions(unit)).extracting(PlanStanding.StationStanding::by).isEqualTo(SmallYear.deciders(unit));
        assertThat(driver.instances("planPreparation", "2570/" + unit)).isEmpty();
    }

    static Stream<Arguments> stations() {
        return routes().flatMap(route -> {
            String unit = (String) route.get()[0];
            return IntStream.range(0, SmallYear.deciders(unit).size()).mapToObj(index -> Arguments.of(unit, index));
        });
    }

    @ParameterizedTest(name = "{0} at station {1}")
    @MethodSource("stations")
    @DisplayName("R-2.4: every station can return the plan to the unit that made it")
    void everyStationCanSendThePlanBack(String unit, int index) {
        year.opened().submit(unit);
        String first = year.waitsFor(unit);
        List<String> deciders = SmallYear.deciders(unit);
        deciders.subList(0, index).forEach(person -> year.approve(unit, person));

        year.returnPlan(unit, deciders.get(index), "ขอแก้ไข");

        assertThat(year.waitsFor(unit)).isEqualTo("Task_PreparePlan");
        assertThat(driver.task(YEAR, unit).getAssignee()).isEqualTo(SmallYear.preparer(unit));
        assertThat(status(unit)).isEqualTo(PlanStatus.RETURNED);
        assertThat(decisions(unit)).last().satisfies(last -> {
            assertThat(last.verdict()).isEqualTo(Verdict.RETURN);
            assertThat(last.comment()).isEqualTo("ขอแก้ไข");
        });
        year.submit(unit);
        assertThat(year.waitsFor(unit)).isEqualTo(first);
        // At their own station they decide again after a return.
        deciders.forEach(person -> year.approve(unit, person));
        assertThat(status(unit)).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    @DisplayName("R-2.4: one unit's return never holds up another's plan")
    void oneUnitsReturnHoldsUpNoOther() {
        year.planWaitingForRegion().submit(BB);

        year.returnPlan(AA, CHIEF, "ขอแก้ไข");

        assertThat(year.waitsFor(BB)).isEqualTo("Task_CollectRegion");
        SmallYear.deciders(BB).forEach(person -> year.approve(BB, person));
        assertThat(status(BB)).isEqualTo(PlanStatus.APPROVED);
        assertThat(status(AA)).isEqualTo(PlanStatus.RETURNED);
    }

    // --- four eyes ---

    @Test
    @DisplayName("R-2.4: who decided at an earlier station does not decide again through a second role")
    void theRegionsChiefDoesNotDecideAgainAsActingDirector() {
        year.roles(CHIEF, "chief-customer-service|director-engineering-service@N2");
        year.planWaitingForRegion();
        year.approve(AA, CHIEF);

        // DIRECTOR holds the post too and is the only one left.
        Task task = driver.task(YEAR, AA);
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ConsiderPlan");
        assertThat(task.getAssignee()).isEqualTo(DIRECTOR);
        Rest.Answer answer = rest.complete(CHIEF, task.getId(), APPROVE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    @DisplayName("R-2.4: who prepared the plan does not decide on it in an acting post")
    void theManagerDoesNotDecideOnTheirOwnPlanAsActingChief() {
        year.roles(MANAGER, "office-manager|chief-customer-service@N2").planWaitingForRegion();

        Task task = driver.task(YEAR, AA);
        assertThat(task.getAssignee()).isEqualTo(CHIEF);
        Rest.Answer answer = rest.complete(MANAGER, task.getId(), APPROVE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("6.2");
        // Another unit's plan is theirs to decide.
        year.submit(BB);
        assertThat(rest.complete(MANAGER, driver.task(YEAR, BB).getId(), APPROVE)
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("R-2.4, R-ESC-3: the only holder barred, the next level decides, recorded, and is barred above")
    void whereTheOnlyHolderIsBarredTheNextLevelDecides() {
        year.roles(MANAGER, "office-manager|chief-customer-service@N2").roles(CHIEF, "");
        year.planWaitingForRegion();

        Deciders instead = approval.deciders(YEAR, AA, Station.COLLECT_REGION);
        assertThat(instead.post()).isEqualTo(new RoleAt(Role.DIRECTOR_ENGINEERING_SERVICE, "N2"));
        assertThat(instead.people()).containsExactly(DIRECTOR);
        assertThat(instead.skipped())
                .containsExactly(new Deciders.Skipped(new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, "N2"), false));
        assertThat(candidateGroups()).containsExactly("director-engineering-service.N2");

        year.approve(AA, DIRECTOR).approve(AA, GOVERNOR).approve(AA, AREA_DEPUTY);

        assertThat(decisions(AA).stream().map(said -> said.station() + " " + said.by() + " " + said.as()))
                .containsExactly(
                        "COLLECT_REGION " + DIRECTOR + " director-engineering-service.N2",
                        "CONSIDER_PLAN " + GOVERNOR + " assistant-governor-region.N2",
                        "APPROVE_PLAN " + AREA_DEPUTY + " deputy-governor-area.A1");
        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    @DisplayName("R-ESC-3: an empty post is skipped, and the record says so")
    void anEmptyPostIsSkipped() {
        year.roles(DIRECTOR, "").planWaitingForRegion().approve(AA, CHIEF);

        Deciders instead = approval.deciders(YEAR, AA, Station.CONSIDER_PLAN);

        assertThat(instead.people()).containsExactly(GOVERNOR);
        assertThat(instead.skipped())
                .containsExactly(new Deciders.Skipped(new RoleAt(Role.DIRECTOR_ENGINEERING_SERVICE, "N2"), true));
    }

    @Test
    @DisplayName("R-2.4: where nobody is left up to the top the plan waits, and nobody gets by")
    void whereNobodyIsLeftThePlanWaits() {
        year.roles(DEPUTY_BUSINESS, "deputy-governor-business|director-engineering-hq")
                .roles(DIRECTOR_HQ, "")
                .opened();
        driver.complete(YEAR, HQ, DEPUTY_BUSINESS, Map.of());

        Task task = driver.task(YEAR, HQ);
        assertThat(approval.deciders(YEAR, HQ, Station.APPROVE_HQ_PLAN).people())
                .isEmpty();
        assertThat(task.getAssignee()).isNull();
        for (String person : List.of(DEPUTY_BUSINESS, DIRECTOR_HQ, Rest.ADMIN)) {
            assertThat(rest.complete(person, task.getId(), APPROVE).status()).isEqualTo(403);
        }
        assertThat(driver.task(YEAR, HQ).getId()).isEqualTo(task.getId());
    }

    @Test
    @DisplayName(
            "R-2.4, clause 7.1: the points a plan is approved on are in front of the approver, with what was found")
    void clauseSevensPointsAreInFrontOfTheApprover() throws Exception {
        year.opened();
        long com2 = year.view(AA).services().stream()
                .filter(service -> service.code().equals("COM2"))
                .findFirst()
                .orElseThrow()
                .id();
        year.edit(AA, new PlanEdit.RemoveService(com2, "ไม่มีงานที่กระทบลูกค้าในปีนี้"));
        year.submit(AA);

        Object summary = tasks.getVariableLocal(driver.task(YEAR, AA).getId(), "planSummary");

        // Nobody is Senior KAMR of the office (R-KAMR-7); COM2 counts where it is planned (R-TGT-1).
        assertThat(new ObjectMapper().readTree(String.valueOf(summary)).get("standards"))
                .extracting(row ->
                        row.get("point").asText() + ": " + row.get("result").asText())
                .containsExactly(
                        "ลูกค้าตามหลักเกณฑ์การคัดเลือก (1.1): ตรงตามเกณฑ์",
                        "KAMR และจำนวนลูกค้าที่ดูแลตามหลักเกณฑ์ (1.2): ตรงตามเกณฑ์ ต่างจากปกติ 1 เรื่อง",
                        "สิทธิประโยชน์ครบตามกลุ่มลูกค้า (1.3): ตรงตามเกณฑ์ เว้นแต่ 1 เรื่องที่หัวหน้าหน่วยมีเหตุผล",
                        "แผนถึงเป้าหมาย (1.4): ตรงตามเกณฑ์",
                        "สอดคล้องกับนโยบายและทิศทางขององค์กร (2): ยึดตาม แผนยุทธศาสตร์องค์กร · แผนปฏิบัติการประจำปี"
                                + " · นโยบายผู้บริหาร · แผนแม่บทงานบริการลูกค้า");
    }

    /** The director's and the area's posts are empty, and the governor has considered the plan: nobody is left to approve. */
    private String planNobodyMayApprove() {
        year.roles(DIRECTOR, "").roles(AREA_DEPUTY, "").planWaitingForRegion();
        year.approve(AA, CHIEF).approve(AA, GOVERNOR);
        return driver.task(YEAR, AA).getId();
    }

    @Test
    @DisplayName("R-2.4: that nobody may decide is in the task's name and summary, on the plan page and in the history")
    void whereNobodyMayDecideEverybodyIsTold() {
        String task = planNobodyMayApprove();

        assertThat(driver.task(YEAR, AA).getName()).startsWith("ไม่มีผู้มีสิทธิพิจารณา: อนุมัติแผน กฟอ.บึงทอง");
        assertThat(String.valueOf(tasks.getVariableLocal(task, "planSummary")))
                .contains("ไม่มีผู้มีสิทธิพิจารณาในฐานะ");
        assertThat(looks()).contains("NOBODY_DECIDES");
        assertThat(history())
                .anySatisfy(line -> assertThat(line).startsWith("ไม่มีผู้มีสิทธิพิจารณาในฐานะ ผชก."))
                .anySatisfy(line -> assertThat(line).contains("พิจารณาแทน อฝ.วบ."));
        Rest.Answer answer = rest.complete(GOVERNOR, task, APPROVE);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-2.4: an operator names somebody for this one decision, recorded and shown")
    void whereNobodyMayDecideAnOperatorNamesSomebody() {
        String task = planNobodyMayApprove();

        assertThat(name(OWNER, DIRECTOR, "อฝ. เดิมรู้เรื่องดีที่สุด")).isEqualTo(204);

        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(DIRECTOR);
        assertThat(driver.task(YEAR, AA).getName()).startsWith("อนุมัติแผน กฟอ.บึงทอง");
        assertThat(String.valueOf(tasks.getVariableLocal(task, "planSummary")))
                .contains("อฝ. เดิมรู้เรื่องดีที่สุด")
                .doesNotContain("ไม่มีผู้มีสิทธิพิจารณา");
        assertThat(looks()).contains("DEPUTY").doesNotContain("NOBODY_DECIDES");
        assertThat(history().get(0)).contains("นางกาญจนา ศิริมงคล").contains("อฝ. เดิมรู้เรื่องดีที่สุด");
        // One is named; there is nothing to name anybody for any more.
        assertThat(name(OWNER, DEPUTY_BUSINESS, "อีกคน")).isEqualTo(409);
        for (String person : List.of(GOVERNOR, CHIEF, MANAGER, OWNER)) {
            assertThat(rest.complete(person, task, APPROVE).status()).as(person).isEqualTo(403);
        }

        assertThat(rest.complete(DIRECTOR, task, APPROVE).status()).isEqualTo(204);
        year.run();

        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
        assertThat(decisions(AA)).last().satisfies(last -> assertThat(last.by()).isEqualTo(DIRECTOR));
        assertThat(looks()).contains("DEPUTY");
    }

    @ParameterizedTest(name = "{0} names {1}: {3}")
    @DisplayName("R-2.4: four eyes hold for whoever is named, and only operators name")
    @CsvSource({
        // who names, whom, reason, answer
        "600203, 600202, x, 403", // the region's chief
        "600301, 600202, x, 403", // the manager
        "600104, 600201, x, 422", // the governor considered it
        "600104, 600301, x, 422", // the manager prepared it
        "600104, 600104, x, 422", // the operator themselves
        "600104, 600401, x, 422", // another office's manager does not see the plan
        "600104, 999999, x, 422",
        "600104, , x, 422",
        "600104, 600202, , 422",
        "600104, 600202, \u3164, 422",
        "admin, 600202, x, 204",
    })
    void notEverybodyNamesNorIsNamed(String by, String whom, String why, int status) {
        planNobodyMayApprove();

        assertThat(name(by, whom, why)).isEqualTo(status);

        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(status == 204 ? whom : null);
    }

    @Test
    void nobodyIsNamedWhereThePlansOwnStationCanDecideOrThePlanIsNotInApproval() {
        year.opened();
        assertThat(name(OWNER, DIRECTOR, "x")).isEqualTo(409);
        year.submit(AA);
        assertThat(name(OWNER, DIRECTOR, "x")).isEqualTo(409);
    }

    @Test
    @DisplayName("R-2.4: in the next round the one named has no say; the posts have it again")
    void whoIsNamedIsNamedForOneDecision() {
        planNobodyMayApprove();
        name(OWNER, DIRECTOR, "แทนเฉพาะครั้งนี้");
        year.returnPlan(AA, DIRECTOR, "ขอแก้ไข");

        year.submit(AA).approve(AA, CHIEF).approve(AA, GOVERNOR);

        assertThat(driver.task(YEAR, AA).getAssignee()).isNull();
        assertThat(driver.task(YEAR, AA).getName()).startsWith("ไม่มีผู้มีสิทธิพิจารณา");
    }

    @Test
    @DisplayName("R-2.4: who has left is not named, also where the last file still has them at the unit")
    void whoHasLeftIsNotNamed() {
        planNobodyMayApprove();
        String leaving = "{\"on\":\"2026-11-16\",\"reason\":\"เกษียณ\"}";
        assertThat(rest.post(OWNER, "/api/accounts/" + DIRECTOR + "/leave", leaving)
                        .status())
                .isEqualTo(200);

        assertThat(name(OWNER, DIRECTOR, "เดิมรู้เรื่องดีที่สุด")).isEqualTo(422);

        assertThat(driver.task(YEAR, AA).getAssignee()).isNull();
    }

    @Test
    @DisplayName("R-2.4: people change posts while nobody may decide, and again")
    void theTaskFollowsThePostsIntoAndOutOfNobody() {
        planNobodyMayApprove();

        year.roles(AREA_DEPUTY, "deputy-governor-area").importPeople();
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(AREA_DEPUTY);
        assertThat(driver.task(YEAR, AA).getName()).startsWith("อนุมัติแผน กฟอ.บึงทอง");
        assertThat(candidateGroups()).containsExactly("deputy-governor-area.A1");
        assertThat(looks()).doesNotContain("NOBODY_DECIDES");

        year.roles(AREA_DEPUTY, "").importPeople();
        assertThat(driver.task(YEAR, AA).getAssignee()).isNull();
        assertThat(driver.task(YEAR, AA).getName()).startsWith("ไม่มีผู้มีสิทธิพิจารณา");
        assertThat(looks()).contains("NOBODY_DECIDES");
        assertThat(history().get(0)).startsWith("ไม่มีผู้มีสิทธิพิจารณาในฐานะ");
    }

    private int name(String by, String whom, String why) {
        String body = "{\"employee\":%s,\"reason\":%s}".formatted(json(whom), json(why));
        return rest.post(by, "/api/plan-years/2570/plans/N2-AA/decider", body).status();
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private List<String> looks() {
        return year.view(AA).assessment().looks().stream()
                .map(PlanFinding::kind)
                .toList();
    }

    private List<String> history() {
        return views.history(YEAR, AA).stream()
                .map(line -> texts.of(line.what(), Texts.THAI))
                .toList();
    }

    // --- other people, other answers ---

    @Test
    void nobodyDecidesOnSomebodyElsesPlanByRest() {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();

        for (String person : List.of(MANAGER, MANAGER_BB, KAMR, DIRECTOR, GOVERNOR, OWNER, DEPUTY_BUSINESS)) {
            for (String way : List.of("complete", "submit-form")) {
                Rest.Answer answer =
                        rest.post(person, "/engine-rest/task/" + task + "/" + way, "{\"variables\":" + APPROVE + "}");
                assertThat(answer.status()).as(person + answer.body()).isEqualTo(403);
            }
        }
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(decisions(AA)).isEmpty();
    }

    @Test
    void theAdministratorDecidesNothing() {
        year.planWaitingForRegion();

        Rest.Answer answer = rest.complete(Rest.ADMIN, driver.task(YEAR, AA).getId(), APPROVE);

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    void decidedFromAnOldWindowIsAConflict() {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();
        assertThat(rest.complete(CHIEF, task, APPROVE).status()).isEqualTo(204);

        assertThat(rest.complete(CHIEF, task, APPROVE).status()).isEqualTo(409);
        assertThat(decisions(AA)).hasSize(1);
    }

    @Test
    void decidedOnceThePlanIsWithdrawnIsAConflict() {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();
        rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", "");

        Rest.Answer answer = rest.complete(CHIEF, task, APPROVE);

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(decisions(AA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\":{\"value\":\"approve\"},\"approvedBy\":{\"value\":\"x\"}}",
                "{\"decision\":{\"value\":\"approve\"},\"planOutcome\":{\"value\":\"APPROVED\"}}",
                "{\"decision\":{\"value\":true,\"type\":\"Boolean\"}}",
                "{\"decision\":{\"value\":\"APPROVE\"}}",
                "{\"decision\":{\"value\":\"approve\"},\"comment\":{\"value\":7,\"type\":\"Integer\"}}",
                "{\"decision\":{\"value\":\"return\"}}",
                "{\"decision\":{\"value\":\"return\"},\"comment\":{\"value\":\" \"}}",
                "{\"decision\":{\"value\":\"return\"},\"comment\":{\"value\":\"\u200B\u00A0\u3164\"}}",
                "{}",
            })
    void aWrongAnswerIsRefusedAndTheTaskIsStillThere(String variables) {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();

        Rest.Answer answer = rest.complete(CHIEF, task, variables);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(driver.task(YEAR, AA).getId()).isEqualTo(task);
        assertThat(decisions(AA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"th, คุณเป็นผู้จัดทำแผนนี้", "en, You prepared this plan", "'en-GB,en;q=0.9', You prepared this plan"})
    void refusalsSpeakTheReadersLanguage(String language, String words) {
        year.roles(MANAGER, "office-manager|chief-customer-service@N2").planWaitingForRegion();

        Rest.Answer answer = rest.call(
                MANAGER,
                HttpMethod.POST,
                "/engine-rest/task/" + driver.task(YEAR, AA).getId() + "/complete",
                "{\"variables\":" + APPROVE + "}",
                "application/json",
                language);

        assertThat(answer.body()).contains(words);
    }

    @Test
    void theAnswerOfOneStationIsNotThereAtTheNext() {
        year.planWaitingForRegion();
        driver.complete(YEAR, AA, CHIEF, Map.of("decision", "approve", "comment", "เห็นชอบตามเสนอ"));

        assertThat(tasks.getVariables(driver.task(YEAR, AA).getId())).doesNotContainKeys("decision", "comment");
        assertThat(String.valueOf(tasks.getVariableLocal(driver.task(YEAR, AA).getId(), "planSummary")))
                .contains("เห็นชอบตามเสนอ");
    }

    private List<String> candidateGroups() {
        return tasks.getIdentityLinksForTask(driver.task(YEAR, AA).getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private PlanStatus status(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).status();
    }

    private List<PlanStanding.StationStanding> decisions(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).stations().stream()
                .filter(station -> station.verdict() != null)
                .toList();
    }
}

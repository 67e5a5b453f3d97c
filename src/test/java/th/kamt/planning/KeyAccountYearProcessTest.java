package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.PLANS;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.SIGNED;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.calendar.Bangkok;
import th.kamt.message.ConflictException;
import th.kamt.message.Texts;
import th.kamt.selection.Tier;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.LostRace;

/** {@code keyAccountYear}: opened once, scored, its plans started; rescored on a corrected list; ended by its last plan. */
@PlanningTest
class KeyAccountYearProcessTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Rest rest;

    @Autowired
    private PlanYears years;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private PlanViews views;

    @Autowired
    private Texts texts;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    @Test
    @DisplayName(
            "R-1.0: every office, service centre, region and HQ gets its plan; provinces, Network units and areas do not")
    void openedWithItsListTheYearStartsThePlanOfEveryUnitThatMakesOne() {
        year.opened();

        assertThat(statuses()).containsOnlyKeys(PLANS).containsValue(PlanStatus.PREPARING);
        assertThat(PLANS).allSatisfy(unit -> assertThat(year.waitsFor(unit)).isEqualTo("Task_PreparePlan"));
        assertThat(driver.waitsAt(yearInstance())).containsExactly("CatchEvent_AllPlansApproved");
    }

    @Test
    void openedBeforeItsListTheYearWaitsAndGoesOnWhenTheListIsImported() {
        year.importOrganization();
        years.open(YEAR, OWNER);
        year.run();

        assertThat(driver.waitsAt(yearInstance())).containsExactly("CatchEvent_ListImported");
        assertThat(statuses()).isEmpty();

        year.importList().run();

        assertThat(statuses()).containsOnlyKeys(PLANS);
    }

    @Test
    void openedASecondTimeIsAConflictAndOneInstanceRuns() {
        year.opened();

        assertThatThrownBy(() -> years.open(YEAR, OWNER)).isInstanceOf(ConflictException.class);
        assertThat(rest.post(OWNER, "/api/plan-years/2570/open", "").status()).isEqualTo(409);

        assertThat(driver.instances("keyAccountYear", "2570")).hasSize(1);
    }

    @Test
    void openedFromTwoWindowsAtOnceRunsOnce() {
        year.importOrganization().importList();

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(this::openByRest);
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(this::openByRest);

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(201, 409);
        assertThat(driver.instances("keyAccountYear", "2570")).hasSize(1);
    }

    private int openByRest() {
        return rest.post(OWNER, "/api/plan-years/2570/open", "").status();
    }

    @ParameterizedTest
    @CsvSource({"2026, 2569", "2027, 2570"})
    void aChristianYearIsRefusedWithTheBuddhistOneAsHint(String typed, String meant) {
        year.importOrganization().importList();

        Rest.Answer answer = rest.post(OWNER, "/api/plan-years/" + typed + "/open", "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(meant);
        assertThat(years.openYears()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2568, 422", "2569, 201", "2571, 201", "2572, 422", "2700, 422"})
    void aYearPastOrFarAheadIsNotOpened(String typed, int status) {
        year.importOrganization().importList();

        Rest.Answer answer = rest.post(OWNER, "/api/plan-years/" + typed + "/open", "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(years.openYears()).hasSize(status == 201 ? 1 : 0);
        if (status == 422) {
            assertThat(answer.body()).contains("เปิดได้เฉพาะปี 2569, 2570 และ 2571");
        }
    }

    @Test
    void theYearIsOpenedByItsOwnerAndTheAdministratorAndNobodyElse() {
        year.importOrganization().importList();

        assertThat(rest.post(MANAGER, "/api/plan-years/2570/open", "").status()).isEqualTo(403);
        assertThat(rest.post(GOVERNOR, "/api/plan-years/2570/open", "").status())
                .isEqualTo(403);
        assertThat(years.isOpen(YEAR)).isFalse();
        assertThat(rest.post(OWNER, "/api/plan-years/2570/open", "").status()).isEqualTo(201);
        assertThat(rest.post(Rest.ADMIN, "/api/plan-years/2571/open", "").status())
                .isEqualTo(201);
    }

    @Test
    void on1NovemberTheNextPlanYearOpensByItself() {
        year.importOrganization().importList();
        clock.moveTo(Instant.parse("2026-10-31T17:00:00Z"));

        firstOfNovemberComes();
        year.run();

        assertThat(years.state(YEAR).orElseThrow().openedBy()).isEqualTo("timer");
        assertThat(statuses()).containsOnlyKeys(PLANS);
        assertThat(driver.waitsAt(yearInstance())).containsExactly("CatchEvent_AllPlansApproved");
    }

    @Test
    void theTimerIsSetFor1NovemberMidnightInBangkok() {
        ZonedDateTime due = ZonedDateTime.ofInstant(openingTimer().getDuedate().toInstant(), Bangkok.ZONE);

        assertThat(List.of(due.getMonthValue(), due.getDayOfMonth(), due.getHour(), due.getMinute(), due.getSecond()))
                .containsExactly(11, 1, 0, 0, 0);
    }

    @Test
    void on1NovemberNothingHappensWhereAPersonHasOpenedTheYear() {
        year.opened();
        clock.moveTo(Instant.parse("2026-10-31T17:00:00Z"));

        firstOfNovemberComes();
        year.run();

        assertThat(driver.instances("keyAccountYear", "2570")).hasSize(1);
        assertThat(years.openYears()).containsExactly(YEAR);
        assertThat(years.state(YEAR).orElseThrow().openedBy()).isEqualTo(OWNER);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("keyAccountYear")
                        .unfinished()
                        .count())
                .isEqualTo(1);
    }

    /** Runs the timer and the instance it starts, up to the first wait. */
    private void firstOfNovemberComes() {
        management.executeJob(openingTimer().getId());
        HistoricProcessInstance started =
                history.createHistoricProcessInstanceQuery().processDefinitionKey("keyAccountYear").list().stream()
                        .filter(instance -> instance.getStartActivityId().equals("StartEvent_FirstOfNovember"))
                        .findFirst()
                        .orElseThrow();
        driver.run(started.getId());
    }

    private Job openingTimer() {
        return management.createJobQuery().processDefinitionKey("keyAccountYear").timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCorrectedListGivesPlansInPreparationNewScoresAndKeepsTheUnitsDecisions() {
        year.opened();
        year.edit(AA, new PlanEdit.Exclude(id(8, AA), "ปิดกิจการสิ้นปี"));
        long com2 = year.view(AA).services().stream()
                .filter(service ->
                        service.accountId().equals(id(2, AA)) && service.code().equals("COM2"))
                .findFirst()
                .orElseThrow()
                .id();
        year.edit(AA, new PlanEdit.RemoveService(com2, "ไม่มีงานที่กระทบลูกค้า"));

        // From H to M, main group: Strategic becomes Star (R-KASM-5). One account goes, one comes.
        year.account(1, AA, "hvc_listed=Y;gross_margin_baht=100000;voltage_kv=115;avg_bill_baht=1000000")
                .withoutAccount(10)
                .strategic(12, AA, "")
                .importList()
                .run();

        assertThat(year.account(AA, id(1, AA)).tier()).isEqualTo(Tier.STAR);
        assertThat(year.account(AA, id(12, AA)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(year.view(AA).accounts())
                .extracting(PlanView.AccountView::accountId)
                .doesNotContain(id(10, AA));
        assertThat(year.account(AA, id(8, AA)).excludedByUnit()).isTrue();
        assertThat(year.account(AA, id(8, AA)).excludeReason()).isEqualTo("ปิดกิจการสิ้นปี");
        assertThat(year.view(AA).reasons())
                .contains(new PlanView.ReasonView("REMOVED", id(2, AA), "ไม่มีงานที่กระทบลูกค้า"));
        assertThat(year.waitsFor(AA)).isEqualTo("Task_PreparePlan");
    }

    @Test
    void aCorrectedListLeavesPlansInApprovalFrozenAndShowsTheDifference() {
        year.planWaitingForRegion();
        year.account(1, AA, "hvc_listed=Y;gross_margin_baht=100000;voltage_kv=115;avg_bill_baht=1000000")
                .strategic(12, AA, "")
                .importList()
                .run();

        assertThat(year.account(AA, id(1, AA)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(year.view(AA).accounts())
                .extracting(PlanView.AccountView::accountId)
                .doesNotContain(id(12, AA));
        assertThat(year.view(AA).assessment().looks().stream()
                        .filter(look -> look.kind().equals("LIST_CORRECTED"))
                        .map(PlanFinding::subject))
                .containsExactlyInAnyOrder(id(1, AA), id(12, AA));
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    void aPlanReturnedAfterTheCorrectionTakesTheNewScores() {
        year.planWaitingForRegion();
        year.account(1, AA, "hvc_listed=Y;gross_margin_baht=100000;voltage_kv=115;avg_bill_baht=1000000")
                .importList()
                .run();

        year.returnPlan(AA, SmallYear.CHIEF, "รายชื่อแก้แล้ว");

        assertThat(year.account(AA, id(1, AA)).tier()).isEqualTo(Tier.STAR);
        assertThat(year.view(AA).assessment().looks())
                .extracting(PlanFinding::kind)
                .doesNotContain("LIST_CORRECTED");
    }

    @Test
    void whatACorrectedListChangesIsInThePlansHistoryAndBarsNobody() {
        year.opened();

        year.account(1, AA, "hvc_listed=Y;gross_margin_baht=100000;voltage_kv=115;avg_bill_baht=1000000")
                .withoutAccount(10)
                .strategic(12, AA, "")
                .importList()
                .run();

        assertThat(history(AA))
                .containsExactlyInAnyOrder(
                        "รายชื่อลูกค้าแก้ไขใหม่: บริษัท ลูกค้าที่ 01 จำกัด ในแผนเป็น Strategic รายชื่อล่าสุดเป็น Star",
                        "รายชื่อลูกค้าแก้ไขใหม่: บริษัท ลูกค้าที่ 10 จำกัด (Streamline ในแผน) ไม่อยู่ในรายชื่อล่าสุด",
                        "รายชื่อลูกค้าแก้ไขใหม่: บริษัท ลูกค้าที่ 12 จำกัด เพิ่มเข้ามาในรายชื่อล่าสุด: Strategic");
        assertThat(views.history(YEAR, AA))
                .extracting(PlanView.HistoryLine::person)
                .containsOnly("system");
    }

    private List<String> history(String unit) {
        return views.history(YEAR, unit).stream()
                .map(line -> texts.of(line.what(), Texts.THAI))
                .toList();
    }

    @Test
    @DisplayName("R-KASM-6: an account with the unit's special case that leaves the list is in the difference")
    void aFrozenPlanShowsThatAnAccountWithTheUnitsStatementLeftTheList() {
        year.opened();
        year.edit(AA, new PlanEdit.SpecialCase(id(11, AA), "A", Tier.STATUS, null));
        year.submit(AA);
        year.importList().run();
        assertThat(differences()).isEmpty();

        year.withoutAccount(11).importList().run();

        assertThat(differences()).containsExactly(id(11, AA));
    }

    @Test
    @DisplayName("R-RISK-6: a contract signed since is in the difference, though no tier changes")
    void aFrozenPlanShowsWhatTheNewestListWantsDecided() {
        year.planWaitingForRegion();

        year.strategic(2, AA, "spp_contract=SIGNED").importList().run();

        assertThat(differences()).containsExactly(id(2, AA));
        assertThat(year.account(AA, id(2, AA)).exclusionUndecided()).isFalse();
        year.returnPlan(AA, SmallYear.CHIEF, "ลงนามกับ SPP แล้ว");
        assertThat(year.account(AA, id(2, AA)).exclusionUndecided()).isTrue();
        assertThat(history(AA).get(0)).contains("มีสัญญากับ SPP");
    }

    private List<String> differences() {
        return year.view(AA).assessment().looks().stream()
                .filter(look -> look.kind().equals("LIST_CORRECTED"))
                .map(PlanFinding::subject)
                .toList();
    }

    @Test
    @DisplayName("R-RISK-6: without the contract the confirmed exclusion has no ground, and the account is back")
    void anExclusionGoesWithTheContractItRestsOn() {
        year.opened();
        year.edit(BB, new PlanEdit.DecideExclusion(SIGNED, true, "ลงนามแล้ว"));

        year.strategic(28, BB, "spp_contract=NO").importList().run();
        assertThat(year.account(BB, SIGNED).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(year.view(BB).assessment().stops()).isEmpty();

        year.strategic(28, BB, "spp_contract=SIGNED").importList().run();
        assertThat(year.account(BB, SIGNED).selected()).isFalse();
    }

    @Test
    @DisplayName("R-KASM-6: a special case of a customer now on the HVC list is dropped, and the history says so")
    void aStatementTheListRulesOutIsDroppedAndRecorded() {
        year.opened();
        year.edit(AA, new PlanEdit.SpecialCase(id(11, AA), "A", Tier.STATUS, null));

        year.account(11, AA, "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=115;avg_bill_baht=70000")
                .importList()
                .run();

        assertThat(year.account(AA, id(11, AA)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(year.account(AA, id(11, AA)).ownSpecialCase()).isNull();
        assertThat(history(AA))
                .anyMatch(line -> line.contains("นำข้อเสนอของหน่วยเรื่อง บริษัท ลูกค้าที่ 11 จำกัด ออก"));
    }

    @Test
    @DisplayName(
            "D-16: a COM2 taken out with a reason stays out when the account's tier changes; with the account the reason goes")
    void whatTheUnitTookOutStaysOut() {
        year.opened();
        PlanView.ServiceView com2 = year.view(AA).services().stream()
                .filter(service ->
                        service.accountId().equals(id(1, AA)) && service.code().equals("COM2"))
                .findFirst()
                .orElseThrow();
        year.edit(AA, new PlanEdit.RemoveService(com2.id(), "ไม่มีงานที่กระทบลูกค้าในปีนี้"));

        year.strategic(1, AA, "power_quality_problem=Y").importList().run();
        assertThat(year.view(AA).services())
                .noneMatch(service ->
                        service.accountId().equals(id(1, AA)) && service.code().equals("COM2"));
        assertThat(year.view(AA).reasons()).hasSize(1);

        year.withoutAccount(1).importList().run();
        assertThat(year.view(AA).reasons()).isEmpty();
    }

    @Test
    void theSameListAgainChangesNothing() {
        year.opened();
        int before = year.view(AA).version();

        year.importList().run();

        assertThat(year.view(AA).version()).isEqualTo(before);
    }

    @Test
    void aUnitImportedLaterGetsItsPlanWithTheNextCorrection() {
        year.opened();
        year.importUnits(year.unitsCsv() + "N2-CC,กฟอ.วังคีรี,OFFICE,3,N2\n");
        year.person("600701", "นางอุไรวรรณ ธนะสาร", "ผจก", "N2-CC", "", "office-manager")
                .importPeople();

        year.strategic(70, "N2-CC", "").importList().run();

        assertThat(statuses()).containsKey("N2-CC").hasSize(PLANS.size() + 1);
        assertThat(year.waitsFor("N2-CC")).isEqualTo("Task_PreparePlan");
    }

    @Test
    @DisplayName("R-2.5: with the last unit's plan the year goes on, once")
    void theYearEndsWithItsLastPlanAndNotBefore() {
        year.opened();
        for (String unit : List.of(HQ, REGION, AA, BB)) {
            year.approveFully(unit);
            assertThat(years.state(YEAR).orElseThrow().allApprovedAt()).as(unit).isNull();
        }
        clock.moveTo(Instant.parse("2026-12-20T03:00:00Z"));

        year.approveFully(PC).run();

        assertThat(statuses()).containsOnlyKeys(PLANS).doesNotContainValue(PlanStatus.IN_APPROVAL);
        assertThat(years.state(YEAR).orElseThrow().allApprovedAt()).isEqualTo(Instant.parse("2026-12-20T03:00:00Z"));
        assertThat(endedYears()).containsExactly("EndEvent_PlansApproved");
        assertThat(driver.instances("planPreparation", "2570/" + PC)).isEmpty();
    }

    /** Two transactions each see their own plan approved and the other's not: the year must neither hang nor end twice. */
    @RepeatedTest(3)
    void theYearEndsOnceAlsoWhenItsLastTwoPlansAreRecordedAtOnce() throws Exception {
        year.opened();
        List.of(HQ, REGION, BB).forEach(year::approveFully);
        for (String unit : List.of(AA, PC)) {
            year.submit(unit);
            List<String> deciders = SmallYear.deciders(unit);
            deciders.subList(0, deciders.size() - 1).forEach(person -> year.approve(unit, person));
        }
        Job one = recordingOf(AA);
        Job two = recordingOf(PC);

        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> record(one, together));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> record(two, together));
        CompletableFuture.allOf(first, second).get(60, TimeUnit.SECONDS);
        year.run();

        assertThat(statuses().values()).containsOnly(PlanStatus.APPROVED);
        assertThat(endedYears()).containsExactly("EndEvent_PlansApproved");
    }

    /** The last station has approved; what is left is {@code Task_RecordApproval}. */
    private Job recordingOf(String unit) {
        driver.completeOnly(driver.task(YEAR, unit).getId(), GOVERNOR, Map.of("decision", "approve"));
        String preparation = driver.instance("planPreparation", "2570/" + unit);
        String approval = driver.instance("planApproval", "2570/" + unit);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(approval)
                .singleResult()
                .getId());
        return management.createJobQuery().processInstanceId(preparation).singleResult();
    }

    /** As the job executor: a lost race is tried again. */
    private void record(Job job, CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        for (int attempt = 0; ; attempt++) {
            try {
                management.executeJob(job.getId());
                return;
            } catch (RuntimeException e) {
                if (!LostRace.isIn(e) || attempt == 2) {
                    throw e;
                }
            }
        }
    }

    private List<String> endedYears() {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("keyAccountYear")
                        .finished()
                        .singleResult()
                        .getId())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(event -> event.getActivityId())
                .toList();
    }

    private String yearInstance() {
        return driver.instance("keyAccountYear", "2570");
    }

    private Map<String, PlanStatus> statuses() {
        return standings.of(YEAR, List.of(HQ, REGION, AA, BB, PC, "A1", "N2-PP", "N2-NW", "N2-CC")).stream()
                .collect(java.util.stream.Collectors.toMap(PlanStanding::unitCode, PlanStanding::status));
    }
}

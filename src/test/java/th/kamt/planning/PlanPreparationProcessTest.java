package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.SIGNED;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.UNTRAINED;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.calendar.Holidays;
import th.kamt.calendar.WorkingDays;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** {@code planPreparation}: the proposal, the unit's changes and their refusals, submission, withdrawal, the way back. */
@PlanningTest
class PlanPreparationProcessTest {

    private static final LocalDate MAY = LocalDate.of(2027, 5, 12);

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PlanPreparation preparation;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private PlanRepository plans;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private Holidays holidays;

    @Autowired
    private WorkingDays workingDays;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    // --- the proposal ---

    @ParameterizedTest
    @DisplayName("R-KASM-5, R-KAMR-4, R-KAMR-9: accounts by tier, the KAMR's load and 500 baht a month")
    @CsvSource({
        // unit, strategic, star, status, streamline, load, allowance a year
        "N2-AA, 6, 0, 2, 2, 7.2, 6000",
        "N2-BB, 8, 0, 0, 0, 8.0, 6000",
        "N2-PC, 6, 0, 0, 0, 6.0, 6000",
        "HQ,    6, 0, 0, 0, 6.0, 6000",
    })
    void theProposalFollowsFromTheScores(
            String unit, int strategic, int star, int status, int streamline, BigDecimal load, BigDecimal allowance) {
        year.opened();

        PlanView plan = year.view(unit);

        assertThat(Stream.of(Tier.STRATEGIC, Tier.STAR, Tier.STATUS, Tier.STREAMLINE)
                        .map(plan.totals()::now))
                .containsExactly(strategic, star, status, streamline);
        assertThat(plan.kamrs()).hasSize(1);
        assertThat(plan.kamrs().get(0).load().load()).isEqualByComparingTo(load);
        assertThat(plan.totals().budgetNow()).isEqualByComparingTo(allowance);
    }

    @Test
    @DisplayName("R-ENT-1: at least 4 FMS and 3 RBA, COM1.1 each quarter and one COM2 for a Strategic account")
    void aStrategicAccountIsProposedItsEntitlements() {
        year.opened();

        List<PlanView.ServiceView> services = services(id(1, AA));

        assertThat(services)
                .filteredOn(service -> service.code().startsWith("FMS"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(services)
                .filteredOn(service -> service.code().startsWith("RBA"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(services)
                .filteredOn(service -> service.code().equals("COM1.1"))
                .extracting(service -> (service.plannedOn().getMonthValue() - 1) / 3)
                .contains(0, 1, 2, 3);
        assertThat(services)
                .filteredOn(service -> service.code().equals("COM2"))
                .hasSize(1);
    }

    @Test
    @DisplayName("R-CAL-1: nothing is planned on a public holiday, and an administrator says what is one")
    void plannedDaysAvoidTheHolidaysAsTheyStand() {
        year.opened();
        assertThat(days()).isNotEmpty().allMatch(workingDays::isWorkingDay);
        LocalDate busy = days().get(0);
        year.forget();

        holidays.add(busy, "วันหยุดพิเศษ", "Special holiday", false, SmallYear.OWNER);
        try {
            year.opened();

            assertThat(days()).isNotEmpty().doesNotContain(busy).allMatch(workingDays::isWorkingDay);
        } finally {
            holidays.remove(busy, false, SmallYear.OWNER);
        }
    }

    private List<LocalDate> days() {
        return year.view(AA).services().stream()
                .map(PlanView.ServiceView::plannedOn)
                .toList();
    }

    private List<PlanView.ServiceView> services(String account) {
        return year.view(AA).services().stream()
                .filter(service -> service.accountId().equals(account))
                .toList();
    }

    @Test
    @DisplayName("D-1: the province's CEO prepares the centre's plan unless the centre has a manager of its own")
    void theCentresOwnManagerPreparesItsPlanWhereNamed() {
        year.person("600512", "นายกฤษณะ ใจดี", "ผจก.ศบค", SmallYear.PC, "", "office-manager")
                .opened();

        assertThat(driver.task(YEAR, SmallYear.PC).getAssignee()).isEqualTo("600512");
        driver.complete(YEAR, SmallYear.PC, "600512", Map.of());
        assertThat(year.waitsFor(SmallYear.PC)).isEqualTo("Task_CollectProvince");
    }

    @Test
    @DisplayName("R-KAMR-6: at most 2 of ฝวบ. are KAMR of a region, last year's first, by last year's plan")
    void aRegionsKamrsOfLastYearComeFirst() {
        year.person("600212", "นายก้อง ใจเย็น", "วศก", SmallYear.REGION, "FVB", "kamr")
                .trained("600212", "2020-08-21")
                .person("600213", "นายขาว ใจเย็น", "วศก", SmallYear.REGION, "FVB", "kamr")
                .trained("600213", "2020-08-21")
                .importOrganization();
        Plan lastYear = new Plan(YEAR.previous(), SmallYear.REGION, Route.REGION);
        lastYear.kamrs().add(new PlanKamr(lastYear, "600213", "OWN", false, true, null));
        plans.save(lastYear);

        year.opened();

        assertThat(year.view(SmallYear.REGION).kamrs())
                .extracting(kamr -> kamr.person().employeeId())
                .containsExactly(SmallYear.REGION_KAMR, "600213");
    }

    // --- submitting ---

    @Test
    @DisplayName("R-RISK-6: an account that has signed with an SPP must be decided on first")
    void aPlanThatBreaksARuleIsNotSubmittedAndSaysWhichAndWhere() {
        year.opened();
        int before = year.view(BB).version();
        String task = driver.task(YEAR, BB).getId();

        Rest.Answer answer = rest.complete(MANAGER_BB, task, "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("ลูกค้าที่ 28").contains("6.1.1.2");
        assertThat(driver.task(YEAR, BB).getId()).isEqualTo(task);
        assertThat(year.view(BB).version()).isEqualTo(before);
        assertThat(status(BB)).isEqualTo(PlanStatus.PREPARING);
        assertThat(driver.instances("planApproval", "2570/" + BB)).isEmpty();

        year.edit(BB, new PlanEdit.DecideExclusion(SIGNED, true, "ลงนามกับ SPP แล้ว"));
        assertThat(rest.complete(MANAGER_BB, task, "{}").status()).isEqualTo(204);
    }

    @Test
    void aNoteDoesNotExcuseWhatOnlyTheUnitCanDecide() {
        year.opened();

        Rest.Answer answer =
                rest.complete(MANAGER_BB, driver.task(YEAR, BB).getId(), "{\"note\":{\"value\":\"ขอส่งไปก่อน\"}}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    @DisplayName(
            "D-15: a load below 6 with nobody left to add is submitted with the head's reason, which approvers see")
    void whatCannotBeMetIsSubmittedWithTheHeadsReason() {
        for (int i = 23; i <= 28; i++) {
            year.withoutAccount(i);
        }
        for (int i = 12; i <= 17; i++) {
            year.strategic(i, SmallYear.PC, "");
        }
        year.opened();
        String task = driver.task(YEAR, BB).getId();
        assertThat(year.view(BB).kamrs().get(0).load().load()).isEqualByComparingTo("2.0");

        assertThat(rest.complete(MANAGER_BB, task, "{}").status()).isEqualTo(400);
        driver.complete(YEAR, BB, MANAGER_BB, Map.of("note", "สำนักงานมีลูกค้ารายใหญ่เพียงสองราย"));

        assertThat(year.waitsFor(BB)).isEqualTo("Task_CollectRegion");
        assertThat(year.view(BB).assessment().looks())
                .filteredOn(look -> look.kind().equals("REASON_GIVEN"))
                .isNotEmpty()
                .allSatisfy(
                        look -> assertThat(look.detail().arguments()).contains("สำนักงานมีลูกค้ารายใหญ่เพียงสองราย"));
        assertThat(summary(BB)).contains("สำนักงานมีลูกค้ารายใหญ่เพียงสองราย");
    }

    @Test
    void onlyThePreparerSubmits() {
        year.opened();
        String task = driver.task(YEAR, AA).getId();

        for (String other : List.of(KAMR, MANAGER_BB, CHIEF, Rest.ADMIN)) {
            assertThat(rest.complete(other, task, "{}").status()).as(other).isEqualTo(403);
        }
        assertThat(status(AA)).isEqualTo(PlanStatus.PREPARING);
    }

    @RepeatedTest(3)
    void submittedFromTwoWindowsAtOnceItIsSubmittedOnce() {
        year.opened();
        String task = driver.task(YEAR, AA).getId();

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(
                () -> rest.complete(MANAGER, task, "{}").status());
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(
                () -> rest.complete(MANAGER, task, "{}").status());

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(204, 409);
        year.run();
        assertThat(driver.instances("planApproval", "2570/" + AA)).hasSize(1);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
    }

    @Test
    void submittedAgainFromAnOldWindowIsAConflict() {
        year.opened();
        String task = driver.task(YEAR, AA).getId();
        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(204);

        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(409);
    }

    // --- editing ---

    @Test
    void ofTwoWhoEditOnePlanTheSecondIsToldAndNothingIsOverwritten() {
        year.opened();
        int seen = year.view(AA).version();
        preparation.edit(YEAR, AA, seen, new PlanEdit.Exclude(id(7, AA), "ย้ายเขต"), MANAGER);

        assertThatThrownBy(
                        () -> preparation.edit(YEAR, AA, seen, new PlanEdit.Exclude(id(7, AA), "อย่างอื่น"), MANAGER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("สมเกียรติ");

        assertThat(year.account(AA, id(7, AA)).excludeReason()).isEqualTo("ย้ายเขต");
        Rest.Answer answer = rest.post(
                MANAGER,
                "/api/plan-years/2570/plans/N2-AA/edits",
                "{\"version\":%d,\"edit\":{\"type\":\"include\",\"accountId\":\"%s\"}}".formatted(seen, id(7, AA)));
        assertThat(answer.status()).isEqualTo(409);
    }

    @RepeatedTest(3)
    void ofTwoEditsAtTheSameInstantOneWins() {
        year.opened();
        int seen = year.view(AA).version();

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> exclude(seen, 7));
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> exclude(seen, 8));

        assertThat(List.of(one.join(), two.join())).containsExactlyInAnyOrder(200, 409);
        assertThat(Stream.of(7, 8)
                        .filter(number -> year.account(AA, id(number, AA)).excludedByUnit()))
                .hasSize(1);
    }

    private int exclude(int version, int account) {
        return rest.post(
                        MANAGER,
                        "/api/plan-years/2570/plans/N2-AA/edits",
                        "{\"version\":%d,\"edit\":{\"type\":\"exclude\",\"accountId\":\"%s\",\"reason\":\"ย้าย\"}}"
                                .formatted(version, id(account, AA)))
                .status();
    }

    @Test
    void onlyThePreparerEdits() {
        year.opened();
        int version = year.view(AA).version();
        PlanEdit edit = new PlanEdit.Exclude(id(7, AA), "ย้าย");

        for (String other : List.of(KAMR, MANAGER_BB, CHIEF)) {
            assertThatThrownBy(() -> preparation.edit(YEAR, AA, version, edit, other))
                    .isInstanceOf(ForbiddenException.class);
        }
        String body = "{\"version\":%d,\"edit\":{\"type\":\"include\",\"accountId\":\"x\"}}".formatted(version);
        assertThat(rest.post(MANAGER_BB, "/api/plan-years/2570/plans/N2-AA/edits", body)
                        .status())
                .isEqualTo(404);
        assertThat(rest.post(CHIEF, "/api/plan-years/2570/plans/N2-AA/edits", body)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aReasonGivenForSomebodyWhoNeedsNoneIsNoWaiver() {
        year.opened();

        year.edit(AA, new PlanEdit.ChooseKamr(SPARE_KAMR, true, "ช่วยงาน"));

        assertThat(year.view(AA).kamrs())
                .filteredOn(kamr -> kamr.person().employeeId().equals(SPARE_KAMR))
                .singleElement()
                .matches(kamr -> kamr.waiverReason() == null, "without a waiver");
    }

    @Test
    @DisplayName("R-KAMR-4: the load of 6 to 12 is one person's, so nobody is KAMR in two units' plans of a year")
    void whoIsKamrInAnotherPlanIsNeitherChosenNorProposed() {
        year.opened();

        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.ChooseKamr(KAMR_BB, true, "ช่วยงาน")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .containsExactly(
                                        new Message("planning.edit.kamrElsewhere", "นายอดิศร ใจกล้า", "กฟอ.ลานสัก")));

        year.edit(BB, new PlanEdit.ChooseKamr(SPARE_KAMR, true, "ช่วยงาน"));
        for (int i = 12; i <= 15; i++) {
            year.strategic(i, AA, "");
        }
        year.importList().run();
        assertThat(year.view(AA).kamrs())
                .extracting(kamr -> kamr.person().employeeId())
                .containsExactly(KAMR);
        assertThat(year.view(AA).candidates())
                .extracting(candidate -> candidate.person().employeeId())
                .doesNotContain(SPARE_KAMR);
    }

    @Test
    void aBudgetItemIsNotOverwrittenByAddingItsNameAgain() {
        year.opened();
        year.edit(AA, new PlanEdit.AddBudget("OTHER", "ของขวัญ", new BigDecimal("5000"), null));

        refusedWith("planning.budget.present", new PlanEdit.AddBudget("OTHER", " ของขวัญ ", BigDecimal.TEN, null));
        refusedWith("planning.budget.nameMissing", new PlanEdit.AddBudget("OTHER", " ", BigDecimal.TEN, null));
        refusedWith("planning.budget.nothing", new PlanEdit.AddBudget("OTHER", "ปฏิทิน", BigDecimal.ZERO, null));
        refusedWith("planning.budget.nameMissing", new PlanEdit.SetBudget("OTHER", "", BigDecimal.TEN, null));
        refusedWith("planning.budget.nameMissing", new PlanEdit.SetBudget("OTHER", null, BigDecimal.TEN, null));
        assertThat(gifts()).isEqualByComparingTo("5000");

        year.edit(AA, new PlanEdit.SetBudget("OTHER", "ของขวัญ", new BigDecimal("7000"), null));
        assertThat(gifts()).isEqualByComparingTo("7000");
    }

    private void refusedWith(String key, PlanEdit edit) {
        assertThatThrownBy(() -> year.edit(AA, edit))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .extracting(Message::key)
                                .containsExactly(key));
    }

    private BigDecimal gifts() {
        return year.view(AA).totals().budget().stream()
                .filter(line -> line.kind().equals("OTHER"))
                .map(line -> line.amountBaht())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void anEmployeeIdNobodyHasIsARefusalOfTheChoice() {
        year.opened();

        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.ChooseKamr("999999", true, "x")))
                .isExactlyInstanceOf(RefusedException.class);
    }

    static Stream<Arguments> refusedEdits() {
        String one = id(1, AA);
        return Stream.of(
                Arguments.of("exclude without a reason", new PlanEdit.Exclude(one, " ")),
                Arguments.of("exclude an account of another unit", new PlanEdit.Exclude(id(21, BB), "x")),
                Arguments.of("include an unknown account", new PlanEdit.Include("9999999999@N2-AA")),
                Arguments.of("exclusion nobody proposed", new PlanEdit.DecideExclusion(one, true, "x")),
                Arguments.of(
                        "R-KASM-6 special case of a listed customer",
                        new PlanEdit.SpecialCase(id(9, AA), "A", Tier.STATUS, null)),
                Arguments.of(
                        "R-KASM-6 special case as Star", new PlanEdit.SpecialCase(id(11, AA), "A", Tier.STAR, null)),
                Arguments.of(
                        "R-KASM-6 special case D without a reason",
                        new PlanEdit.SpecialCase(id(11, AA), "D", Tier.STATUS, null)),
                Arguments.of(
                        "R-KASM-6 special case C of no key account of last year",
                        new PlanEdit.SpecialCase(id(11, AA), "C", Tier.STATUS, null)),
                Arguments.of("radius without a reason", new PlanEdit.WithinRadius(one, "")),
                Arguments.of("move to a KAMR not in the plan", new PlanEdit.MoveAccount(one, SPARE_KAMR)),
                Arguments.of("move to nobody", new PlanEdit.MoveAccount(one, null)),
                Arguments.of("R-KAMR-3 untrained KAMR", new PlanEdit.ChooseKamr(UNTRAINED, true, "เร่งด่วน")),
                Arguments.of("unknown KAMR", new PlanEdit.ChooseKamr("999999", true, null)),
                Arguments.of("dismiss somebody who is no KAMR", new PlanEdit.DismissKamr(SPARE_KAMR)),
                Arguments.of("R-KAMR-1 dismiss the only KAMR", new PlanEdit.DismissKamr(KAMR)),
                Arguments.of("waive without a reason", new PlanEdit.Waive(KAMR, "")),
                Arguments.of("waive somebody who is no KAMR", new PlanEdit.Waive(SPARE_KAMR, "x")),
                Arguments.of("R-ENT-2 FMS6 without a power quality problem", new PlanEdit.AddService(one, "FMS6", MAY)),
                Arguments.of("R-ENT-2 RBA5 without special risk", new PlanEdit.AddService(one, "RBA5", MAY)),
                Arguments.of("R-ENT-1 FMS7 for Status", new PlanEdit.AddService(id(7, AA), "FMS7", MAY)),
                Arguments.of("unknown service", new PlanEdit.AddService(one, "FMS9", MAY)),
                Arguments.of("service without a day", new PlanEdit.AddService(one, "FMS1", null)),
                Arguments.of(
                        "service outside the year", new PlanEdit.AddService(one, "FMS1", LocalDate.of(2026, 12, 31))),
                Arguments.of(
                        "service outside the year", new PlanEdit.AddService(one, "FMS1", LocalDate.of(2028, 1, 1))),
                Arguments.of("move an unknown service", new PlanEdit.MoveService(-1, MAY)),
                Arguments.of("remove an unknown service", new PlanEdit.RemoveService(-1, "x")),
                Arguments.of("reason without words", new PlanEdit.GiveReason("LOAD_BELOW_BAND", "", " ")),
                Arguments.of("reason for no rule that has one", new PlanEdit.GiveReason("KAMR_UNTRAINED", "", "x")),
                Arguments.of("reason for nothing", new PlanEdit.GiveReason(null, null, "x")),
                Arguments.of("reason too long", new PlanEdit.GiveReason("LOAD_BELOW_BAND", "", "ก".repeat(1001))),
                Arguments.of(
                        "negative budget", new PlanEdit.SetBudget("SEMINAR", "สัมมนา", new BigDecimal("-1"), null)),
                Arguments.of(
                        "a third of a satang",
                        new PlanEdit.SetBudget("SEMINAR", "สัมมนา", new BigDecimal("0.333"), null)),
                Arguments.of(
                        "absurd budget", new PlanEdit.SetBudget("SEMINAR", "สัมมนา", new BigDecimal("1e30"), null)),
                Arguments.of(
                        "the allowance is computed",
                        new PlanEdit.SetBudget("ALLOWANCE", "ค่าตอบแทน", new BigDecimal("1"), null)),
                Arguments.of("unknown budget", new PlanEdit.SetBudget("YACHT", "เรือ", BigDecimal.ONE, null)),
                Arguments.of("document without a title", new PlanEdit.AddDocument(null, " ")),
                Arguments.of("document of no such kind", new PlanEdit.AddDocument("MINUTES", "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedEdits")
    void anEditThatBreaksARuleIsRefusedAndChangesNothing(String what, PlanEdit edit) {
        year.opened();
        int before = year.view(AA).version();

        assertThatThrownBy(() -> year.edit(AA, edit)).as(what).isInstanceOf(RefusedException.class);

        assertThat(year.view(AA).version()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} ",
                "{\"version\":0}",
                "{\"edit\":{\"type\":\"include\",\"accountId\":\"x\"}}",
                "{\"version\":0,\"edit\":{\"type\":\"burn\"}}",
                "{\"version\":0,\"edit\":{}}",
                "{\"version\":\"x\",\"edit\":{\"type\":\"include\"}}",
                "not json",
            })
    void nonsenseByRestIsTheCallersFault(String body) {
        year.opened();

        Rest.Answer answer = rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/edits", body);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
    }

    @Test
    void anExcludedAccountLeavesTheLoadAndComesBackWhenIncluded() {
        year.opened();

        year.edit(AA, new PlanEdit.Exclude(id(1, AA), "ปิดโรงงาน"));
        assertThat(year.account(AA, id(1, AA)).selected()).isFalse();
        assertThat(load(KAMR)).isEqualByComparingTo("6.2");
        assertThat(services(id(1, AA))).isEmpty();

        year.edit(AA, new PlanEdit.Include(id(1, AA)));
        assertThat(year.account(AA, id(1, AA)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(load(KAMR)).isEqualByComparingTo("7.2");
        assertThat(services(id(1, AA))).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("R-RISK-6: the unit confirms the proposed exclusion, or keeps the account")
    @CsvSource({"true, 7.0", "false, 8.0"})
    void theUnitDecidesOnAProposedExclusion(boolean exclude, BigDecimal load) {
        year.opened();

        year.edit(BB, new PlanEdit.DecideExclusion(SIGNED, exclude, "ตามสัญญา"));

        assertThat(year.account(BB, SIGNED).selected()).isEqualTo(!exclude);
        assertThat(year.view(BB).kamrs().get(0).load().load()).isEqualByComparingTo(load);
        assertThat(year.view(BB).assessment().stops()).isEmpty();
    }

    @Test
    @DisplayName("R-KASM-6: a customer not on the list comes in as a special case, and goes again")
    void aSpecialCaseIsProposedAndTakenBack() {
        year.opened();

        year.edit(AA, new PlanEdit.SpecialCase(id(11, AA), "D", Tier.STATUS, "ผู้ผลิตรายเดียวของอำเภอ"));
        assertThat(year.account(AA, id(11, AA)).tier()).isEqualTo(Tier.STATUS);
        assertThat(load(KAMR)).isEqualByComparingTo("7.8");

        year.edit(AA, new PlanEdit.SpecialCase(id(11, AA), null, null, null));
        assertThat(year.account(AA, id(11, AA)).tier()).isNull();
    }

    @Test
    @DisplayName("R-RISK-1, D-5: a site within the radius but farther by line is assessed when the unit says so")
    void aSiteWithinTheRadiusIsAssessedForRisk() {
        // L and secondary: Streamline by value. By risk, level 1 x impact 5 (bill 5 million) = 5: Status.
        year.account(
                        12,
                        AA,
                        "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=5000000;spp_distance_km=9;"
                                + "spp_can_supply=Y")
                .opened();
        assertThat(year.account(AA, id(12, AA)).tier()).isEqualTo(Tier.STREAMLINE);

        year.edit(AA, new PlanEdit.WithinRadius(id(12, AA), "วัดรัศมีจากแผนที่ได้ 7.5 กม."));
        assertThat(year.account(AA, id(12, AA)).tier()).isEqualTo(Tier.STATUS);

        year.edit(AA, new PlanEdit.WithinRadius(id(12, AA), null));
        assertThat(year.account(AA, id(12, AA)).tier()).isEqualTo(Tier.STREAMLINE);
    }

    /** 10 Strategic and 2 Status: 11.2, a second KAMR with 5.2 left over, so that two accounts are topped up to 12.4. */
    private void planWithTwoKamrs() {
        for (int i = 12; i <= 15; i++) {
            year.strategic(i, AA, "");
        }
        year.opened();
        year.edit(AA, new PlanEdit.ChooseKamr(SPARE_KAMR, true, null));
    }

    @Test
    @DisplayName("R-KAMR-5: a further KAMR with at least 4 left over is topped up to 6 with the next largest accounts")
    void aSecondKamrIsToppedUpWithTheNextLargestAccounts() {
        planWithTwoKamrs();

        assertThat(year.view(AA).accounts().stream()
                        .filter(PlanView.AccountView::topUp)
                        .map(PlanView.AccountView::accountId))
                .containsExactlyInAnyOrder(id(9, AA), id(10, AA));
        assertThat(load(KAMR)).isEqualByComparingTo("6.2");
        assertThat(load(SPARE_KAMR)).isEqualByComparingTo("6.2");
        assertThat(year.view(AA).assessment().stops()).isEmpty();
    }

    @Test
    @DisplayName(
            "R-KAMR-5: with less than 4 left over for a further KAMR nothing is added, and the plan says one too many")
    void aSecondKamrWithTooLittleLeftOverStopsThePlan() {
        // 7.2: 1.2 would be left over for the second.
        year.opened();

        year.edit(AA, new PlanEdit.ChooseKamr(SPARE_KAMR, true, null));

        assertThat(year.view(AA).accounts()).noneMatch(PlanView.AccountView::topUp);
        assertThat(year.view(AA).assessment().stops())
                .extracting(PlanFinding::kind, PlanFinding::reasonKind)
                .contains(tuple("TOO_MANY_KAMRS", null));
    }

    @Test
    @DisplayName("R-KAMR-4: a move that takes a KAMR below 6 is refused")
    void aMoveThatBreaksTheBandIsRefused() {
        planWithTwoKamrs();
        String account = accountOf(KAMR, Tier.STRATEGIC);

        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.MoveAccount(account, SPARE_KAMR)))
                .isInstanceOf(RefusedException.class);
        assertThat(year.account(AA, account).kamr()).isEqualTo(KAMR);
    }

    @Test
    void aMovedAccountStaysWithItsKamrUntilThePlanIsProposedAgain() {
        for (int i = 12; i <= 18; i++) {
            year.strategic(i, AA, "");
        }
        year.opened();
        // 13 Strategic and 2 Status: 14.2 for two.
        assertThat(year.view(AA).kamrs()).hasSize(2);
        String account = accountOf(KAMR, Tier.STRATEGIC);

        year.edit(AA, new PlanEdit.MoveAccount(account, SPARE_KAMR));
        year.edit(AA, new PlanEdit.Exclude(id(8, AA), "ย้าย"));
        assertThat(year.account(AA, account).kamr()).isEqualTo(SPARE_KAMR);
        assertThat(year.account(AA, account).pinned()).isTrue();

        year.edit(AA, new PlanEdit.ProposeAgain());
        assertThat(year.account(AA, account).pinned()).isFalse();
        assertThat(year.account(AA, id(8, AA)).excludedByUnit()).isTrue();
    }

    @Test
    void aDismissedKamrsAccountsGoToTheOthers() {
        planWithTwoKamrs();

        year.edit(AA, new PlanEdit.DismissKamr(KAMR));

        assertThat(year.view(AA).kamrs())
                .extracting(kamr -> kamr.person().employeeId())
                .containsExactly(SPARE_KAMR);
        assertThat(load(SPARE_KAMR)).isEqualByComparingTo("11.2");
    }

    @Test
    @DisplayName("R-KAMR-3: a person short of a position is chosen with the head's reason, which approvers see")
    void aPersonShortOfAConditionNeedsTheHeadsReason() {
        year.person("600314", "นายอภิชาติ หอมหวล", "พธก", AA, "", "")
                .trained("600314", "2024-06-07")
                .opened();

        year.edit(AA, new PlanEdit.ChooseKamr("600314", true, null));
        year.edit(AA, new PlanEdit.DismissKamr(KAMR));
        assertThat(year.view(AA).assessment().stops())
                .extracting(PlanFinding::subject)
                .contains("600314");

        year.edit(AA, new PlanEdit.Waive("600314", "ดูแลลูกค้ากลุ่มนี้มาสิบปี"));
        assertThat(year.view(AA).assessment().stops())
                .extracting(PlanFinding::subject)
                .doesNotContain("600314");
        assertThat(year.view(AA).assessment().looks())
                .filteredOn(look -> look.kind().equals("WAIVER"))
                .extracting(PlanFinding::subject)
                .containsExactly("600314");
    }

    @Test
    @DisplayName(
            "R-KAMR-2, R-KAMR-3, D-29: the head attests by submitting; whom the head does not vouch for needs a reason")
    void theHeadAttestsBySubmittingAndMayTakeItBack() {
        year.opened();
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        String task = driver.task(YEAR, AA).getId();

        year.edit(AA, new PlanEdit.Attest(KAMR, false));

        Rest.Answer answer = rest.complete(MANAGER, task, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("หัวหน้าหน่วยไม่รับรองทักษะ");
        // A corrected list proposes anew and brings back neither the attestation nor somebody else.
        year.edit(AA, new PlanEdit.Exclude(id(8, AA), "ย้าย"));
        assertThat(year.view(AA).kamrs())
                .extracting(kamr -> kamr.person().employeeId(), PlanView.KamrView::attested)
                .containsExactly(tuple(KAMR, false));

        year.edit(AA, new PlanEdit.Waive(KAMR, "เพิ่งย้ายมา อยู่ระหว่างฝึก"));
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        year.edit(AA, new PlanEdit.Attest(KAMR, true));
        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(204);
    }

    @Test
    void aServiceIsAddedMovedAndRemoved() {
        year.opened();

        year.edit(AA, new PlanEdit.AddService(id(1, AA), "FMS1", MAY));
        PlanView.ServiceView added = services(id(1, AA)).stream()
                .filter(service -> service.setByManager() && service.plannedOn().equals(MAY))
                .findFirst()
                .orElseThrow();
        year.edit(AA, new PlanEdit.MoveService(added.id(), MAY.plusMonths(1)));
        assertThat(services(id(1, AA)))
                .filteredOn(service -> service.id() == added.id())
                .extracting(PlanView.ServiceView::plannedOn)
                .containsExactly(MAY.plusMonths(1));
        year.edit(AA, new PlanEdit.RemoveService(added.id(), null));
        assertThat(services(id(1, AA)))
                .filteredOn(service -> service.id() == added.id())
                .isEmpty();
    }

    @Test
    @DisplayName("D-16: the scheduled COM2 may be taken out with a reason; a required FMS may not")
    void whatTheManualAsksForIsRemovedOnlyWhereAReasonMayStandIn() {
        year.opened();
        PlanView.ServiceView com2 = service("COM2");
        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.RemoveService(com2.id(), null)))
                .isInstanceOf(RefusedException.class);

        year.edit(AA, new PlanEdit.RemoveService(com2.id(), "ไม่มีงานที่กระทบลูกค้าในปีนี้"));

        assertThat(services(id(1, AA))).extracting(PlanView.ServiceView::code).doesNotContain("COM2");
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        List<PlanView.ServiceView> free = services(id(1, AA)).stream()
                .filter(service -> service.code().startsWith("FMS"))
                .toList();
        assertThatThrownBy(() -> {
                    for (PlanView.ServiceView service : free) {
                        year.edit(AA, new PlanEdit.RemoveService(service.id(), "ไม่สะดวก"));
                    }
                })
                .isInstanceOf(RefusedException.class);
        assertThat(services(id(1, AA)).stream().filter(service -> service.code().startsWith("FMS")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    private PlanView.ServiceView service(String code) {
        return services(id(1, AA)).stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @DisplayName("R-ENT-4: an office's event up to 100,000 baht, no reason stands in for more")
    @CsvSource({"100000, false", "100000.01, true"})
    void anEventsBudgetHasItsLimit(BigDecimal amount, boolean stops) {
        year.opened();

        year.edit(AA, new PlanEdit.SetBudget("SEMINAR", "สัมมนาลูกค้า", amount, BigDecimal.ZERO));

        assertThat(year.view(AA).totals().budgetNow()).isEqualByComparingTo(amount.add(new BigDecimal("6000")));
        assertThat(year.view(AA).assessment().stops().stream()
                        .anyMatch(stop -> stop.kind().equals("EVENT_LIMIT")))
                .isEqualTo(stops);
    }

    @Test
    @DisplayName("R-ENT-4, D-17: outside speakers' fees come on top of the limit, and a note does not lift it")
    void speakersFeesDoNotCountAgainstTheLimit() {
        year.opened();
        String task = driver.task(YEAR, AA).getId();
        year.edit(AA, new PlanEdit.SetBudget("SEMINAR", "สัมมนาลูกค้า", new BigDecimal("100000"), null));
        year.edit(AA, new PlanEdit.SetBudget("SPEAKERS", "วิทยากรภายนอก", new BigDecimal("20000"), null));
        year.edit(SmallYear.HQ, new PlanEdit.SetBudget("RECREATION", "งานเลี้ยง", new BigDecimal("100000"), null));
        year.edit(SmallYear.HQ, new PlanEdit.SetBudget("SPEAKERS", "วิทยากร", new BigDecimal("20000"), null));
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        assertThat(year.view(SmallYear.HQ).assessment().stops()).isEmpty();

        year.edit(AA, new PlanEdit.SetBudget("SEMINAR", "สัมมนาลูกค้า", new BigDecimal("120000"), null));

        Rest.Answer answer = rest.complete(MANAGER, task, "{\"note\":{\"value\":\"รวมค่าวิทยากร\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("120,000", "100,000");
    }

    @ParameterizedTest
    @DisplayName("R-ENT-4: HQ's events up to 100,000 baht a year together")
    @CsvSource({"60000, 40000, false", "60000, 40000.01, true"})
    void headquartersEventsShareOneLimit(BigDecimal seminar, BigDecimal recreation, boolean stops) {
        year.opened();

        year.edit(SmallYear.HQ, new PlanEdit.SetBudget("SEMINAR", "สัมมนา", seminar, null));
        year.edit(SmallYear.HQ, new PlanEdit.SetBudget("RECREATION", "งานเลี้ยง", recreation, null));

        assertThat(year.view(SmallYear.HQ).assessment().stops().stream()
                        .anyMatch(stop -> stop.kind().equals("EVENT_LIMIT")))
                .isEqualTo(stops);
    }

    @Test
    @DisplayName(
            "R-1.0: strategy, action plan, executives' policy and master plan: none of the four kinds may be missing")
    void aPlanWithoutDocumentsIsNotSubmitted() {
        year.opened();
        String task = driver.task(YEAR, AA).getId();
        year.view(AA).documents().forEach(document -> year.edit(AA, new PlanEdit.RemoveDocument(document.id())));
        assertThat(missingDocuments())
                .containsExactly(
                        "แผนยุทธศาสตร์องค์กร", "แผนปฏิบัติการประจำปี", "นโยบายผู้บริหาร", "แผนแม่บทงานบริการลูกค้า");

        year.edit(AA, new PlanEdit.AddDocument("STRATEGY", "แผนยุทธศาสตร์ กฟภ. 2570"));
        year.edit(AA, new PlanEdit.AddDocument("ACTION_PLAN", "แผนปฏิบัติการ กฟน.2"));
        year.edit(AA, new PlanEdit.AddDocument("POLICY", "นโยบาย ผวก. 2570"));
        year.edit(AA, new PlanEdit.AddDocument(null, "ระเบียบของเขต"));
        Rest.Answer answer = rest.complete(MANAGER, task, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("ยังไม่มีแผนแม่บทงานบริการลูกค้า").doesNotContain("ยังไม่มีแผนยุทธศาสตร์");

        year.edit(AA, new PlanEdit.AddDocument("MASTER_PLAN", "แผนแม่บทของหน่วย"));
        assertThat(missingDocuments()).isEmpty();
        assertThat(year.view(AA).assessment().stops()).isEmpty();
    }

    /** Titles that the refusals name. */
    private List<String> missingDocuments() {
        return year.view(AA).assessment().stops().stream()
                .filter(stop -> stop.kind().equals("DOCUMENTS"))
                .map(stop -> stop.headline().arguments().get(0).toString())
                .toList();
    }

    // --- after submission ---

    @Test
    void aSubmittedPlanIsNotChanged() {
        year.planWaitingForRegion();

        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.Exclude(id(1, AA), "x")))
                .isInstanceOf(ConflictException.class);
        assertThat(year.account(AA, id(1, AA)).selected()).isTrue();
    }

    @Test
    @DisplayName("R-2.4: withdrawn until the first station has decided")
    void aPlanIsWithdrawnBeforeTheFirstStationHasDecided() {
        year.planWaitingForRegion();

        assertThat(rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", "")
                        .status())
                .isEqualTo(204);
        assertThat(year.view(AA).withdrawing()).isTrue();
        assertThat(year.view(AA).withdrawable()).isFalse();
        year.run();
        assertThat(year.view(AA).withdrawing()).isFalse();

        assertThat(year.waitsFor(AA)).isEqualTo("Task_PreparePlan");
        assertThat(status(AA)).isEqualTo(PlanStatus.PREPARING);
        assertThat(driver.instances("planApproval", "2570/" + AA)).isEmpty();
        year.submit(AA);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(year.view(AA).withdrawing()).isFalse();
        assertThat(year.view(AA).withdrawable()).isTrue();
    }

    @Test
    void withdrawnBeforeItReachedTheStationThePersonIsAskedToTryAgain() {
        year.opened();
        driver.completeOnly(driver.task(YEAR, AA).getId(), MANAGER, Map.of());

        assertThatThrownBy(() -> approval.withdraw(YEAR, AA, MANAGER)).isInstanceOf(ConflictException.class);

        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_CollectRegion");
        assertThat(status(AA)).isEqualTo(PlanStatus.IN_APPROVAL);
    }

    @Test
    void aPlanIsNotWithdrawnAfterTheFirstDecisionNorByOthersNorTwice() {
        year.planWaitingForRegion();
        assertThat(rest.post(CHIEF, "/api/plan-years/2570/plans/N2-AA/withdraw", "")
                        .status())
                .isEqualTo(403);
        assertThat(rest.post(MANAGER_BB, "/api/plan-years/2570/plans/N2-AA/withdraw", "")
                        .status())
                .isEqualTo(404);

        year.approve(AA, CHIEF);

        assertThat(rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", "")
                        .status())
                .isEqualTo(409);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
        assertThat(rest.post(MANAGER_BB, "/api/plan-years/2570/plans/N2-BB/withdraw", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("R-2.4: returned with a comment, mended, and through the same stations again")
    void aReturnedPlanComesBackWithItsCommentAndGoesThroughTheSameStationsAgain() {
        year.planWaitingForDirector();
        year.returnPlan(AA, DIRECTOR, "ขอทบทวนผู้ดูแลของรายใหญ่");

        assertThat(year.waitsFor(AA)).isEqualTo("Task_PreparePlan");
        assertThat(status(AA)).isEqualTo(PlanStatus.RETURNED);
        assertThat(summary(AA)).contains("ขอทบทวนผู้ดูแลของรายใหญ่");
        year.edit(AA, new PlanEdit.Exclude(id(8, AA), "ตามความเห็น"));

        year.submit(AA);
        List<String> stations = Stream.of(CHIEF, DIRECTOR, SmallYear.GOVERNOR)
                .map(person -> {
                    String at = year.waitsFor(AA);
                    year.approve(AA, person);
                    return at;
                })
                .collect(Collectors.toList());

        assertThat(stations).containsExactly("Task_CollectRegion", "Task_ConsiderPlan", "Task_ApprovePlan");
        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
    }

    private String summary(String unit) {
        return String.valueOf(tasks.getVariableLocal(driver.task(YEAR, unit).getId(), "planSummary"));
    }

    private PlanStatus status(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).status();
    }

    private BigDecimal load(String kamr) {
        return year.view(AA).kamrs().stream()
                .filter(one -> one.person().employeeId().equals(kamr))
                .findFirst()
                .orElseThrow()
                .load()
                .load();
    }

    private String accountOf(String kamr, Tier tier) {
        return year.view(AA).accounts().stream()
                .filter(account -> account.tier() == tier && kamr.equals(account.kamr()))
                .findFirst()
                .orElseThrow()
                .accountId();
    }
}

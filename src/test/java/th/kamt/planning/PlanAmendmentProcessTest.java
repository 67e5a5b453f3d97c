package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.UNTRAINED;
import static th.kamt.support.SmallYear.YEAR;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.planning.PlanView.ServiceView;
import th.kamt.selection.Tier;
import th.kamt.support.Login;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** An approved plan is changed during its year by the same route; what was approved counts meanwhile (R-2.4, R-KAMR-3). */
@PlanningTest
class PlanAmendmentProcessTest {

    private static final String WHY = "น.ส.ปิยะดา ลาออก";
    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\"}}";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private PlanAmendments amendments;

    @Autowired
    private PlanViews views;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Login login;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    private void approved(String unit) {
        year.opened().approveFully(unit);
    }

    private int amended(String unit) {
        int number = amendments.open(YEAR, unit, WHY, SmallYear.preparer(unit));
        year.run();
        return number;
    }

    private PlanEdit replaced(String from, String to) {
        return new PlanEdit.ReplaceKamr(from, to, null);
    }

    private List<String> changes(String unit, int number) {
        return amendments.change(YEAR, unit, number).difference().entries().stream()
                .map(entry -> texts.of(entry.what(), Texts.THAI))
                .toList();
    }

    private PlanStatus status(String unit) {
        return standings.of(YEAR, List.of(unit)).get(0).status();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {SmallYear.AA, SmallYear.PC, SmallYear.HQ})
    @DisplayName("R-2.4: an amendment goes the unit's own route, and counts once the last station has approved it")
    void anAmendmentGoesTheUnitsOwnRoute(String unit) {
        approved(unit);
        PlanInForce before = views.inForce(YEAR, unit).orElseThrow();
        year.beginningAt("2027-03-10T09:00:00+07:00");

        int number = amended(unit);
        PlanView draft = year.view(unit);
        ServiceView last = draft.services().get(draft.services().size() - 1);
        LocalDate day = last.plannedOn().equals(LocalDate.of(2027, 12, 29))
                ? LocalDate.of(2027, 12, 28)
                : LocalDate.of(2027, 12, 29);
        year.edit(unit, new PlanEdit.MoveService(last.id(), day));

        assertThat(number).isEqualTo(1);
        assertThat(year.waitsFor(unit)).isEqualTo("Task_PreparePlan");
        assertThat(driver.task(YEAR, unit).getDueDate()).isNull();
        assertThat(driver.task(YEAR, unit).getName()).startsWith("แก้ไขแผนครั้งที่ 1: ");
        assertThat(views.inForce(YEAR, unit)).contains(before);

        year.submit(unit);
        for (String person : SmallYear.deciders(unit)) {
            assertThat(driver.task(YEAR, unit).getName()).startsWith("แก้ไขแผนครั้งที่ 1: ");
            assertThat(driver.task(YEAR, unit).getDueDate()).isNull();
            assertThat(views.inForce(YEAR, unit)).contains(before);
            year.approve(unit, person);
        }

        PlanInForce after = views.inForce(YEAR, unit).orElseThrow();
        assertThat(status(unit)).isEqualTo(PlanStatus.APPROVED);
        assertThat(after.approvedAt()).isAfter(before.approvedAt());
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.schedule())
                .filteredOn(line -> line.id() == last.id())
                .extracting(PlanInForce.Line::plannedOn)
                .containsExactly(day);
        assertThat(amendments.of(YEAR, unit))
                .extracting(PlanAmendment::state)
                .containsExactly(PlanAmendment.State.APPROVED);
        assertThat(changes(unit, 1)).hasSize(1).first().asString().startsWith("เลื่อน ");
    }

    private static Set<Long> ids(PlanInForce plan) {
        return plan.schedule().stream().map(PlanInForce.Line::id).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("The first plan's deadlines stay done, and nothing is late, reminded or escalated for an amendment")
    void theFirstPlansDeadlinesStayDone() {
        approved(AA);
        String before = rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv").body();

        amended(AA);
        year.playUntil("2027-02-20T09:00:00+07:00");

        List<String> plans = rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv")
                .body()
                .lines()
                .filter(line -> line.contains("R-1.0") || line.contains("R-2.1"))
                .toList();
        assertThat(plans)
                .isEqualTo(before.lines()
                        .filter(line -> line.contains("R-1.0") || line.contains("R-2.1"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(",DONE"));
        assertThat(rest.get(MANAGER, "/api/plan-years/2570/plans")
                        .json()
                        .get(0)
                        .get("dueOn")
                        .isNull())
                .isTrue();
        assertThat(rest.get(MANAGER, "/api/plan-years/2570/plans")
                        .json()
                        .get(0)
                        .get("status")
                        .asText())
                .isEqualTo("PREPARING");
    }

    @Test
    @DisplayName(
            "R-KAMR-3: one KAMR makes way for another in one change; who is not trained yet has 3 months, and every station knows")
    void aReplacementMayBeTrainedWithinThreeMonths() {
        approved(AA);
        assertThat(year.view(AA).kamrs())
                .extracting(kamr -> kamr.person().employeeId())
                .containsExactly(KAMR);
        amended(AA);

        year.edit(AA, replaced(KAMR, UNTRAINED));

        PlanView draft = year.view(AA);
        assertThat(draft.assessment().stops()).isEmpty();
        assertThat(draft.kamrs()).singleElement().satisfies(kamr -> {
            assertThat(kamr.person().employeeId()).isEqualTo(UNTRAINED);
            assertThat(kamr.load().load()).isEqualByComparingTo(new BigDecimal("7.2"));
        });
        assertThat(said(draft, "TRAINING_TO_FOLLOW"))
                .isEqualTo("นายศักดิ์ชัย เรือนคำ ต้องอบรมและสอบผ่านภายใน 3 เดือน (ข้อ 6.1.2)");
        assertThat(said(draft, "AMENDMENT")).isEqualTo("เปลี่ยน KAMR 1 คน · เหตุผล: " + WHY);
        assertThat(changes(AA, 1)).containsExactly("นายศักดิ์ชัย เรือนคำ แทน น.ส.ปิยะดา ศรีวงศ์ ภาระงาน 7.2");

        year.submit(AA);
        String summary = rest.get(
                        CHIEF,
                        "/engine-rest/task/" + driver.task(YEAR, AA).getId()
                                + "/variables/planSummary?deserializeValue=false")
                .json()
                .get("value")
                .asText();
        assertThat(summary)
                .contains("แก้ไขแผนปี 2570 ครั้งที่ 1", WHY, "แทน น.ส.ปิยะดา ศรีวงศ์", "ภายใน 3 เดือน")
                .contains("\"amendmentCount\":3");
        List.of(CHIEF, DIRECTOR, GOVERNOR).forEach(person -> year.approve(AA, person));
        assertThat(views.inForce(YEAR, AA).orElseThrow().kamrs()).containsExactly(UNTRAINED);
        assertThat(jdbc.queryForList("select recipient from mail where kind = 'plan.kamrAppointed'", String.class))
                .contains(UNTRAINED);
    }

    private String said(PlanView plan, String kind) {
        return plan.assessment().findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .map(finding -> texts.of(finding.detail(), Texts.THAI))
                .findFirst()
                .orElse(null);
    }

    @Test
    @DisplayName(
            "R-KAMR-3: a replacement short of another condition needs the head's reason; nobody else may come untrained")
    void aReplacementOfAnotherUnitNeedsTheHeadsReason() {
        year.kamr("600499", "นายประยุทธ ใจเย็น", SmallYear.BB, "2020-08-21");
        approved(AA);
        amended(AA);

        refused(AA, replaced(KAMR, "600499"), "ต้องระบุเหตุผลที่เลือก");
        refused(AA, replaced(KAMR, KAMR), "ไม่ใช่คนเดิม");
        refused(AA, replaced(KAMR, KAMR_BB), "เป็น KAMR ในแผนปีเดียวกันของ กฟอ.ลานสัก แล้ว");
        refused(AA, replaced(KAMR, "999999"), "999999");
        refused(AA, new PlanEdit.ChooseKamr(UNTRAINED, true, null), "แต่งตั้งเพิ่มไม่ได้");
        refused(AA, new PlanEdit.ProposeAgain(), "แก้ไขทีละเรื่อง");
        year.edit(AA, new PlanEdit.ReplaceKamr(KAMR, "600499", "เคยดูแลลูกค้ากลุ่มนี้"));

        lastReads("เป็น KAMR แทน น.ส.ปิยะดา ศรีวงศ์", "KAMR in place of น.ส.ปิยะดา ศรีวงศ์");
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        assertThat(amendments.change(YEAR, AA, 1).difference().entries())
                .first()
                .extracting(PlanDifference.Entry::reason)
                .isEqualTo("เคยดูแลลูกค้ากลุ่มนี้");
    }

    private void lastReads(String thai, String english) {
        Message line = views.history(YEAR, AA).get(0).what();
        assertThat(texts.of(line, Texts.THAI)).contains(thai);
        assertThat(texts.of(line, Locale.ENGLISH)).contains(english);
    }

    private void refused(String unit, PlanEdit edit, String words) {
        assertThatThrownBy(() -> year.edit(unit, edit))
                .isInstanceOf(RefusedException.class)
                .satisfies(e -> assertThat(((RefusedException) e)
                                .messages().stream()
                                        .map(message -> texts.of(message, Texts.THAI))
                                        .collect(Collectors.joining(" ")))
                        .contains(words));
    }

    @Test
    @DisplayName("A KAMR who has left is something to mend in the amendment")
    void aKamrWhoHasLeftIsSomethingToMend() {
        approved(AA);
        amended(AA);
        jdbc.update(
                "insert into leaver (employee_id, left_on, effective, reason, recorded_by, recorded_at)"
                        + " values (?, '2026-11-15', true, 'ลาออก', 'admin', now())",
                KAMR);
        jdbc.update("update organization_state set revision = revision + 1");

        assertThat(said(year.view(AA), "KAMR_LEFT")).contains("น.ส.ปิยะดา ศรีวงศ์ พ้นจากหน่วยงานแล้ว");

        year.edit(AA, replaced(KAMR, SPARE_KAMR));

        assertThat(said(year.view(AA), "KAMR_LEFT")).isNull();
    }

    @Test
    @DisplayName("While it is open, all that counts is what was approved: files, portfolio, activities")
    void meanwhileWhatWasApprovedCounts() {
        approved(AA);
        List<String> files = List.of("kamrs", "assignments", "entitlements");
        List<String> before = files.stream().map(this::file).toList();
        amended(AA);

        year.edit(AA, replaced(KAMR, SPARE_KAMR));
        year.edit(AA, new PlanEdit.Exclude(SmallYear.id(8, AA), "ลูกค้าเลิกกิจการ"));

        assertThat(files.stream().map(this::file).toList()).isEqualTo(before);
        assertThat(views.inForce()).contains(new PlanKey(YEAR, AA));
        assertThat(changes(AA, 1))
                .contains(
                        "นายวีระชัย อินทร์แก้ว แทน น.ส.ปิยะดา ศรีวงศ์ ภาระงาน 6.6",
                        "นำ บริษัท ลูกค้าที่ 08 จำกัด (Status) ออก");
        // Who is left out in an amendment is still KAMR of this unit, and nobody else's, until it counts.
        year.kamr(KAMR, "น.ส.ปิยะดา ศรีวงศ์", SmallYear.BB, "2019-03-15").importPeople();
        refused(
                SmallYear.BB,
                new PlanEdit.ChooseKamr(KAMR, true, null),
                "เป็น KAMR ในแผนปีเดียวกันของ กฟอ.บึงทอง แล้ว");
    }

    private String file(String name) {
        return rest.get(MANAGER, "/api/plan-years/2570/" + name + ".csv").body();
    }

    @Test
    @DisplayName(
            "While it is open, lists find the plan among those approved and those amended, and say whose tier is not approved yet")
    void listsSayThatThePlanIsBeingAmended() {
        year.opened().approveFully(SmallYear.AA);
        year.approveFully(SmallYear.BB);
        year.beginningAt("2027-03-10T09:00:00+07:00");
        String notYet = "ตามแผนที่กำลังแก้ไข ยังไม่อนุมัติ";
        assertThat(page(MANAGER, "/accounts?year=2570")).doesNotContain(notYet);

        amended(SmallYear.AA);

        assertThat(page(MANAGER, "/accounts?year=2570")).contains(notYet);
        assertThat(page(SmallYear.MANAGER_BB, "/accounts?year=2570"))
                .contains("ลูกค้า")
                .doesNotContain(notYet);
        assertThat(plansListed("APPROVED")).contains("N2-AA").contains("N2-BB");
        assertThat(plansListed("amending")).contains("N2-AA").doesNotContain("N2-BB");
    }

    private String plansListed(String status) {
        String page = page(CHIEF, "/plans/2570?status=" + status);
        return page.substring(page.lastIndexOf("<tbody"));
    }

    private String page(String person, String address) {
        return login.as(person, () -> {
            try {
                return MockMvcBuilders.webAppContextSetup(context)
                        .build()
                        .perform(MockMvcRequestBuilders.get(URI.create(address)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    @DisplayName("Given up, the plan is line by line what it was, and the record stays")
    void givenUpThePlanIsWhatItWas() {
        approved(AA);
        String rows = rows();
        PlanInForce before = views.inForce(YEAR, AA).orElseThrow();
        amended(AA);
        year.edit(AA, replaced(KAMR, SPARE_KAMR));
        year.edit(AA, new PlanEdit.Exclude(SmallYear.id(7, AA), "ลูกค้าเลิกกิจการ"));
        year.edit(AA, new PlanEdit.AddBudget("OTHER", "ของที่ระลึก", new BigDecimal("5000"), null));
        assertThat(rows()).isNotEqualTo(rows);
        year.submit(AA);
        assertThatThrownBy(() -> amendments.cancel(YEAR, AA, 1, MANAGER)).isInstanceOf(ConflictException.class);
        year.returnPlan(AA, CHIEF, "ยังไม่จำเป็น");

        amendments.cancel(YEAR, AA, 1, MANAGER);
        year.run();

        assertThat(rows()).isEqualTo(rows);
        assertThat(views.inForce(YEAR, AA)).contains(before);
        assertThat(status(AA)).isEqualTo(PlanStatus.APPROVED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("planPreparation")
                        .processInstanceBusinessKey("2570/N2-AA")
                        .count())
                .isZero();
        assertThat(amendments.of(YEAR, AA)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(PlanAmendment.State.CANCELLED);
            assertThat(one.closedBy()).isEqualTo(MANAGER);
        });
        assertThat(standings.of(YEAR, List.of(AA)).get(0).stations())
                .extracting(PlanStanding.StationStanding::by)
                .containsExactly(CHIEF, DIRECTOR, GOVERNOR);
        assertThat(amended(AA)).isEqualTo(2);
    }

    /** All the plan's lines, ids included. */
    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (String table : List.of(
                "plan_account",
                "plan_kamr",
                "plan_entitlement",
                "plan_deviation",
                "plan_budget_item",
                "plan_document")) {
            rows.append(jdbc.queryForList("select t.* from " + table
                    + " t join plan p on p.id = t.plan_id where p.unit_code = 'N2-AA' order by t.id"));
        }
        return rows.toString();
    }

    @Test
    @DisplayName("R-2.4: whoever decided on the first plan decides on the amendment; who prepared this one does not")
    void whoDecidedOnTheFirstPlanMayPrepareOrDecideAgain() {
        approved(AA);
        year.roles(CHIEF, "chief-customer-service|office-manager@N2-AA").importPeople();
        amendments.open(YEAR, AA, WHY, CHIEF);
        year.run();
        List<ServiceView> services = year.view(AA).services();
        year.edit(AA, new PlanEdit.MoveService(services.get(services.size() - 1).id(), LocalDate.of(2027, 12, 30)));
        driver.complete(YEAR, AA, MANAGER, Map.of());

        Rest.Answer refused = rest.complete(CHIEF, driver.task(YEAR, AA).getId(), APPROVE);

        // กบล. opened it: the next level decides at the first station.
        assertThat(refused.status()).isEqualTo(403);
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(DIRECTOR);
        year.approve(AA, DIRECTOR);
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(GOVERNOR);
    }

    @Test
    @DisplayName("Returned and withdrawn as a first plan; the changes made so far stay")
    void returnedAndWithdrawnAsAFirstPlan() {
        approved(AA);
        amended(AA);
        year.edit(AA, replaced(KAMR, SPARE_KAMR));
        year.submit(AA);

        rest.post(MANAGER, "/api/plan-years/2570/plans/N2-AA/withdraw", "{}");
        year.run();
        assertThat(status(AA)).isEqualTo(PlanStatus.PREPARING);
        assertThat(changes(AA, 1)).hasSize(1);
        year.submit(AA);
        year.approve(AA, CHIEF);
        year.returnPlan(AA, DIRECTOR, "ขอเหตุผลเพิ่ม");

        assertThat(status(AA)).isEqualTo(PlanStatus.RETURNED);
        assertThat(changes(AA, 1)).hasSize(1);
        year.submit(AA);
        List.of(CHIEF, DIRECTOR, GOVERNOR).forEach(person -> year.approve(AA, person));
        assertThat(views.inForce(YEAR, AA).orElseThrow().kamrs()).containsExactly(SPARE_KAMR);
    }

    @Test
    @DisplayName("The list as it now is does not come in by itself: each account is the unit's to take or to leave")
    void theListIsTheUnitsToTake() {
        approved(AA);
        amended(AA);
        year.withoutAccount(8)
                .strategic(7, AA, "")
                .strategic(12, AA, "")
                .importList()
                .run();

        PlanView draft = year.view(AA);
        assertThat(amendments.listChanges(YEAR, AA))
                .extracting(PlanAmendments.ListChange::accountId)
                .containsExactlyInAnyOrder(SmallYear.id(7, AA), SmallYear.id(8, AA), SmallYear.id(12, AA));
        assertThat(year.account(AA, SmallYear.id(7, AA)).tier()).isEqualTo(Tier.STATUS);
        assertThat(draft.kamrs().get(0).load().load()).isEqualByComparingTo("7.2");
        refused(
                AA,
                new PlanEdit.AddService(SmallYear.id(8, AA), "FMS1", LocalDate.of(2027, 5, 12)),
                "ไม่อยู่ในรายชื่อลูกค้า");

        year.edit(AA, new PlanEdit.TakeFromList(SmallYear.id(7, AA)));
        year.edit(AA, new PlanEdit.TakeFromList(SmallYear.id(8, AA)));
        year.edit(AA, new PlanEdit.TakeFromList(SmallYear.id(12, AA)));

        lastReads("ใช้ตามรายชื่อล่าสุด: ", "Took over the newest list: ");
        assertThat(amendments.listChanges(YEAR, AA)).isEmpty();
        assertThat(year.account(AA, SmallYear.id(7, AA)).tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(year.account(AA, SmallYear.id(8, AA)).tier()).isNull();
        assertThat(year.account(AA, SmallYear.id(12, AA)).kamr()).isEqualTo(KAMR);
        assertThat(year.view(AA).services())
                .extracting(ServiceView::accountId)
                .doesNotContain(SmallYear.id(8, AA))
                .contains(SmallYear.id(12, AA));
        // 6 + 2 Strategic
        assertThat(year.view(AA).kamrs().get(0).load().load()).isEqualByComparingTo("8.0");
        assertThat(year.view(AA).assessment().stops()).isEmpty();
        refused(AA, new PlanEdit.TakeFromList(SmallYear.id(7, AA)), "ตรงกับแผนแล้ว");
        refused(AA, new PlanEdit.Include(SmallYear.id(8, AA)), "ไม่อยู่ในรายชื่อลูกค้า");
    }

    @Test
    @DisplayName(
            "During the year only days to come are planned, and a customer who comes later misses nothing that is over")
    void onlyDaysToComeArePlanned() {
        approved(AA);
        year.beginningAt("2027-07-05T09:00:00+07:00");
        amended(AA);
        year.strategic(12, AA, "").importList().run();
        Set<Long> before =
                year.view(AA).services().stream().map(ServiceView::id).collect(Collectors.toSet());
        ServiceView future = year.view(AA).services().stream()
                .filter(service -> service.plannedOn().isAfter(LocalDate.of(2027, 10, 1)))
                .findFirst()
                .orElseThrow();

        refused(AA, new PlanEdit.MoveService(future.id(), LocalDate.of(2027, 7, 4)), "ผ่านไปแล้ว");
        refused(AA, new PlanEdit.AddService(SmallYear.id(1, AA), "FMS1", LocalDate.of(2027, 2, 1)), "ผ่านไปแล้ว");
        year.edit(AA, new PlanEdit.TakeFromList(SmallYear.id(12, AA)));

        List<ServiceView> come = year.view(AA).services().stream()
                .filter(service -> !before.contains(service.id()))
                .toList();
        assertThat(come).isNotEmpty().allSatisfy(service -> {
            assertThat(service.accountId()).isEqualTo(SmallYear.id(12, AA));
            assertThat(service.plannedOn()).isBetween(LocalDate.of(2027, 7, 5), LocalDate.of(2027, 12, 31));
        });
        // 4 FMS, 3 RBA, 2 quarters of COM1.1, 1 COM2 (R-ENT-1).
        assertThat(come).filteredOn(service -> service.code().startsWith("FMS")).hasSize(4);
        assertThat(come).filteredOn(service -> service.code().equals("COM1.1")).hasSize(2);
        assertThat(year.view(AA).assessment().stops()).isEmpty();
    }

    @Test
    @DisplayName("An amendment that changes nothing is not submitted")
    void anAmendmentThatChangesNothingIsNotSubmitted() {
        approved(AA);
        amended(AA);

        Rest.Answer answer = rest.complete(MANAGER, driver.task(YEAR, AA).getId(), "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("ยังไม่มีอะไรเปลี่ยน");
    }

    @Test
    @DisplayName("Opened once, by the unit's own head, of an approved plan, with a reason, in its year")
    void openedOnceByTheUnitsHead() {
        year.opened();
        String path = "/api/plan-years/2570/plans/N2-AA/amendments";
        assertThat(rest.post(MANAGER, path, "{\"reason\":\"x\"}").status()).isEqualTo(409);
        year.approveFully(AA);

        assertThat(rest.post(SmallYear.MANAGER_BB, path, "{\"reason\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(rest.post(CHIEF, path, "{\"reason\":\"x\"}").status()).isEqualTo(403);
        assertThat(rest.post(MANAGER, path, "{\"reason\":\" \"}").status()).isEqualTo(422);
        Rest.Answer opened = rest.post(MANAGER, path, "{\"reason\":\"" + WHY + "\"}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("number").asInt()).isEqualTo(1);
        assertThat(rest.post(MANAGER, path, "{\"reason\":\"" + WHY + "\"}").status())
                .isEqualTo(409);
        assertThat(rest.get(SmallYear.MANAGER_BB, path).status()).isEqualTo(404);
        assertThat(rest.get(MANAGER, path).json().get(0).get("reason").asText()).isEqualTo(WHY);
        assertThat(rest.get(MANAGER, path + "/1").json().get("changes")).isEmpty();
        assertThat(rest.get(MANAGER, path + "/2").status()).isEqualTo(404);
        year.run();
        assertThat(rest.post(CHIEF, path + "/1/cancel", "{}").status()).isEqualTo(403);
        assertThat(rest.post(MANAGER, path + "/1/cancel", "{}").status()).isEqualTo(204);
        assertThat(rest.post(MANAGER, path + "/1/cancel", "{}").status()).isEqualTo(409);

        year.beginningAt("2028-01-01T09:00:00+07:00");
        assertThat(rest.post(MANAGER, path, "{\"reason\":\"" + WHY + "\"}").body())
                .contains("สิ้นสุดแล้ว");
    }

    @Test
    @DisplayName("The year's last plan is not kept waiting by another that is being amended")
    void theYearGoesOnWhileAPlanIsAmended() {
        year.opened();
        SmallYear.PLANS.stream().filter(unit -> !unit.equals(SmallYear.PC)).forEach(year::approveFully);
        amended(AA);

        year.approveFully(SmallYear.PC);

        assertThat(jdbc.queryForObject("select all_approved_at from plan_year", String.class))
                .isNotNull();
    }
}

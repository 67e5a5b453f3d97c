package th.kamt.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.UNTRAINED;
import static th.kamt.support.SmallYear.YEAR;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.EntitlementLedger;
import th.kamt.activity.Origin;
import th.kamt.exitinterview.CustomerLosses;
import th.kamt.exitinterview.LossKind;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.planning.PlanAmendments;
import th.kamt.planning.PlanEdit;
import th.kamt.planning.PlanPutInForce;
import th.kamt.planning.ScheduleInWork;
import th.kamt.portfolio.CareEnd;
import th.kamt.portfolio.CareSpan;
import th.kamt.portfolio.Portfolios;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.RowLocks;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.OpenCases;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;

/**
 * N2-AA's plan is in force since 16 November 2569; on 2 June 2570 another one is: who has the open work then, and what stays as it was.
 */
@PlanningTest
class ChangesDuringTheYearTest {

    private static final String HIGH_RISK = "avg_bill_baht=5000000;spp_distance_km=1;spp_can_supply=Y;"
            + "outages_per_year=12;solar=OVER_10;spp_network=MAIN_MOVED";
    private static final String ACCOUNT = SmallYear.id(1, AA);
    private static final Instant AMENDED =
            OffsetDateTime.parse("2027-06-02T10:00:00+07:00").toInstant();

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ActivityViews activities;

    @Autowired
    private EntitlementLedger ledger;

    @Autowired
    private Portfolios portfolios;

    @Autowired
    private ScheduleInWork schedule;

    @Autowired
    private PlanAmendments amendments;

    @Autowired
    private UrgentVoices voices;

    @Autowired
    private CustomerLosses losses;

    @Autowired
    private Rest rest;

    private String before;
    private String after;

    @Autowired
    private WebApplicationContext context;

    private MockMvc pages;

    @BeforeEach
    void planInForce() {
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        year.forget().strategic(1, AA, HIGH_RISK).opened().approveFully(AA);
        before = kamrOf(ACCOUNT);
        after = before.equals(KAMR) ? SPARE_KAMR : KAMR;
    }

    // --- a KAMR replaced ---

    @Test
    void openWorkFollowsTheAccountAndWhatWasDoneStaysWithWhoDidIt() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity done = open(ACCOUNT);
        assertThat(carryOut(before, done).status()).isEqualTo(204);
        Activity still = open(ACCOUNT);
        assertThat(task(still).getAssignee()).isEqualTo(before);
        Task draft = task("specialRiskPlan", YEAR + "/" + ACCOUNT);
        assertThat(draft.getAssignee()).isEqualTo(before);

        moveToOther();

        assertThat(task(still).getAssignee()).isEqualTo(after);
        assertThat(task("specialRiskPlan", YEAR + "/" + ACCOUNT).getAssignee()).isEqualTo(after);
        // To be logged is work; that it was done, and by whom, is history.
        assertThat(task(done).getAssignee()).isEqualTo(after);
        assertThat(activity(done).doneBy()).isEqualTo(before);
        assertThat(portfolios.history(YEAR, ACCOUNT))
                .extracting(CareSpan::kamr, CareSpan::ended)
                .containsExactly(tuple(before, CareEnd.CARER), tuple(after, null));
        assertThat(carryOut(before, still).status()).isIn(403, 404);
        assertThat(carryOut(after, still).status()).isEqualTo(204);
    }

    @Test
    void whoIsNewIntroducesThemselvesWithin15DaysOfTheAmendedPlansApproval() {
        itIs("2027-06-02T09:00:00+07:00");

        moveToOther();
        run();

        List<Activity> introductions = ofAccount(ACCOUNT).stream()
                .filter(one -> one.origin() == Origin.INTRODUCTION)
                .toList();
        // The first was never made, and is not the former KAMR's to make any more.
        assertThat(introductions)
                .extracting(Activity::state)
                .containsExactlyInAnyOrder(ActivityState.DROPPED, ActivityState.OPEN);
        Activity open = introductions.stream()
                .filter(one -> one.state() == ActivityState.OPEN)
                .findFirst()
                .orElseThrow();
        assertThat(open.dueOn()).isEqualTo(LocalDate.of(2027, 6, 17));
        assertThat(task(open).getAssignee()).isEqualTo(after);
        assertThat(deadline("INTRODUCTION", open.key())).startsWith("2027-06-17T23:59:59");
        // Nobody else's account has another one.
        assertThat(jdbc.queryForObject("select count(*) from activity where origin = 'INTRODUCTION'", Integer.class))
                .isEqualTo(11);
    }

    @Test
    void anUrgentVoiceIsAnsweredByWhoHasTheAccountNow() {
        itIs("2027-06-02T09:00:00+07:00");
        UrgentVoice voice = voiceToAnswer();

        moveToOther();

        assertThat(task("urgentVoice", voice.businessKey()).getAssignee()).isEqualTo(after);
        assertThat(jdbc.queryForList(
                        "select recipient from mail where kind = 'urgentVoice.task' and subject like '%"
                                + voice.number() + "%' order by id desc limit 1",
                        String.class))
                .containsExactly(after);
    }

    /** The remedy is reported; the customer is to be answered. */
    private UrgentVoice voiceToAnswer() {
        UrgentVoice voice = OpenCases.asOnPages(
                before,
                () -> voices.open(new UrgentVoices.Heard(ACCOUNT, "2027-06-02T08:30", "PHONE", "ไฟตกทุกบ่าย", null)));
        driver.completeOnly(
                task("urgentVoice", voice.businessKey()).getId(),
                MANAGER,
                Map.of("assignedTo", MANAGER, "order", "ตรวจสายป้อน"));
        driver.run(driver.instance("urgentVoice", voice.businessKey()));
        driver.completeOnly(
                task("urgentVoice", voice.businessKey()).getId(), MANAGER, Map.of("remedy", "ปรับแท็ปหม้อแปลง"));
        driver.run(driver.instance("urgentVoice", voice.businessKey()));
        assertThat(task("urgentVoice", voice.businessKey()).getAssignee()).isEqualTo(before);
        return voice;
    }

    @Test
    @DisplayName("what a customer said urgently and was answered stands on the hand-over page")
    void anAnsweredVoiceIsTheCustomersVoiceOfTheYear() {
        itIs("2027-06-02T09:00:00+07:00");
        UrgentVoice voice = voiceToAnswer();
        driver.completeOnly(
                task("urgentVoice", voice.businessKey()).getId(),
                before,
                Map.of("answer", "แจ้งแล้ว", "answeredAt", ""));
        driver.run(driver.instance("urgentVoice", voice.businessKey()));

        assertThat(page(before, "/accounts/" + ACCOUNT + "/hand-over?year=2570").body())
                .contains("ไฟตกทุกบ่าย", "/urgent-voices/" + voice.number());
    }

    // --- the whole way ---

    /** R-4.8, R-KAMR-3: from the head's amendment to the new KAMR's first page. */
    @Test
    void anAmendedPlanApprovedByItsLastStationMovesTheOpenWorkAndTellsWhoHasItNow() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity open = open(ACCOUNT);
        UrgentVoice voice = voiceToAnswer();

        amendments.open(YEAR, AA, "น.ส.ปิยะดา ลาออก", MANAGER);
        year.run();
        year.edit(AA, new PlanEdit.ReplaceKamr(before, UNTRAINED, null));
        year.submit(AA);
        assertThat(task(open).getAssignee())
                .as("until it is approved, nothing moves")
                .isEqualTo(before);
        List.of(SmallYear.CHIEF, SmallYear.DIRECTOR, SmallYear.GOVERNOR).forEach(person -> year.approve(AA, person));
        run();

        assertThat(task(open).getAssignee()).isEqualTo(UNTRAINED);
        assertThat(task("urgentVoice", voice.businessKey()).getAssignee()).isEqualTo(UNTRAINED);
        assertThat(task("specialRiskPlan", YEAR + "/" + ACCOUNT).getAssignee()).isEqualTo(UNTRAINED);
        assertThat(ofAccount(ACCOUNT).stream()
                        .filter(one -> one.origin() == Origin.INTRODUCTION && one.state() == ActivityState.OPEN))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.dueOn()).isEqualTo(LocalDate.of(2027, 6, 17));
                    assertThat(task(one).getAssignee()).isEqualTo(UNTRAINED);
                });
        assertThat(deadline("KAMR_TRAINING", "2570/" + AA + "/" + UNTRAINED)).startsWith("2027-09-02T23:59:59");
        assertThat(page(UNTRAINED, "/hand-overs/2570/" + AA + "?from=" + before + "&to=" + UNTRAINED)
                        .body())
                .contains("/activities/" + open.id(), "/urgent-voices/" + voice.number(), "/accounts/" + ACCOUNT);
    }

    @Test
    void aCustomerLostIsLeftOutOfTheNextAmendmentFromTheStart() {
        itIs("2027-06-02T09:00:00+07:00");
        String lost = SmallYear.id(7, AA);
        OpenCases.asOnPages(kamrOf(lost), () -> {
            losses.record(YEAR, lost, LossKind.LEFT, LocalDate.of(2027, 6, 1), "ย้ายโรงงาน");
            return null;
        });

        amendments.open(YEAR, AA, "เสียลูกค้า", MANAGER);
        year.run();

        assertThat(year.account(AA, lost).excludedByUnit()).isTrue();
        assertThat(year.account(AA, lost).excludeReason()).isEqualTo("เสียลูกค้าเมื่อ 1 มิ.ย. 2570");
    }

    // --- the schedule ---

    @Test
    void theScheduleBecomesThePlansAsFarAsItHasNotBegun() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity done = open(ACCOUNT);
        assertThat(carryOut(before, done).status()).isEqualTo(204);
        Activity begun = open(ACCOUNT);
        long begunLine = line(begun);
        List<Activity> ahead = ofAccount(ACCOUNT).stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.state() == ActivityState.PLANNED)
                .toList();
        Activity removed = ahead.get(0);
        Activity moved = ahead.get(1);
        assertThat(schedule.startedLines(YEAR, AA))
                .containsExactly(line(done))
                .doesNotContain(begunLine, line(removed), line(moved));
        long movedLine = line(moved);

        amend(() -> {
            jdbc.update("delete from plan_entitlement where id = ?", line(removed));
            jdbc.update("update plan_entitlement set planned_on = '2027-11-20' where id = ?", movedLine);
            jdbc.update("update plan_entitlement set planned_on = '2027-09-06' where id = ?", begunLine);
            jdbc.update(
                    "insert into plan_entitlement (id, plan_id, account_id, code, planned_on, set_by_manager)"
                            + " select 999999, plan_id, account_id, 'RBA1', '2027-10-05', true from plan_entitlement"
                            + " where id = ?",
                    movedLine);
        });

        assertThat(activity(removed).state()).isEqualTo(ActivityState.DROPPED);
        assertThat(activity(moved).plannedOn()).isEqualTo(LocalDate.of(2027, 11, 20));
        assertThat(activity(moved).state()).isEqualTo(ActivityState.PLANNED);
        assertThat(activity(begun).state()).isEqualTo(ActivityState.DROPPED);
        assertThat(active("activity", begun.key())).isZero();
        assertThat(activity(done).state()).isEqualTo(ActivityState.DONE);
        assertThat(ofAccount(ACCOUNT))
                .filteredOn(one -> one.code() == begun.code() && one.plannedOn().equals(LocalDate.of(2027, 9, 6)))
                .hasSize(1);
        assertThat(ofAccount(ACCOUNT))
                .filteredOn(one -> one.plannedOn().equals(LocalDate.of(2027, 10, 5)))
                .hasSize(1);
        int granted = granted(ACCOUNT);
        assertThat(granted).isEqualTo(lines(ACCOUNT));
        // The same plan once more changes nothing.
        List<Activity> then = ofAccount(ACCOUNT);
        amend(() -> {});
        assertThat(ofAccount(ACCOUNT)).isEqualTo(then);
    }

    // --- an account that goes ---

    @Test
    void anAccountLeftOutHasNoMoreWorkAndKeepsWhatWasDone() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity done = open(ACCOUNT);
        assertThat(carryOut(before, done).status()).isEqualTo(204);
        Activity open = open(ACCOUNT);

        amend(() -> {
            jdbc.update("update plan_account set effective_tier = null, kamr = null where account_id = ?", ACCOUNT);
            jdbc.update("delete from plan_entitlement where account_id = ?", ACCOUNT);
        });

        assertThat(portfolios.account(YEAR, ACCOUNT)).isEmpty();
        assertThat(ofAccount(ACCOUNT))
                .allSatisfy(one -> assertThat(one.state()).isIn(ActivityState.DROPPED, ActivityState.DONE));
        assertThat(active("activity", open.key())).isZero();
        assertThat(active("activity", done.key())).isEqualTo(1);
        // Who did it logs it.
        assertThat(task(done).getAssignee()).isEqualTo(before);
        assertThat(active("specialRiskPlan", YEAR + "/" + ACCOUNT)).isZero();
        assertThat(jdbc.queryForObject(
                        "select cancelled from deadline where kind = 'ACTIVITY' and business_key = ?",
                        Boolean.class,
                        open.key()))
                .isTrue();
        assertThat(granted(ACCOUNT)).isEqualTo(1);
        assertThat(active("deadlineWatch", open.key() + "/ACTIVITY")).isZero();
    }

    @Test
    void anAccountOfAnotherUnitsPlanIsLeftOutHereAndTakenInThere() {
        year.approveFully(BB);
        itIs("2027-06-02T09:00:00+07:00");
        Activity open = open(ACCOUNT);

        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "update plan_account set plan_id = (select id from plan where unit_code = ?), kamr = ?"
                            + " where account_id = ?",
                    BB,
                    KAMR_BB,
                    ACCOUNT);
            jdbc.update("delete from plan_entitlement where account_id = ?", ACCOUNT);
            events.publishEvent(new PlanPutInForce(YEAR, BB, AMENDED));
        });
        run();

        assertThat(portfolios.account(YEAR, ACCOUNT).orElseThrow().unitCode()).isEqualTo(BB);
        assertThat(activity(open).state()).isEqualTo(ActivityState.DROPPED);
        assertThat(ofAccount(ACCOUNT).stream().filter(one -> one.unitCode().equals(BB)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.origin()).isEqualTo(Origin.INTRODUCTION);
                    assertThat(task(one).getAssignee()).isEqualTo(KAMR_BB);
                });
        assertThat(task("specialRiskPlan", YEAR + "/" + ACCOUNT).getAssignee()).isEqualTo(KAMR_BB);
        assertThat(portfolios.history(YEAR, ACCOUNT))
                .extracting(CareSpan::unitCode)
                .containsExactly(AA, BB);
    }

    @Test
    void aLossRecordedByMistakeIsTakenBackAndTheWorkIsThereAgain() {
        itIs("2027-06-02T09:00:00+07:00");
        List<Long> planned = linesAhead();
        long introductions = introductionsAhead();
        assertThat(planned).isNotEmpty();
        OpenCases.asOnPages(before, () -> {
            losses.record(YEAR, ACCOUNT, LossKind.LEFT, LocalDate.of(2027, 6, 1), "ย้ายโรงงาน");
            return null;
        });
        run();
        assertThat(linesAhead()).isEmpty();

        OpenCases.asOnPages(before, () -> {
            assertThatThrownBy(() -> losses.takeBack(YEAR, ACCOUNT, " "))
                    .isInstanceOfSatisfying(
                            FieldsRefusedException.class,
                            refused -> assertThat(refused.byField()).containsOnlyKeys("takeBackReason"));
            losses.takeBack(YEAR, ACCOUNT, "เป็นโรงงานอื่นชื่อเดียวกัน");
            assertThatThrownBy(() -> losses.takeBack(YEAR, ACCOUNT, "อีกครั้ง")).isInstanceOf(ConflictException.class);
            return null;
        });
        run();

        assertThat(portfolios.account(YEAR, ACCOUNT).orElseThrow().isLost()).isFalse();
        assertThat(linesAhead()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(introductionsAhead()).isEqualTo(introductions);
        assertThat(active("specialRiskPlan", YEAR + "/" + ACCOUNT)).isOne();
        assertThat(active("exitInterview", YEAR + "/" + ACCOUNT)).isZero();
        assertThat(page(before, "/accounts/" + ACCOUNT + "/loss?year=2570").body())
                .contains("ย้ายโรงงาน", "เป็นโรงงานอื่นชื่อเดียวกัน")
                .contains("name=\"lostOn\"");

        // It can be lost in earnest, and then until it is interviewed.
        OpenCases.asOnPages(before, () -> {
            losses.record(YEAR, ACCOUNT, LossKind.SIGNED, LocalDate.of(2027, 6, 2), "ลงนามกับ SPP แล้ว");
            return null;
        });
        jdbc.update("update exit_interview set held_at = now(3), open_account = null where account_id = ?", ACCOUNT);
        OpenCases.asOnPages(before, () -> {
            assertThatThrownBy(() -> losses.takeBack(YEAR, ACCOUNT, "ผิด"))
                    .isInstanceOfSatisfying(
                            ConflictException.class,
                            refused -> assertThat(refused.messages().get(0).key())
                                    .isEqualTo("exitinterview.loss.interviewHeld"));
            return null;
        });
        assertThat(portfolios.account(YEAR, ACCOUNT).orElseThrow().isLost()).isTrue();
        assertThat(losses.loss(YEAR, ACCOUNT)).isPresent();
    }

    @Test
    void whileItsInterviewIsBeingHeldTakingALossBackWaitsAndIsTooLate() throws Exception {
        itIs("2027-06-02T09:00:00+07:00");
        OpenCases.asOnPages(before, () -> {
            losses.record(YEAR, ACCOUNT, LossKind.LEFT, LocalDate.of(2027, 6, 1), "ย้ายโรงงาน");
            return null;
        });
        run();
        CompletableFuture<String> late = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "update exit_interview set held_at = now(3), open_account = null where account_id = ?", ACCOUNT);
            new Thread(() -> late.complete(takenBack()), "taking back").start();
            await().atMost(Duration.ofMinutes(1)).until(() -> late.isDone() || RowLocks.somebodyWaits(jdbc));
        });

        assertThat(late.get(1, TimeUnit.MINUTES)).isEqualTo("exitinterview.loss.interviewHeld");
        assertThat(losses.loss(YEAR, ACCOUNT)).isPresent();
        assertThat(portfolios.account(YEAR, ACCOUNT).orElseThrow().isLost()).isTrue();
    }

    /** Why not, or that it was. */
    private String takenBack() {
        try {
            return OpenCases.asOnPages(before, () -> {
                losses.takeBack(YEAR, ACCOUNT, "ผิดราย");
                return "taken back";
            });
        } catch (ConflictException e) {
            return e.messages().get(0).key();
        }
    }

    private List<Long> linesAhead() {
        return ofAccount(ACCOUNT).stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.state().isAhead())
                .map(this::line)
                .toList();
    }

    private long introductionsAhead() {
        return ofAccount(ACCOUNT).stream()
                .filter(one ->
                        one.origin() == Origin.INTRODUCTION && one.state().isAhead())
                .count();
    }

    @Test
    void aCustomerLostHasNoMoreWorkAtOnce() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity open = open(ACCOUNT);

        OpenCases.asOnPages(before, () -> {
            losses.record(YEAR, ACCOUNT, LossKind.SIGNED, LocalDate.of(2027, 6, 1), "ลงนามกับ SPP แล้ว");
            return null;
        });
        run();

        assertThat(portfolios.account(YEAR, ACCOUNT).orElseThrow().lostOn()).isEqualTo(LocalDate.of(2027, 6, 1));
        assertThat(ofAccount(ACCOUNT)).allSatisfy(one -> assertThat(one.state()).isEqualTo(ActivityState.DROPPED));
        assertThat(active("activity", open.key())).isZero();
        assertThat(active("specialRiskPlan", YEAR + "/" + ACCOUNT)).isZero();
        // The interview is what is left to do (R-4.7).
        assertThat(task("exitInterview", YEAR + "/" + ACCOUNT).getAssignee()).isEqualTo(before);
        assertThat(page(before, "/activities/" + open.id()).body()).contains("เสียลูกค้า", "ลงนามกับ SPP แล้ว");
        assertThat(page(MANAGER, "/ledger?year=2570").body()).contains("เสียลูกค้า 1 มิ.ย. 2570");

        // An amended plan that still has it makes no work of it.
        amend(() -> {});
        run();
        assertThat(ofAccount(ACCOUNT)).allSatisfy(one -> assertThat(one.state()).isEqualTo(ActivityState.DROPPED));
    }

    // --- people ---

    @Test
    void aKamrWhoLosesThePostHandsOpenWorkToTheOthersOfTheUnit() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity open = open(ACCOUNT);

        year.roles(before, "").importPeople();

        assertThat(task(open).getAssignee()).isNotEqualTo(before);
        assertThat(candidates(task(open))).containsExactly("kamr." + AA);
        assertThat(portfolios.withoutKamr(YEAR, AA))
                .isNotEmpty()
                .allSatisfy(account -> assertThat(account.kamr()).isEqualTo(before));
        String work = page(MANAGER, "/my-work").body();
        assertThat(work).contains("/hand-overs/2570/" + AA + "?from=" + before);
    }

    @Test
    void trainingOfAKamrAppointedDuringTheYearIsWatched() {
        itIs("2027-06-02T09:00:00+07:00");

        amend(() -> appoint(UNTRAINED));

        String key = "2570/" + AA + "/" + UNTRAINED;
        assertThat(deadline("KAMR_TRAINING", key)).startsWith("2027-09-02T23:59:59");
        assertThat(rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv").body())
                .contains("R-KAMR-3," + key + "," + AA + ",2027-09-02T23:59:59+07:00,,OPEN,0");
        assertThat(page(MANAGER, "/deadlines?year=2570&q=" + UNTRAINED).status())
                .isEqualTo(200);

        driver.begin(OffsetDateTime.parse("2027-09-04T09:00:00+07:00").toInstant());
        String watch = driver.instance("deadlineWatch", key + "/KAMR_TRAINING");
        management
                .createJobQuery()
                .processInstanceId(watch)
                .timers()
                .list()
                .forEach(timer -> management.executeJob(timer.getId()));
        driver.run(watch);
        assertThat(jdbc.queryForList(
                        "select recipient from mail where kind = 'deadline.escalation' and subject like '%KAMR%'",
                        String.class))
                .contains(MANAGER);

        year.trained(UNTRAINED, "2027-09-01").importPeople();
        assertThat(rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv").body())
                .contains(key + "," + AA + ",2027-09-02T23:59:59+07:00,2027-09-01T23:59:59+07:00,DONE,");
    }

    @Test
    void trainingOfAKamrDismissedIsWatchedNoMore() {
        itIs("2027-06-02T09:00:00+07:00");
        amend(() -> appoint(UNTRAINED));

        amend(() -> jdbc.update("delete from plan_kamr where employee_id = ?", UNTRAINED));

        String key = "2570/" + AA + "/" + UNTRAINED;
        assertThat(rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv").body())
                .doesNotContain(key);
        assertThat(active("deadlineWatch", key + "/KAMR_TRAINING")).isZero();
    }

    // --- data ---

    @Test
    void whoHasNewAccountsWithSomethingMissingHasDataToEnter() {
        itIs("2026-11-17T09:00:00+07:00");
        assertThat(entryTasks()).doesNotContain(UNTRAINED);

        amend(() -> {
            appoint(UNTRAINED);
            jdbc.update("update plan_account set kamr = ? where account_id = ?", UNTRAINED, ACCOUNT);
        });

        assertThat(entryTasks()).contains(UNTRAINED);
    }

    @Test
    void aDataEntryThatWasDoneBeginsAnewWithItsOwn15Days() {
        itIs("2027-06-02T09:00:00+07:00");
        jdbc.update("update data_entry_part set done_at = now(), done_by = part");
        jdbc.update("update data_entry set done_at = now()");
        jdbc.update("update deadline set done_at = now() where kind = 'DATA_ENTRY'");
        tasks.createTaskQuery().processDefinitionKey("dataEntry").list().stream()
                .map(Task::getProcessInstanceId)
                .distinct()
                .forEach(id -> runtime.deleteProcessInstance(id, "done"));

        moveToOther();

        assertThat(entryTasks()).containsExactly(after);
        assertThat(deadline("DATA_ENTRY", "2570/" + AA)).startsWith("2027-06-17T23:59:59");
    }

    // --- a unit renamed ---

    @Test
    void aUnitsNewNameStandsInItsOpenTasksAndNothingElseChanges() {
        itIs("2027-01-04T09:00:00+07:00");
        List<String> named = names("กฟอ.บึงทอง");
        assertThat(named).isNotEmpty();
        int mails = jdbc.queryForObject("select count(*) from mail", Integer.class);

        year.importUnits(year.unitsCsv().replace("กฟอ.บึงทอง", "กฟจ.บึงทองใหม่"));

        assertThat(names("กฟอ.บึงทอง")).isEmpty();
        assertThat(names("กฟจ.บึงทองใหม่")).hasSameSizeAs(named);
        assertThat(jdbc.queryForObject("select count(*) from mail", Integer.class))
                .isEqualTo(mails);
    }

    private List<String> names(String unit) {
        return tasks.createTaskQuery().taskNameLike("%" + unit + "%").list().stream()
                .map(Task::getName)
                .toList();
    }

    // --- the hand-over page ---

    @Test
    void theHandOverPageSaysWhatIsOpenGrantedAndFearedOfTheAccountsThatWent() {
        itIs("2027-06-02T09:00:00+07:00");
        Activity logged = open(ACCOUNT);
        assertThat(carryOut(before, logged).status()).isEqualTo(204);
        assertThat(rest.complete(
                                before,
                                task(logged).getId(),
                                "{\"mode\":{\"value\":\"ON_SITE\"},\"purpose\":{\"value\":\"ตรวจเยี่ยม\"},"
                                        + "\"result\":{\"value\":\"ลูกค้าพอใจ\"},\"voiceKind\":{\"value\":\"NEED\"},"
                                        + "\"voiceText\":{\"value\":\"ขอเพิ่มหม้อแปลง\"}}")
                        .status())
                .isEqualTo(204);
        Activity open = open(ACCOUNT);
        UrgentVoice voice = OpenCases.asOnPages(
                before,
                () -> voices.open(new UrgentVoices.Heard(ACCOUNT, "2027-06-02T08:30", "PHONE", "ไฟตกทุกบ่าย", null)));

        moveToOther();
        run();

        String page = "/hand-overs/2570/" + AA + "?from=" + before + "&to=" + after;
        String body = page(after, page).body();
        assertThat(body)
                .contains("/activities/" + open.id(), "/urgent-voices/" + voice.number(), "ไฟตกทุกบ่าย")
                .contains("ขอเพิ่มหม้อแปลง", "ลูกค้าพอใจ", "แผนลูกค้ากลุ่มเสี่ยงพิเศษ")
                .contains("/accounts/" + ACCOUNT)
                .doesNotContain("/accounts/" + SmallYear.id(2, AA));
        // The mail and the introduction lead there.
        assertThat(jdbc.queryForList(
                        "select path from mail where kind = 'handOver.received' and recipient = '" + after + "'",
                        String.class))
                .containsExactly(page);
        Activity introduction = ofAccount(ACCOUNT).stream()
                .filter(one -> one.origin() == Origin.INTRODUCTION && one.state() == ActivityState.OPEN)
                .findFirst()
                .orElseThrow();
        assertThat(page(after, "/activities/" + introduction.id() + "/log").body())
                .contains("/accounts/" + ACCOUNT + "/hand-over?year=2570");
        // Who had it, who has it, the head, and who may see the unit.
        for (String person : List.of(before, after, MANAGER, SmallYear.CHIEF)) {
            assertThat(page(person, page).status()).isEqualTo(200);
            assertThat(page(person, "/accounts/" + ACCOUNT + "/hand-over?year=2570")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(page(MANAGER, "/hand-overs/2570/" + AA).body()).contains("from=" + before);
        assertThat(page(MANAGER, "/accounts/" + ACCOUNT + "?year=2570").body())
                .contains("KAMR และประวัติ", "เปลี่ยนผู้ดูแล");
    }

    @Test
    void theHandOverPageIsRefusedForOthersUnknownPeopleAndYearsOfTheOtherEra() {
        moveToOther();

        String account = "/accounts/" + ACCOUNT + "/hand-over?year=2570";
        String unit = "/hand-overs/2570/" + AA;
        assertThat(page(KAMR_BB, account).status()).isEqualTo(404);
        assertThat(page(KAMR_BB, unit + "?from=" + before).status()).isEqualTo(404);
        assertThat(page(KAMR_BB, unit).status()).isEqualTo(404);
        assertThat(page(MANAGER, unit + "?from=999999").status()).isEqualTo(404);
        assertThat(page(MANAGER, "/hand-overs/2570/NOBODY").status()).isEqualTo(404);
        assertThat(page(MANAGER, "/accounts/1999999999@" + AA + "/hand-over?year=2570")
                        .status())
                .isEqualTo(404);
        assertThat(page(MANAGER, "/hand-overs/2027/" + AA).body()).contains("2570");
        assertThat(page(MANAGER, "/hand-overs/2027/" + AA).status()).isBetween(400, 422);
        assertThat(page(MANAGER, "/accounts/" + ACCOUNT + "/hand-over?year=2027")
                        .status())
                .isBetween(400, 422);
    }

    // --- helpers ---

    private Rest.Answer page(String person, String path) {
        try {
            MockHttpServletResponse answer = pages.perform(MockMvcRequestBuilders.get(URI.create(path))
                            .with(user(person))
                            .header("Accept-Language", "th"))
                    .andReturn()
                    .getResponse();
            return new Rest.Answer(answer.getStatus(), answer.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private void moveToOther() {
        amend(() -> jdbc.update("update plan_account set kamr = ? where account_id = ?", after, ACCOUNT));
    }

    /** Another plan of N2-AA is in force. */
    private void amend(Runnable changes) {
        transaction.executeWithoutResult(status -> {
            changes.run();
            events.publishEvent(new PlanPutInForce(YEAR, AA, AMENDED));
        });
    }

    private void appoint(String person) {
        jdbc.update(
                "insert into plan_kamr (id, plan_id, employee_id, origin, chosen_by_manager, skill_attested)"
                        + " select 999999, id, ?, 'UNIT', true, true from plan where unit_code = ?",
                person,
                AA);
    }

    /** It is that time, and what is to be open then is. */
    private void itIs(String time) {
        driver.begin(OffsetDateTime.parse(time).toInstant());
        run();
    }

    private void run() {
        year.run();
    }

    private String kamrOf(String account) {
        return jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
    }

    private List<Activity> ofAccount(String account) {
        return activities.ofAccount(YEAR, account);
    }

    private Activity activity(Activity one) {
        return ofAccount(one.accountId()).stream()
                .filter(other -> other.id() == one.id())
                .findFirst()
                .orElseThrow();
    }

    /** One of the plan's activities that is to be carried out now. */
    private Activity open(String account) {
        return ofAccount(account).stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.state() == ActivityState.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private long line(Activity one) {
        return jdbc.queryForObject("select plan_line_id from activity where id = ?", Long.class, one.id());
    }

    private int lines(String account) {
        return jdbc.queryForObject(
                "select count(*) from plan_entitlement where account_id = ?", Integer.class, account);
    }

    private int granted(String account) {
        return ledger.of(YEAR, List.of(AA), EntitlementLedger.By.ACCOUNT).stream()
                .filter(line -> line.id().equals(account))
                .findFirst()
                .orElseThrow()
                .all()
                .granted();
    }

    private Rest.Answer carryOut(String person, Activity one) {
        return rest.complete(
                person,
                task(one).getId(),
                "{\"outcome\":{\"value\":\"done\"},\"happenedOn\":{\"value\":\"2027-06-02\"}}");
    }

    private Task task(Activity one) {
        return task("activity", one.key());
    }

    private Task task(String process, String key) {
        return tasks.createTaskQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .singleResult();
    }

    private List<String> entryTasks() {
        return tasks.createTaskQuery().processDefinitionKey("dataEntry").list().stream()
                .map(Task::getAssignee)
                .toList();
    }

    private List<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> "candidate".equals(link.getType()))
                .map(link -> link.getGroupId())
                .toList();
    }

    private long active(String process, String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .count();
    }

    private String deadline(String kind, String key) {
        Instant due = jdbc.queryForObject(
                "select due_at from deadline where kind = ? and business_key = ?",
                (row, number) -> row.getObject(1, java.time.LocalDateTime.class).toInstant(java.time.ZoneOffset.UTC),
                kind,
                key);
        return due.atZone(th.kamt.calendar.Bangkok.ZONE).toOffsetDateTime().toString();
    }
}

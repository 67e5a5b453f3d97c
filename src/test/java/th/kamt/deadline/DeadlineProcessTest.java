package th.kamt.deadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.AREA_DEPUTY;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DEPUTY_BUSINESS;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_CRM;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Holidays;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanStatus;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.RowLocks;
import th.kamt.support.SmallYear;

/**
 * R-ESC-1 to R-ESC-3 over a real year. Levels are worked by hand: 5, 7, 10 and 31 December 2569 and 1 January 2570 are no
 * working days, three working days lie between two levels.
 */
@PlanningTest
class DeadlineProcessTest {

    private static final String CC = "N2-CC";
    private static final String MANAGER_CC = "600701";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DeadlineViews deadlines;

    @Autowired
    private DeadlineNotices notices;

    @Autowired
    private DeadlineRules rules;

    @Autowired
    private Holidays holidays;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Rest rest;

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    @BeforeEach
    void nothingYet() {
        year.forget();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private MockHttpServletResponse page(String person, String address) throws Exception {
        return mvc.perform(get(address).with(user(person))).andReturn().getResponse();
    }

    private int status(String person, String address) throws Exception {
        return page(person, address).getStatus();
    }

    private static Instant at(String bangkok) {
        return LocalDateTime.parse(bangkok).atZone(Bangkok.ZONE).toInstant();
    }

    private void until(String bangkok) {
        driver.playUntil(at(bangkok));
    }

    private DeadlineLine line(String unit, DeadlineKind kind) {
        return deadlines.lines(YEAR, List.of(unit)).stream()
                .filter(line -> line.work().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private DeadlineLine preparation(String unit) {
        return line(unit, DeadlineKind.PLAN_PREPARATION);
    }

    private DeadlineLine approval(String unit) {
        return line(unit, DeadlineKind.PLAN_APPROVAL);
    }

    /** When which people were told, by mails written: kind and recipient. */
    private List<String> told(String kind, String unit, String work) {
        return jdbc.queryForList(
                "select recipient from mail where kind = ? and notice_key like concat(?, '/%') order by id",
                String.class, kind, line(unit, DeadlineKind.valueOf(work)).id());
    }

    private List<String> skipped(String unit, DeadlineKind kind) {
        return deadlines.receipt(line(unit, kind).id()).notices().stream()
                .flatMap(sent -> sent.skipped().stream())
                .map(message -> message.key())
                .toList();
    }

    @Test
    @DisplayName(
            "1 November to 31 January with one unit late at each station: who is told when, and late work still goes through")
    void theWholeWinterWithOneUnitLateAtEachStation() {
        oneMoreOffice();
        driver.begin(at("2026-11-01T09:00"));
        year.opened();

        until("2026-11-23T08:00");

        assertThat(told("deadline.reminder", BB, "PLAN_PREPARATION")).containsExactly(MANAGER_BB);
        assertThat(told("deadline.reminder", PC, "PLAN_PREPARATION")).containsExactly(CEO);

        until("2026-11-25T10:00");
        List.of(AA, PC, REGION, HQ).forEach(year::submit);
        driver.complete(YEAR, CC, MANAGER_CC, Map.of());
        year.approve(CC, CHIEF).approve(CC, DIRECTOR);

        until("2026-11-30T23:59:59");
        assertThat(preparation(BB).state()).isEqualTo(DeadlineState.OPEN);
        assertThat(preparation(AA).state()).isEqualTo(DeadlineState.DONE);

        until("2026-12-01T00:00:00");
        assertThat(preparation(BB).state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(preparation(BB).escalations()).isEqualTo(1);
        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).containsExactly(MANAGER_BB);
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF);

        until("2026-12-03T23:59:59");
        assertThat(preparation(BB).escalations()).isEqualTo(1);
        until("2026-12-04T00:00:00");
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF, DIRECTOR);
        until("2026-12-09T23:59:59");
        assertThat(preparation(BB).escalations()).isEqualTo(2);
        until("2026-12-10T00:00:00");
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF, DIRECTOR, GOVERNOR);
        until("2026-12-16T00:00:00");
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION"))
                .containsExactly(CHIEF, DIRECTOR, GOVERNOR, AREA_DEPUTY);

        until("2026-12-31T23:59:59");
        assertThat(List.of(AA, PC, REGION, HQ, CC, BB))
                .allSatisfy(unit -> assertThat(approval(unit).state()).isEqualTo(DeadlineState.OPEN));
        until("2027-01-01T00:00:00");
        assertThat(List.of(AA, PC, REGION, HQ, CC, BB))
                .allSatisfy(unit -> assertThat(approval(unit).state()).isEqualTo(DeadlineState.OVERDUE));
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR);

        until("2027-01-31T12:00:00");

        // The line above whoever has the plan, level by level, to its end.
        assertThat(told("deadline.overdue", AA, "PLAN_APPROVAL")).containsExactly(CHIEF);
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR, GOVERNOR, AREA_DEPUTY);
        assertThat(told("deadline.overdue", PC, "PLAN_APPROVAL")).containsExactly(SERVICE_MANAGER);
        assertThat(told("deadline.escalation", PC, "PLAN_APPROVAL"))
                .containsExactly(CEO, CHIEF, DIRECTOR, GOVERNOR, AREA_DEPUTY);
        assertThat(told("deadline.overdue", REGION, "PLAN_APPROVAL")).containsExactly(DIRECTOR);
        assertThat(told("deadline.escalation", REGION, "PLAN_APPROVAL")).containsExactly(GOVERNOR, AREA_DEPUTY);
        assertThat(told("deadline.overdue", CC, "PLAN_APPROVAL")).containsExactly(GOVERNOR);
        assertThat(told("deadline.escalation", CC, "PLAN_APPROVAL")).containsExactly(AREA_DEPUTY);
        assertThat(told("deadline.overdue", HQ, "PLAN_APPROVAL")).containsExactly(DEPUTY_BUSINESS);
        assertThat(told("deadline.escalation", HQ, "PLAN_APPROVAL")).isEmpty();
        assertThat(told("deadline.escalation", BB, "PLAN_APPROVAL"))
                .containsExactly(CHIEF, DIRECTOR, GOVERNOR, AREA_DEPUTY);

        // Late work goes through and is recorded as late; nobody is told of it any more.
        year.submit(BB);
        SmallYear.deciders(AA).forEach(person -> year.approve(AA, person));
        year.approve(CC, GOVERNOR);

        assertThat(preparation(BB).state()).isEqualTo(DeadlineState.DONE_LATE);
        assertThat(approval(BB).state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(approval(AA).state()).isEqualTo(DeadlineState.DONE_LATE);
        assertThat(approval(CC).state()).isEqualTo(DeadlineState.DONE_LATE);
        assertThat(driver.instances("deadlineWatch", "2570/N2-AA/PLAN_APPROVAL"))
                .isEmpty();

        List<Map<String, String>> rows =
                rest.get(OWNER, "/api/plan-years/2570/deadlines.csv").rows();
        assertThat(rows)
                .filteredOn(row -> row.get("unit_code").equals(BB))
                .extracting(
                        row -> row.get("step"),
                        row -> row.get("rule"),
                        row -> row.get("business_key"),
                        row -> row.get("due_at"),
                        row -> row.get("done_at"),
                        row -> row.get("state"),
                        row -> row.get("escalations"))
                .containsExactly(
                        tuple(
                                "1",
                                "R-1.0",
                                "2570/N2-BB",
                                "2026-11-30T23:59:59+07:00",
                                "2027-01-31T12:00:00+07:00",
                                "DONE_LATE",
                                "4"),
                        tuple("2", "R-2.1", "2570/N2-BB", "2026-12-31T23:59:59+07:00", "", "OVERDUE", "4"));
    }

    private void oneMoreOffice() {
        year.unit(CC + ",กฟอ.หนองไผ่,OFFICE,3,N2");
        year.person(MANAGER_CC, "นายประวิทย์ แก้วมณี", "ผจก", CC, "", "office-manager");
        year.kamr("600711", "นางอรทัย ชัยวงศ์", CC, "2020-08-21");
        for (int i = 81; i <= 86; i++) {
            year.strategic(i, CC, "");
        }
    }

    @Test
    @DisplayName("R-ESC-3: an empty post is skipped, the same person counts once, and the receipt says so")
    void emptyPostsAndTheSamePersonAreSkippedAndRecorded() {
        // The chief acts as director too; nobody is assistant governor.
        year.roles(CHIEF, "chief-customer-service|director-engineering-service")
                .roles(DIRECTOR, "")
                .roles(GOVERNOR, "");
        year.opened();

        until("2026-12-04T00:00:00");

        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF, AREA_DEPUTY);
        assertThat(skipped(BB, DeadlineKind.PLAN_PREPARATION))
                .containsExactly("deadline.receipt.skip.SAME_PERSON", "deadline.receipt.skip.EMPTY");
        until("2027-01-31T00:00:00");
        assertThat(preparation(BB).escalations()).isEqualTo(2);
    }

    @Test
    void whereNobodyHasTheWorkTheNoticeGoesToTheFirstSuperiorThereIs() {
        year.roles(MANAGER_BB, "");
        year.opened();

        until("2026-12-01T00:00:00");

        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).isEmpty();
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF);
        assertThat(skipped(BB, DeadlineKind.PLAN_PREPARATION))
                // Two reminders and the overdue notice found the post empty.
                .containsOnly("deadline.receipt.skip.EMPTY")
                .hasSize(3);
    }

    @Test
    @DisplayName("R-ESC-1: a year opened late is overdue once, not once per level, and goes up from that day")
    void aYearOpenedLateIsOverdueOnce() {
        driver.begin(at("2027-01-05T10:00"));
        year.opened();

        until("2027-01-05T10:00");

        assertThat(preparation(BB).state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(preparation(BB).escalations()).isEqualTo(1);
        assertThat(told("deadline.reminder", BB, "PLAN_PREPARATION")).isEmpty();
        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).containsExactly(MANAGER_BB);
        // Tuesday 5 January: 6, 7, 8.
        until("2027-01-08T23:59:59");
        assertThat(preparation(BB).escalations()).isEqualTo(1);
        until("2027-01-09T00:00:00");
        assertThat(preparation(BB).escalations()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "R-ESC-2: another date counts for open deadlines: register, tasks and timers follow, the receipt says why")
    void anotherDateCountsForOpenDeadlines() {
        year.planWaitingForRegion();
        LeadTimes earlier = new LeadTimes(new DueRule.OnDay(MonthDay.of(12, 15)), List.of(3), 1, 2);

        int moved = rules.change(DeadlineKind.PLAN_APPROVAL, earlier, version(), "ประชุมคณะกรรมการ 16 ธ.ค.", OWNER);

        assertThat(moved).isEqualTo(5);
        assertThat(approval(AA).dueAt()).isEqualTo(at("2026-12-15T23:59:59"));
        assertThat(driver.task(YEAR, AA).getDueDate().toInstant()).isEqualTo(at("2026-12-15T23:59:59"));
        // A unit still preparing has its own date.
        assertThat(driver.task(YEAR, BB).getDueDate().toInstant()).isEqualTo(at("2026-11-30T23:59:59"));
        DeadlineReceipt.Move move = deadlines.receipt(approval(AA).id()).moves().get(0);
        assertThat(move.before()).isEqualTo(at("2026-12-31T23:59:59"));
        assertThat(move.after()).isEqualTo(at("2026-12-15T23:59:59"));
        assertThat(move.by()).isEqualTo(OWNER);
        assertThat(move.why()).isEqualTo(new Message("deadline.receipt.moved.reason", "ประชุมคณะกรรมการ 16 ธ.ค."));

        until("2026-12-12T08:00:00");
        assertThat(told("deadline.reminder", AA, "PLAN_APPROVAL")).containsExactly(CHIEF);
        until("2026-12-16T00:00:00");
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR);
        until("2026-12-17T00:00:00");
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR, GOVERNOR);
        // Two levels at most.
        until("2026-12-31T00:00:00");
        assertThat(approval(AA).escalations()).isEqualTo(2);

        // More levels: the watch that had ended begins again.
        rules.change(
                DeadlineKind.PLAN_APPROVAL,
                new LeadTimes(new DueRule.OnDay(MonthDay.of(12, 15)), List.of(3), 1, 3),
                version(),
                "แจ้งถึง รผก.",
                OWNER);
        until("2027-01-04T00:00:00");
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR, GOVERNOR, AREA_DEPUTY);
    }

    @Test
    @DisplayName("R-ESC-1, R-ESC-2: of a new date the superior is told anew, also where one level is the most")
    void ofANewDateTheSuperiorIsToldAnew() {
        year.planWaitingForRegion();
        oneLevelBy(MonthDay.of(12, 10));
        until("2026-12-16T00:00:00");
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR);
        assertThat(approval(AA).escalations()).isEqualTo(1);

        oneLevelBy(MonthDay.of(12, 20));
        assertThat(approval(AA).escalations()).isZero();
        until("2026-12-21T00:00:00");

        assertThat(told("deadline.overdue", AA, "PLAN_APPROVAL")).containsExactly(CHIEF, CHIEF);
        assertThat(told("deadline.escalation", AA, "PLAN_APPROVAL")).containsExactly(DIRECTOR, DIRECTOR);
        assertThat(approval(AA).escalations()).isEqualTo(1);
    }

    private void oneLevelBy(MonthDay day) {
        LeadTimes lead = new LeadTimes(new DueRule.OnDay(day), List.of(1), 3, 1);
        rules.change(DeadlineKind.PLAN_APPROVAL, lead, version(), "เลื่อนประชุม", OWNER);
    }

    private int version() {
        return rules.rule(DeadlineKind.PLAN_APPROVAL).version();
    }

    @Test
    void twoPeopleChangingTheSameRuleCollideAndAReasonIsNeeded() {
        LeadTimes lead = new LeadTimes(new DueRule.OnDay(MonthDay.of(12, 20)), List.of(3), 1, 2);
        int seen = version();
        rules.change(DeadlineKind.PLAN_APPROVAL, lead, seen, "หนึ่ง", OWNER);

        assertThatThrownBy(() -> rules.change(DeadlineKind.PLAN_APPROVAL, lead, seen, "สอง", DIRECTOR_CRM))
                .isInstanceOf(ConflictException.class);
        for (String wordless : List.of(" ", "\u00A0", "\u200B", "\u3164")) {
            assertThatThrownBy(() -> rules.change(DeadlineKind.PLAN_APPROVAL, lead, version(), wordless, OWNER))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @DisplayName("R-CAL-1: a holiday put in moves the next level of open deadlines, one taken out moves it back")
    void aHolidayMovesTheNextLevel() {
        year.opened();
        until("2026-12-04T00:00:00");

        // Next: 4, 8, 9; with the 8th free: 4, 9, 11.
        holidays.add(LocalDate.of(2026, 12, 8), "วันหยุดพิเศษ", "Special holiday", false, OWNER);
        until("2026-12-11T23:59:59");
        assertThat(preparation(BB).escalations()).isEqualTo(2);
        until("2026-12-12T00:00:00");
        assertThat(preparation(BB).escalations()).isEqualTo(3);
        holidays.remove(LocalDate.of(2026, 12, 8), true, OWNER);
    }

    @Test
    void askedTwiceItTellsOnceAndARolledBackNoticeLeavesNothing() {
        year.opened();
        clock.moveTo(at("2026-12-01T00:00:00"));
        long id = preparation(BB).id();

        transaction.executeWithoutResult(status -> {
            notices.tell(id);
            // The node is killed between the timer's effect and its commit.
            status.setRollbackOnly();
        });
        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).isEmpty();
        assertThat(preparation(BB).escalations()).isZero();

        notices.tell(id);
        notices.tell(id);
        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).containsExactly(MANAGER_BB);
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF);
    }

    @Test
    @DisplayName("two nodes firing the same timer: one tells, the other's attempt leaves nothing")
    void twoNodesFiringTheSameTimerTellOnce() throws Exception {
        year.opened();
        clock.moveTo(at("2026-12-01T00:00:00"));

        assertThat(firedByTwoNodesAtOnce(timer(BB).getId())).isInstanceOf(ProcessEngineException.class);
        Job telling = management
                .createJobQuery()
                .processInstanceId(driver.instance("deadlineWatch", "2570/N2-BB/PLAN_PREPARATION"))
                .messages()
                .singleResult();
        assertThat(firedByTwoNodesAtOnce(telling.getId())).isInstanceOf(ProcessEngineException.class);

        assertThat(told("deadline.overdue", BB, "PLAN_PREPARATION")).containsExactly(MANAGER_BB);
        assertThat(told("deadline.escalation", BB, "PLAN_PREPARATION")).containsExactly(CHIEF);
        assertThat(preparation(BB).escalations()).isEqualTo(1);
        assertThat(timer(BB).getDuedate().toInstant()).isEqualTo(at("2026-12-04T00:00:00"));
    }

    /** @return how it failed at the node that came second; null if it did not */
    private Throwable firedByTwoNodesAtOnce(String jobId) throws Exception {
        CompletableFuture<Throwable> second = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            management.executeJob(jobId);
            // Not committed yet: the second node still finds the job, and waits for a row that the first holds.
            new Thread(() -> second.complete(catchThrowable(() -> management.executeJob(jobId))), "node 2").start();
            await().atMost(Duration.ofMinutes(1)).until(() -> second.isDone() || RowLocks.somebodyWaits(jdbc));
        });
        return second.get(1, TimeUnit.MINUTES);
    }

    @Test
    @DisplayName("a decision a second before midnight is on time, though its record is made a minute later")
    void theApproversClickCounts() {
        year.planWaitingForGovernor();
        until("2026-12-31T23:59:59");

        driver.completeOnly(driver.task(YEAR, AA).getId(), GOVERNOR, Map.of("decision", "approve"));
        until("2027-01-01T00:01:00");

        assertThat(approval(AA).state()).isEqualTo(DeadlineState.DONE);
        assertThat(approval(AA).doneAt()).isEqualTo(at("2026-12-31T23:59:59"));
    }

    @Test
    @DisplayName(
            "R-1.0, R-2.4: in time, returned, in December submitted again and withdrawn: still in time, still returned")
    void aPlanSentBackStaysSoWhenItsUnitTakesItBackInDecember() {
        year.planReturnedByRegion("แก้ภาระงาน");
        Instant submitted = preparation(AA).doneAt();
        assertThat(preparation(AA).state()).isEqualTo(DeadlineState.DONE);
        assertThat(driver.task(YEAR, AA).getDueDate().toInstant()).isEqualTo(at("2026-12-31T23:59:59"));
        until("2026-12-14T10:00:00");
        year.submit(AA);

        approval.withdraw(YEAR, AA, MANAGER);
        year.run();

        assertThat(preparation(AA).state()).isEqualTo(DeadlineState.DONE);
        assertThat(preparation(AA).doneAt()).isEqualTo(submitted);
        assertThat(driver.task(YEAR, AA).getDueDate().toInstant()).isEqualTo(at("2026-12-31T23:59:59"));
        assertThat(year.view(AA).standing().status()).isEqualTo(PlanStatus.RETURNED);
        assertThat(tasks.getVariableLocal(driver.task(YEAR, AA).getId(), "planSummary"))
                .asString()
                .contains("แก้ภาระงาน");
        year.submit(AA);
        assertThat(preparation(AA).state()).isEqualTo(DeadlineState.DONE);
    }

    @Test
    void aPlanTakenBackBeforeAnyReturnIsDueByItsOwnDate() {
        year.planWaitingForRegion();

        approval.withdraw(YEAR, AA, MANAGER);
        year.run();

        assertThat(preparation(AA).state()).isEqualTo(DeadlineState.OPEN);
        assertThat(driver.task(YEAR, AA).getDueDate().toInstant()).isEqualTo(at("2026-11-30T23:59:59"));
        assertThat(driver.instances("deadlineWatch", "2570/N2-AA/PLAN_PREPARATION"))
                .hasSize(1);
    }

    @Test
    void aDeadlineIsSeenByItsUnitAndThoseAboveOnly() throws Exception {
        year.opened();
        long id = preparation(BB).id();

        assertThat(status(MANAGER_BB, "/deadlines/" + id)).isEqualTo(200);
        assertThat(status(CHIEF, "/deadlines/" + id)).isEqualTo(200);
        assertThat(status(MANAGER, "/deadlines/" + id)).isEqualTo(404);
        assertThat(status(KAMR, "/deadlines/" + id)).isEqualTo(404);
        assertThat(units(rest.get(MANAGER, "/api/plan-years/2570/deadlines.csv")))
                .containsOnly(AA);
        assertThat(units(rest.get(CHIEF, "/api/plan-years/2570/deadlines.csv"))).contains(AA, BB, PC, REGION);
    }

    private static Set<String> units(Rest.Answer answer) {
        return answer.rows().stream().map(row -> row.get("unit_code")).collect(Collectors.toSet());
    }

    @Test
    void theReceiptCountsEveryDayAndNamesWhoWasTold() throws Exception {
        year.opened();
        until("2026-12-04T00:00:00");

        String page = page(CHIEF, "/deadlines/" + preparation(BB).id()).getContentAsString(UTF_8);

        assertThat(page)
                .contains("ส่งแผน กฟอ.ลานสัก ปี 2570", "ครบกำหนด 30 พ.ย. 2569 สิ้นวัน", "เกินกำหนด")
                // Begun on the 16th, 13 calendar days between, the 14th is the last.
                .contains("วันที่ 0", "วันที่ 1–13", "วันที่ 14")
                .contains("นายสุทธิพงษ์ มั่นคง", "นางณัฐธิดา ธรรมวงศ์", "นางกาญจนา ศิริมงคล")
                // The next level: 4, then 5 to 7 not, 8 and 9.
                .contains("วันเสาร์", "9 ธ.ค.", "10 ธ.ค. 2569 00:00")
                .contains("R-1.0", "ข้อ 6.1");
    }

    @Test
    void onlyTheProcessOwnerChangesLeadTimesAndWhatIsWrongIsSaid() throws Exception {
        year.importOrganization();

        assertThat(status(MANAGER, "/rules/deadlines")).isEqualTo(403);
        assertThat(status(OWNER, "/rules/deadlines")).isEqualTo(200);

        assertThatThrownBy(() -> new LeadTimes(new DueRule.OnDay(MonthDay.of(2, 29)), List.of(0, 91), 0, 10))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .extracting(message -> message.key())
                                .containsExactly(
                                        "deadline.rules.leapDay",
                                        "deadline.rules.reminders",
                                        "deadline.rules.interval",
                                        "deadline.rules.levels"));
        assertThatThrownBy(() -> LeadTimes.day(11, 31)).isInstanceOf(RefusedException.class);
    }

    @Test
    void theTimerOfAWatchIsAnEngineJobWithTheNextNoticesInstant() {
        year.opened();

        assertThat(timer(BB).getDuedate().toInstant()).isEqualTo(at("2026-11-23T08:00:00"));
    }

    private Job timer(String unit) {
        return management
                .createJobQuery()
                .processInstanceId(driver.instance("deadlineWatch", "2570/" + unit + "/PLAN_PREPARATION"))
                .timers()
                .singleResult();
    }
}

package th.kamt.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/**
 * Activities of N2-AA, whose plan is approved on 16 November 2569: 6 Strategic, 2 Status, and a Streamline group that its manager stands
 * in for, as it has no section head.
 */
@PlanningTest
class ActivityProcessTest {

    /** The clause of R-ENT-3: people are told clauses, not rule ids. */
    private static final String CLAUSE_OF_VISITS = "คู่มือสัมมนา 3.2";

    @Autowired
    SmallYear year;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Rest rest;

    @Autowired
    ActivityOpening opening;

    @Autowired
    Activities activities;

    @Autowired
    ActivityStore store;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void planInForce() {
        year.forget().opened().approveFully(AA);
    }

    // --- what is there when a plan is in force ---

    @Test
    void aPlanInForceBecomesRowsAndOnlyIntroductionsAreWorkAtOnce() {
        int lines = year.view(AA).services().size();
        long accounts = store.ofUnits(YEAR, List.of(AA)).stream()
                .filter(one -> one.origin() == Origin.INTRODUCTION)
                .count();
        assertThat(store.ofUnits(YEAR, List.of(AA))).hasSize(lines + 10);
        assertThat(accounts).isEqualTo(10);
        assertThat(count("activity")).isZero();

        runOpening();

        assertThat(count("activity")).isEqualTo(10);
        assertThat(store.ofUnits(YEAR, List.of(AA)))
                .filteredOn(one -> one.state() == ActivityState.OPEN)
                .allSatisfy(one -> {
                    assertThat(one.origin()).isEqualTo(Origin.INTRODUCTION);
                    // D-23: 15 days after 16 November.
                    assertThat(one.dueOn()).isEqualTo(LocalDate.of(2026, 12, 1));
                });
    }

    @Test
    void windowsFollowTheTableAndNeverLeaveTheirQuarterMonthOrYear() {
        for (Activity one : store.ofUnits(YEAR, List.of(AA))) {
            LocalDate planned = one.plannedOn();
            if (one.origin() == Origin.INTRODUCTION) {
                continue;
            }
            switch (one.code()) {
                case COM1_1 -> {
                    LocalDate first = planned.withMonth((planned.getMonthValue() - 1) / 3 * 3 + 1)
                            .withDayOfMonth(1);
                    assertThat(one.fromOn()).isEqualTo(first);
                    assertThat(one.dueOn()).isEqualTo(first.plusMonths(3).minusDays(1));
                    assertThat(one.limitOn()).isEqualTo(one.dueOn());
                    assertThat(one.opensOn()).isEqualTo(later(first, planned.minusDays(21)));
                }
                case COM1_2 -> {
                    assertThat(one.fromOn()).isEqualTo(planned.withDayOfMonth(1));
                    assertThat(one.limitOn())
                            .isEqualTo(planned.withDayOfMonth(1).plusMonths(1).minusDays(1));
                }
                default -> {
                    assertThat(one.fromOn()).isEqualTo(LocalDate.of(2027, 1, 1));
                    assertThat(one.limitOn()).isEqualTo(LocalDate.of(2027, 12, 31));
                    assertThat(one.dueOn()).isBeforeOrEqualTo(LocalDate.of(2027, 12, 31));
                }
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Test
    void eachMorningWhatIsDueToOpenStartsOnce() {
        at("2027-01-20T00:31:00+07:00");
        String morning = runtime.startProcessInstanceByMessage("kamt.activitiesScheduled", "2570/X")
                .getId();
        driver.run(morning);

        List<Activity> due = store.ofUnits(YEAR, List.of(AA)).stream()
                .filter(one -> !one.opensOn().isAfter(LocalDate.of(2027, 1, 20)))
                .toList();
        assertThat(due).isNotEmpty().allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(ActivityState.OPEN);
            assertThat(driver.instances("activity", one.key())).hasSize(1);
        });
        assertThat(count("activity")).isEqualTo(due.size());
    }

    // --- carrying out ---

    @Test
    void whatIsCarriedOutIsLoggedAndItsVoiceKept() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        Task carryOut = task(visit);
        String kamr = carryOut.getAssignee();
        assertThat(carryOut.getName()).startsWith("RBA1 ").endsWith(visit.accountName());
        assertThat(carryOut.getDueDate().toInstant()).isEqualTo(th.kamt.calendar.Bangkok.endOf(visit.dueOn()));

        assertThat(complete(kamr, visit, "outcome", "done", "happenedOn", "14/3/2570")
                        .status())
                .isEqualTo(204);

        Activity done = store.find(visit.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(ActivityState.DONE);
        assertThat(done.happenedOn()).isEqualTo(LocalDate.of(2027, 3, 14));
        assertThat(done.logDueOn()).isEqualTo(LocalDate.of(2027, 3, 21));
        assertThat(task(visit).getTaskDefinitionKey()).isEqualTo("Task_LogActivity");
        assertThat(task(visit).getAssignee()).isEqualTo(kamr);

        String emoji = "😀".repeat(150) + "ก".repeat(300);
        assertThat(complete(
                                kamr,
                                visit,
                                "mode",
                                "ON_SITE",
                                "purpose",
                                "ติดตามคุณภาพไฟฟ้า",
                                "people",
                                "คุณสมหญิง",
                                "result",
                                emoji,
                                "voiceKind",
                                "NEED",
                                "voiceText",
                                "ต้องการเพิ่มหม้อแปลง")
                        .status())
                .isEqualTo(204);

        Activity logged = store.find(visit.id()).orElseThrow();
        assertThat(logged.state()).isEqualTo(ActivityState.LOGGED);
        assertThat(logged.late()).isFalse();
        ActivityLog log = store.log(visit.id()).orElseThrow();
        assertThat(log.entry().result()).isEqualTo(emoji);
        assertThat(log.entry().voices()).containsExactly(new LogEntry.Voice(VoiceKind.NEED, "ต้องการเพิ่มหม้อแปลง"));
        assertThat(store.changes(visit.id()))
                .extracting(ActivityChange::what)
                .containsExactly(ActivityChange.What.DONE, ActivityChange.What.LOGGED);
        assertThat(driver.instances("activity", visit.key())).isEmpty();
        assertThat(jdbc.queryForList(
                        "select kind from deadline where business_key = ? and done_at is not null order by kind",
                        String.class,
                        visit.key()))
                .containsExactly("ACTIVITY", "ACTIVITY_LOG");
    }

    @Test
    void aDayThatCannotBeIsRefusedWithItsReason() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();

        refused(kamr, visit, "ยังมาไม่ถึง", "outcome", "done", "happenedOn", "2027-03-16");
        refused(kamr, visit, "อยู่ก่อนช่วง", "outcome", "done", "happenedOn", "2026-12-31");
        refused(kamr, visit, "ปี 2027 เป็น ค.ศ. หมายถึง", "outcome", "done", "happenedOn", "14/3/2027");
        refused(kamr, visit, "ใช้ปี พ.ศ.", "outcome", "done", "happenedOn", "2570-03-14");
        refused(kamr, visit, "ไม่ใช่วันที่", "outcome", "done", "happenedOn", "เมื่อวาน");
        refused(kamr, visit, "วันที่ทำ", "outcome", "done");
        refused(kamr, visit, "เหตุผล", "outcome", "postpone", "postponeTo", "1/5/2570");
        refused(kamr, visit, "วันหลังจากวันนี้", "outcome", "postpone", "postponeTo", "15/3/2570", "reason", "ก");
        refused(
                kamr,
                visit,
                "เลื่อนเกินวันสิ้นปีแผนไม่ได้",
                "outcome",
                "postpone",
                "postponeTo",
                "1/1/2571",
                "reason",
                "ก");
        refused(kamr, visit, "2000", "outcome", "postpone", "postponeTo", "1/5/2570", "reason", "ก".repeat(2001));
        assertThat(complete(KAMR_BB, visit, "outcome", "done", "happenedOn", "2027-03-14")
                        .status())
                .isIn(403, 404);
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.OPEN);

        assertThat(complete(kamr, visit, "outcome", "done", "happenedOn", "๑๔ มี.ค. ๒๕๗๐")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anEventOfNextYearIsNotThisPlans() {
        Activity visit = openVisit("2027-12-20T09:00:00+07:00");
        String kamr = task(visit).getAssignee();
        at("2028-01-05T09:00:00+07:00");

        refused(kamr, visit, "อยู่นอกปีแผน 2570", "outcome", "done", "happenedOn", "3/1/2571");

        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.OPEN);
        assertThat(complete(kamr, visit, "outcome", "done", "happenedOn", "31/12/2570")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aContactNeverLeavesItsQuarterUnlessTheHeadAgrees() {
        at("2027-03-20T09:00:00+07:00");
        openAll();
        Activity contact = store.ofUnits(YEAR, List.of(AA)).stream()
                .filter(one -> one.code().code().equals("COM1.1") && one.origin() == Origin.PLANNED)
                .filter(one -> one.state() == ActivityState.OPEN && one.dueOn().equals(LocalDate.of(2027, 3, 31)))
                .findFirst()
                .orElseThrow();
        String kamr = task(contact).getAssignee();
        refused(kamr, contact, "ออกนอกไตรมาสไม่ได้", "outcome", "postpone", "postponeTo", "1/4/2570", "reason", "ก");

        assertThat(complete(kamr, contact, "outcome", "postpone", "postponeTo", "31/3/2570", "reason", "ลูกค้าขอ")
                        .status())
                .isEqualTo(204);
        assertThat(task(contact).getTaskDefinitionKey()).isEqualTo("Task_CarryOutActivity");
        assertThat(store.find(contact.id()).orElseThrow().postponements()).isEqualTo(1);

        assertThatThrownBy(() -> as(kamr, desk -> desk.agree(contact.id(), "20/4/2570", "ปิดโรงงาน")))
                .hasMessageContaining("activity.agree.head");
        as(MANAGER, desk -> desk.agree(contact.id(), "20/4/2570", "ปิดโรงงาน"));
        assertThat(complete(kamr, contact, "outcome", "postpone", "postponeTo", "20/4/2570", "reason", "ปิดโรงงาน")
                        .status())
                .isEqualTo(204);
        Activity moved = store.find(contact.id()).orElseThrow();
        // Not at the end of the next quarter: the head agreed to the 20th of April.
        assertThat(moved.dueOn()).isEqualTo(LocalDate.of(2027, 4, 20));
        assertThat(store.changes(contact.id()))
                .extracting(ActivityChange::what)
                .containsExactly(
                        ActivityChange.What.POSTPONED, ActivityChange.What.AGREED, ActivityChange.What.POSTPONED);
    }

    @Test
    void whatIsPostponedWaitsForItsNewWindow() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();

        assertThat(complete(kamr, visit, "outcome", "postpone", "postponeTo", "2027-06-30", "reason", "ลูกค้าปิดซ่อม")
                        .status())
                .isEqualTo(204);

        Activity waiting = store.find(visit.id()).orElseThrow();
        assertThat(waiting.state()).isEqualTo(ActivityState.POSTPONED);
        // RBA1: 14 days before.
        assertThat(waiting.opensOn()).isEqualTo(LocalDate.of(2027, 6, 16));
        assertThat(tasks(visit)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select due_at from deadline where kind = 'ACTIVITY' and business_key = ?",
                        java.time.LocalDateTime.class,
                        visit.key()))
                .isEqualTo(java.time.LocalDateTime.parse("2027-07-14T16:59:59"));

        assertThat(timers(visit))
                .extracting(Job::getDuedate)
                .containsExactly(java.util.Date.from(java.time.Instant.parse("2027-06-15T17:00:00Z")));
        at("2027-06-16T06:00:00+07:00");
        passTimers(visit);

        assertThat(task(visit).getTaskDefinitionKey()).isEqualTo("Task_CarryOutActivity");
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.OPEN);
    }

    @Test
    void theHeadPostponesPastTheYearsEndAndItMayHappenThen() {
        Activity visit = openVisit("2027-12-20T09:00:00+07:00");
        String kamr = task(visit).getAssignee();

        as(MANAGER, desk -> desk.postpone(visit.id(), "10/1/2571", "โรงงานหยุดยาว"));

        assertThat(store.find(visit.id()).orElseThrow().agreedUntil()).isEqualTo(LocalDate.of(2028, 1, 10));
        assertThat(store.changes(visit.id())).extracting(ActivityChange::person).containsOnly(MANAGER);
        at("2028-01-08T09:00:00+07:00");
        passTimers(visit);
        assertThat(complete(kamr, visit, "outcome", "done", "happenedOn", "8/1/2571")
                        .status())
                .isEqualTo(204);
    }

    // --- logging ---

    @Test
    void aVisitWithoutPurposeOrByPhoneIsRefusedWithTheRule() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();
        complete(kamr, visit, "outcome", "done", "happenedOn", "2027-03-15");

        refused(kamr, visit, CLAUSE_OF_VISITS, "mode", "ON_SITE", "result", "พบผู้จัดการ");
        refused(
                kamr,
                visit,
                "การติดต่อทางโทรศัพท์ไม่นับเป็นการเข้าพบ",
                "mode",
                "TELE_CRM",
                "purpose",
                "ก",
                "result",
                "ข");
        refused(kamr, visit, "ผล", "mode", "ON_SITE", "purpose", "ก");
        refused(
                kamr,
                visit,
                "NEED",
                "mode",
                "ON_SITE",
                "purpose",
                "ก",
                "result",
                "ข",
                "voiceKind",
                "SHOUT",
                "voiceText",
                "ค");
        refused(kamr, visit, "เสียงของลูกค้า", "mode", "ON_SITE", "purpose", "ก", "result", "ข", "voiceKind", "NEED");
        refused(kamr, visit, "ไม่รับข้อมูล", "mode", "ON_SITE", "purpose", "ก", "result", "ข", "colour", "red");
        assertThat(task(visit).getTaskDefinitionKey()).isEqualTo("Task_LogActivity");
    }

    @Test
    void aLateLogIsTakenAndMarked() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();
        complete(kamr, visit, "outcome", "done", "happenedOn", "2027-03-15");
        at("2027-03-21T08:00:00+07:00");
        passTimers(visit);
        runWatch(visit);
        at("2027-03-23T00:00:01+07:00");
        runWatch(visit);

        assertThat(complete(kamr, visit, "mode", "ONLINE", "purpose", "ก", "result", "ข")
                        .status())
                .isEqualTo(204);

        assertThat(store.find(visit.id()).orElseThrow().late()).isTrue();
        // 21 March: one day before the deadline the KAMR was reminded, and the watch began only then.
        assertThat(jdbc.queryForList(
                        "select e.what from deadline_event e join deadline d on d.id = e.deadline_id"
                                + " where d.kind = 'ACTIVITY_LOG' and d.business_key = ? order by e.id",
                        String.class,
                        visit.key()))
                .containsExactly("STARTED", "REMINDED", "OVERDUE", "DONE");
    }

    @Test
    void whatIsDoneInTimeIsNeverWatched() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();

        complete(kamr, visit, "outcome", "done", "happenedOn", "2027-03-15");
        complete(kamr, visit, "mode", "ONLINE", "purpose", "ก", "result", "ข");

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("deadlineWatch")
                        .processInstanceBusinessKeyLike(visit.key() + "/%")
                        .count())
                .isZero();
    }

    @Test
    void twoPeopleCompletingOneTaskCountOnce() throws Exception {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String kamr = task(visit).getAssignee();
        String task = task(visit).getId();

        List<Integer> answers =
                together(() -> rest.complete(kamr, task, json("outcome", "done", "happenedOn", "2027-03-15"))
                        .status());

        assertThat(answers).containsOnlyOnce(204);
        assertThat(answers.stream().filter(status -> status != 204)).allMatch(status -> status == 404 || status == 409);
        assertThat(store.changes(visit.id())).hasSize(1);
        assertThat(rest.complete(kamr, task, json("outcome", "done", "happenedOn", "2027-03-15"))
                        .status())
                .isIn(404, 409);
    }

    @Test
    void openTasksFollowTheAccountToItsNewCarer() {
        Activity visit = openVisit("2027-03-15T09:00:00+07:00");
        String before = task(visit).getAssignee();
        String after = before.equals(SmallYear.KAMR) ? SmallYear.SPARE_KAMR : SmallYear.KAMR;
        jdbc.update("update portfolio_account set kamr = ? where account_id = ?", after, visit.accountId());

        activities.carerChanged(YEAR, visit.accountId());

        assertThat(task(visit).getAssignee()).isEqualTo(after);
        assertThat(complete(after, visit, "outcome", "done", "happenedOn", "2027-03-15")
                        .status())
                .isEqualTo(204);
    }

    // --- opening by several nodes ---

    @Test
    void twoNodesOpeningAtOnceStartEachOnce() throws Exception {
        jdbc.update("update activity set opens_on = '2026-11-01' where plan_year = 2570");
        int all = store.ofUnits(YEAR, List.of(AA)).size();

        together(() -> {
            int rounds = 0;
            while (Boolean.TRUE.equals(transaction.execute(status -> opening.openNext(7)))) {
                rounds++;
            }
            return rounds;
        });
        while (Boolean.TRUE.equals(transaction.execute(status -> opening.openNext(7)))) {
            // What one of them left to the other is opened by the next run.
        }

        assertThat(count("activity")).isEqualTo(all);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("activity")
                        .list())
                .extracting(org.camunda.bpm.engine.runtime.ProcessInstance::getBusinessKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void aNodeThatDiesWithinABatchLeavesNothingHalf() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    opening.openNext(5);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(count("activity")).isZero();
        assertThat(store.ofUnits(YEAR, List.of(AA))).allMatch(one -> one.state() == ActivityState.PLANNED);
        assertThat(jdbc.queryForObject("select count(*) from deadline where kind = 'INTRODUCTION'", Long.class))
                .isZero();

        runOpening();
        assertThat(count("activity")).isEqualTo(10);
    }

    // --- beside the plan ---

    @Test
    void oneLogTakesTwentyVoicesAndNoMore() {
        at("2027-03-15T09:00:00+07:00");
        String account = SmallYear.id(1, AA);
        Map<String, Object> event = new HashMap<>(Map.of(
                "accountId", account, "code", "RBA1", "happenedOn", "2027-03-14", "mode", "ON_SITE", "purpose", "ก"));
        event.put("result", "ข");
        event.put("voices", Collections.nCopies(21, Map.of("kind", "NEED", "text", "ขยายเขต")));

        Rest.Answer refused = rest.post(kamrOf(account), "/api/activities", write(event));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("ไม่เกิน 20 เรื่อง");
        event.put("voices", Collections.nCopies(20, Map.of("kind", "NEED", "text", "ขยายเขต")));
        assertThat(rest.post(kamrOf(account), "/api/activities", write(event)).status())
                .isEqualTo(201);
    }

    @Test
    void anUnplannedActivityIsLoggedAtOnceAndTheSameAgainChangesNothing() {
        at("2027-03-15T09:00:00+07:00");
        String account = SmallYear.id(1, AA);
        String kamr = kamrOf(account);
        String body = body(account, "RBA1", "2027-03-14", "ON_SITE", "ตรวจเยี่ยม", "ปกติ 😀");

        Rest.Answer first = rest.post(kamr, "/api/activities", body);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("logDueAt").asText()).isEqualTo("2027-03-21T23:59:59+07:00");
        assertThat(first.json().path("late").asBoolean()).isFalse();
        assertThat(rest.post(kamr, "/api/activities", body).json()).isEqualTo(first.json());
        Activity recorded = store.find(first.json().path("activityId").asLong()).orElseThrow();
        assertThat(recorded.state()).isEqualTo(ActivityState.LOGGED);
        assertThat(recorded.origin()).isEqualTo(Origin.UNPLANNED);
        assertThat(store.log(recorded.id()).orElseThrow().entry().voices())
                .containsExactly(new LogEntry.Voice(VoiceKind.COMPLAINT, "ไฟตกบ่อย"));
        Rest.Answer late = rest.post(
                MANAGER, "/api/activities", body(account, "COM1.1", "2027-03-01", "TELE_CRM", "", "แจ้งดับไฟ"));
        assertThat(late.status()).as(late.body()).isEqualTo(201);
        assertThat(late.json().path("late").asBoolean()).isTrue();
    }

    @Test
    void whatIsWrongWithAnUnplannedActivityIsNamedByItsField() {
        at("2027-03-15T09:00:00+07:00");
        String account = SmallYear.id(1, AA);
        String kamr = kamrOf(account);

        wrong(kamr, "happenedOn", "activity.day.future", body(account, "RBA1", "2027-03-16", "ON_SITE", "ก", "ข"));
        wrong(
                kamr,
                "happenedOn",
                "calendar.date.iso.buddhist",
                body(account, "RBA1", "2570-03-14", "ON_SITE", "ก", "ข"));
        wrong(kamr, "happenedOn", "calendar.date.iso", body(account, "RBA1", "14/3/2570", "ON_SITE", "ก", "ข"));
        wrong(kamr, "happenedOn", "activity.day.otherYear", body(account, "RBA1", "2026-12-20", "ON_SITE", "ก", "ข"));
        wrong(kamr, "purpose", "activity.log.purpose", body(account, "RBA1", "2027-03-14", "ON_SITE", "", "ข"));
        wrong(kamr, "mode", "activity.log.teleCrm", body(account, "RBA1", "2027-03-14", "TELE_CRM", "ก", "ข"));
        wrong(kamr, "mode", "workflow.task.notAllowed", body(account, "RBA1", "2027-03-14", "FAX", "ก", "ข"));
        wrong(kamr, "code", "entitlement.code.unknown", body(account, "FMS9", "2027-03-14", "ON_SITE", "ก", "ข"));
        wrong(kamr, "code", "activity.code.powerQuality", body(account, "FMS6", "2027-03-14", "ON_SITE", "ก", "ข"));
        wrong(kamr, "code", "activity.code.specialRisk", body(account, "RBA5", "2027-03-14", "ON_SITE", "ก", "ข"));
        wrong(kamr, "code", "activity.code.account", body(account, "COM1.2", "2027-03-14", "ON_SITE", "ก", "ข"));
        wrong(
                kamr,
                "result",
                "activity.log.tooLong",
                body(account, "RBA1", "2027-03-14", "ON_SITE", "ก", "ข".repeat(2001)));
        assertThat(rest.post(KAMR_BB, "/api/activities", body(account, "RBA1", "2027-03-14", "ON_SITE", "ก", "ข"))
                        .status())
                .isEqualTo(404);
        assertThat(rest.post(
                                kamr,
                                "/api/activities",
                                body("9999999999@N2-AA", "RBA1", "2027-03-14", "ON_SITE", "ก", "ข"))
                        .status())
                .isEqualTo(404);
        assertThat(jdbc.queryForObject("select count(*) from activity where origin = 'UNPLANNED'", Long.class))
                .isZero();
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        at("2027-03-15T09:00:00+07:00");

        Rest.Answer refused = rest.post(kamrOf(SmallYear.id(1, AA)), "/api/activities", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .contains("accountId", "happenedOn", "code")
                .doesNotHaveDuplicates();
        assertThat(refused.body())
                .contains("กรุณาระบุลูกค้า", "กรุณาระบุกิจกรรม")
                .doesNotContain("null", "\\\"\\\"");
    }

    @Test
    void withoutAResultItWaitsForItsLog() {
        at("2027-03-15T09:00:00+07:00");
        String account = SmallYear.id(1, AA);
        String kamr = kamrOf(account);

        Rest.Answer noted =
                rest.post(kamr, "/api/activities", body(account, "RBA1", "2027-03-14", "ON_SITE", "ตรวจเยี่ยม", ""));

        Activity done = store.find(noted.json().path("activityId").asLong()).orElseThrow();
        assertThat(done.state()).isEqualTo(ActivityState.DONE);
        assertThat(task(done).getTaskDefinitionKey()).isEqualTo("Task_LogActivity");
    }

    // --- helpers ---

    @Autowired
    ActivityDesk desk;

    @Autowired
    th.kamt.support.Login login;

    private void as(String person, java.util.function.Consumer<ActivityDesk> work) {
        login.as(person, () -> work.accept(desk));
    }

    /** A Strategic account's visit that is work at that time. */
    private Activity openVisit(String at) {
        LocalDate day = LocalDate.parse(at.substring(0, 10));
        Activity visit = store.ofUnits(YEAR, List.of(AA)).stream()
                .filter(one -> one.code().code().equals("RBA1"))
                .findFirst()
                .orElseThrow();
        // Its planned day is the proposal's; here it is the day of the story.
        jdbc.update(
                "update activity set planned_on = ?, opens_on = ?, due_on = least(?, '2027-12-31') where id = ?",
                day,
                day.minusDays(1),
                day.plusDays(14),
                visit.id());
        at(at);
        opening.openEarly(visit.id());
        Activity open = store.find(visit.id()).orElseThrow();
        assertThat(open.state()).isEqualTo(ActivityState.OPEN);
        return open;
    }

    /** Time passes, and nothing happens by it yet: what a test is not about stays as it is. */
    private void at(String instant) {
        year.beginningAt(instant);
    }

    private void openAll() {
        while (opening.openNext()) {
            // The next batch.
        }
    }

    private void runOpening() {
        driver.run(driver.instance("activityOpening", "2570/" + AA));
    }

    private List<Job> timers(Activity activity) {
        return management
                .createJobQuery()
                .processInstanceId(driver.instance("activity", activity.key()))
                .timers()
                .list();
    }

    /** The activity's timers that are due go off. */
    private void passTimers(Activity activity) {
        String instance = driver.instance("activity", activity.key());
        management.createJobQuery().processInstanceId(instance).timers().executable().list().stream()
                .map(Job::getId)
                .forEach(management::executeJob);
        driver.run(instance);
    }

    private void runWatch(Activity activity) {
        String watch = driver.instance("deadlineWatch", activity.key() + "/ACTIVITY_LOG");
        management.createJobQuery().processInstanceId(watch).timers().executable().list().stream()
                .map(Job::getId)
                .forEach(management::executeJob);
        driver.run(watch);
    }

    private List<Task> tasks(Activity activity) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(activity.key())
                .list();
    }

    private Task task(Activity activity) {
        assertThat(tasks(activity)).hasSize(1);
        return tasks(activity).get(0);
    }

    private String kamrOf(String account) {
        return jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
    }

    private long count(String process) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }

    private Rest.Answer complete(String person, Activity activity, String... answers) {
        return rest.complete(person, task(activity).getId(), json(answers));
    }

    private void refused(String person, Activity activity, String why, String... answers) {
        Rest.Answer answer = complete(person, activity, answers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private void wrong(String person, String field, String code, String body) {
        Rest.Answer answer = rest.post(person, "/api/activities", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errors").get(0).path("code").asText()).isEqualTo(code);
    }

    private static String json(String... answers) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            variables.put(answers[i], Map.of("value", answers[i + 1], "type", "String"));
        }
        return write(variables);
    }

    private static String body(String account, String code, String day, String mode, String purpose, String result) {
        Map<String, Object> event = new HashMap<>();
        event.put("accountId", account);
        event.put("code", code);
        event.put("happenedOn", day);
        event.put("mode", mode);
        event.put("purpose", purpose);
        event.put("people", "คุณสมหญิง");
        event.put("result", result);
        event.put("voices", List.of(Map.of("kind", "COMPLAINT", "text", "ไฟตกบ่อย")));
        return write(event);
    }

    private static String write(Object value) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        try (Threads threads = new Threads()) {
            List<Future<T>> both = threads.service.invokeAll(List.of(work, work));
            List<T> answers = new ArrayList<>();
            for (Future<T> one : both) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /** Two threads that end with their work. */
    private static final class Threads implements AutoCloseable {

        private final ExecutorService service = Executors.newFixedThreadPool(2);

        @Override
        public void close() {
            service.shutdownNow();
        }
    }
}

package th.kamt.urgentvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.AREA_DEPUTY;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DEPUTY_BUSINESS;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_HQ;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.HQ_KAMR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.KAMR_PC;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.REGION_KAMR;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;
import static th.kamt.urgentvoice.OpenCases.REGION_ENGINEER;
import static th.kamt.urgentvoice.OpenCases.SECTION_HEAD;
import static th.kamt.urgentvoice.OpenCases.STRATEGIC;
import static th.kamt.urgentvoice.OpenCases.STREAMLINE;
import static th.kamt.urgentvoice.OpenCases.TECHNICIAN;
import static th.kamt.urgentvoice.OpenCases.WORDS;
import static th.kamt.urgentvoice.OpenCases.asOnPages;
import static th.kamt.urgentvoice.OpenCases.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import th.kamt.calendar.Bangkok;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineState;
import th.kamt.deadline.DeadlineViews;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.Leavers;
import th.kamt.support.EnglishReader;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.UrgentVoices.Heard;
import th.kamt.urgentvoice.VoiceEvent.Kind;
import th.kamt.workflow.TaskDesk;

/**
 * by the calendar of 2570, counted by hand: 1 May is a Saturday, 3 and 4 May and 10 December are
 * holidays; 11 January is a Monday without any near it.
 */
@PlanningTest
@RecordApplicationEvents
class UrgentVoiceProcessTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private EnglishReader english;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private UrgentVoices voices;

    @Autowired
    private DeadlineViews deadlines;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private Leavers leavers;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Rest rest;

    @Autowired
    private ApplicationEvents published;

    private OpenCases cases;

    @BeforeEach
    void nothingYet() {
        year.forget();
        cases = new OpenCases(year, driver, voices, tasks, jdbc);
    }

    private Rest.Answer post(String person, String accountId, String receivedAt) {
        return rest.post(
                person,
                "/api/urgent-voices",
                "{\"accountId\":\"%s\",\"receivedAt\":\"%s\",\"channel\":\"โทรศัพท์\",\"summary\":\"%s\"}"
                        .formatted(accountId, receivedAt, WORDS));
    }

    private DeadlineLine line(UrgentVoice voice, String kind) {
        return deadlines.line(cases.deadline(voice, kind));
    }

    private String due(UrgentVoice voice, String kind) {
        return Bangkok.iso(line(voice, kind).dueAt());
    }

    /** Mails of the register about one limit, in order. */
    private List<String> told(String kind, UrgentVoice voice, String limit) {
        return cases.told(kind, cases.deadline(voice, limit) + "/");
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    @Test
    @DisplayName("D-21: both limits run from receipt, day 0; receipt outside working days counts as the next")
    void bothLimitsRunFromReceiptInWorkingDays() {
        cases.inForce("2027-12-09T09:00", AA);

        // A Friday before 1 (Saturday), 3 and 4 May: Wednesday 5 is day 1, then 6, 7, 10, 11.
        Rest.Answer longWeekend = post(KAMR, STRATEGIC, "2027-04-30T15:40:00+07:00");
        // A Sunday night: Monday 11 is day 0.
        Rest.Answer sunday = post(KAMR, STRATEGIC, "2027-01-10T22:15:00+07:00");
        // 10 December is a holiday, 11 and 12 a weekend.
        Rest.Answer constitution = post(KAMR, STRATEGIC, "2027-12-08T08:40:00Z");

        assertThat(longWeekend.status()).as(longWeekend.body()).isEqualTo(201);
        assertThat(limits(longWeekend)).containsExactly("2027-05-05T23:59:59+07:00", "2027-05-11T23:59:59+07:00");
        assertThat(limits(sunday)).containsExactly("2027-01-12T23:59:59+07:00", "2027-01-18T23:59:59+07:00");
        assertThat(limits(constitution)).containsExactly("2027-12-09T23:59:59+07:00", "2027-12-16T23:59:59+07:00");
        UrgentVoice kept = voices.require(sunday.json().path("number").asText());
        assertThat(kept.receivedAt()).as("R-4.6: the true time").isEqualTo(at("2027-01-10T22:15"));
        assertThat(kept.countedFrom()).isEqualTo(LocalDate.of(2027, 1, 11));
        assertThat(kept.number()).matches("2570-\\d{6}");
        assertThat(kept.channel()).isEqualTo("โทรศัพท์");
        // What came late is overdue once, not once per level.
        driver.playUntil(at("2027-12-09T09:00"));
        assertThat(line(kept, "URGENT_ORDER").state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(told("deadline.overdue", kept, "URGENT_ORDER")).containsExactly(MANAGER);
        assertThat(told("deadline.escalation", kept, "URGENT_ORDER")).containsExactly(REGION_KAMR, CHIEF);
    }

    private static List<String> limits(Rest.Answer opened) {
        return List.of(
                opened.json().path("orderDueAt").asText(),
                opened.json().path("answerDueAt").asText());
    }

    @Test
    @DisplayName(
            "a customer's name may have 300 characters; the task's name has as much of it as the engine has room for")
    void aLongNameIsNoHindrance() {
        cases.inForce("2027-01-11T09:00", AA);
        String name = "ก".repeat(300);
        jdbc.update("update portfolio_account set name = ? where account_id = ?", name, STRATEGIC);

        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");

        assertThat(voices.require(voice.number()).accountName()).isEqualTo(name);
        assertThat(cases.task(voice).orElseThrow().getName())
                .startsWith("สั่งการแก้ไข " + voice.number() + " ก")
                .hasSize(250);
    }

    @Test
    void aCaseGoesThroughItsThreeParts() {
        cases.inForce("2027-01-11T09:00", AA);

        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");

        Task order = cases.task(voice).orElseThrow();
        assertThat(order.getTaskDefinitionKey()).isEqualTo("Task_OrderRemedy");
        assertThat(order.getAssignee()).isEqualTo(MANAGER);
        assertThat(english.name(order)).startsWith("Order the remedy " + voice.number());
        assertThat(english.form(order, "voiceSummary"))
                .contains("Received", "11 Jan B.E. 2570 08:30", "Order by", "12 Jan B.E. 2570");
        assertThat(groups(order)).containsExactly("office-manager.N2-AA");
        assertThat(order.getDueDate().toInstant()).isEqualTo(at("2027-01-12T23:59:59"));
        assertThat(cases.told("urgentVoice.task", order.getId())).containsExactly(MANAGER);
        assertThat(cases.told("urgentVoice.opened", voice.number()))
                .as("the region's KAMRs are told of every case; who opened it knows")
                .containsExactly(REGION_KAMR);
        assertThat(published.stream(UrgentVoiceHeard.class))
                .containsExactly(
                        new UrgentVoiceHeard(voice.number(), YEAR, STRATEGIC, AA, WORDS, at("2027-01-11T08:30"), KAMR));
        assertThat(driver.instances("urgentVoice", "CRM-KAM-003/" + voice.number()))
                .hasSize(1);

        clock.moveTo(at("2027-01-12T10:00"));
        UrgentVoice ordered = cases.order(voice, MANAGER, TECHNICIAN);

        assertThat(ordered.stage()).isEqualTo(Stage.REMEDY);
        assertThat(ordered.orderedAs()).isEqualTo("office-manager.N2-AA");
        assertThat(line(voice, "URGENT_ORDER").doneAt()).isEqualTo(at("2027-01-12T10:00"));
        Task report = cases.task(voice).orElseThrow();
        assertThat(report.getTaskDefinitionKey()).isEqualTo("Task_ReportRemedy");
        assertThat(report.getAssignee()).isEqualTo(TECHNICIAN);
        assertThat(groups(report)).isEmpty();
        assertThat(report.getDueDate().toInstant()).isEqualTo(at("2027-01-18T23:59:59"));
        assertThat(cases.told("urgentVoice.task", report.getId())).containsExactly(TECHNICIAN);

        UrgentVoice remedied = cases.remedy(ordered, TECHNICIAN);

        Task answer = cases.task(voice).orElseThrow();
        assertThat(answer.getTaskDefinitionKey()).isEqualTo("Task_AnswerCustomer");
        assertThat(answer.getAssignee()).isEqualTo(KAMR);
        assertThat(groups(answer)).containsExactly("kamr.N2-AA");

        clock.moveTo(at("2027-01-19T09:00"));
        UrgentVoice closed = cases.complete(
                remedied,
                KAMR,
                Map.of("answer", "แก้ไขแล้ว ขออภัยในความไม่สะดวก", "answeredAt", "18 ม.ค. 2570 16.45 น."));

        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(closed.answeredAt()).isEqualTo(at("2027-01-18T16:45"));
        assertThat(closed.closedAt()).isEqualTo(at("2027-01-19T09:00"));
        assertThat(line(voice, "URGENT_ANSWER").state())
                .as("the limit is met by the moment the customer was answered")
                .isEqualTo(DeadlineState.DONE);
        assertThat(driver.instances("urgentVoice", voice.businessKey())).isEmpty();
        assertThat(driver.instances("deadlineWatch", voice.businessKey() + "/URGENT_ANSWER"))
                .isEmpty();
        assertThat(voices.history(closed))
                .extracting(VoiceEvent::kind)
                .containsExactly(Kind.OPENED, Kind.ORDERED, Kind.REMEDIED, Kind.ANSWERED);
    }

    @Test
    @DisplayName("who decides and who answers: pilot CEO, อฝ.บว., section head for Streamline")
    void theTasksAreTheirsWhomTheManualNames() {
        cases.inForce("2027-01-11T09:00", AA, PC, HQ);

        UrgentVoice pilot = cases.open(KAMR_PC, id(41, PC), "2027-01-11T08:30");
        UrgentVoice hq = cases.open(HQ_KAMR, id(61, AA), "2027-01-11T08:30");
        UrgentVoice streamline = cases.open(SECTION_HEAD, STREAMLINE, "2027-01-11T08:30");

        assertThat(groups(cases.task(pilot).orElseThrow())).containsExactly("province-ceo.N2-PP");
        assertThat(cases.task(pilot).orElseThrow().getAssignee()).isEqualTo(CEO);
        assertThat(cases.task(hq).orElseThrow().getAssignee()).isEqualTo(DIRECTOR_HQ);
        assertThat(hq.unitCode()).isEqualTo(HQ);
        assertThat(cases.told("urgentVoice.opened", hq.number()))
                .as("the region where HQ's customer is supplied")
                .containsExactly(REGION_KAMR);
        // The technician of the office that supplies HQ's customer may be ordered.
        UrgentVoice remedied = cases.remedy(cases.order(hq, DIRECTOR_HQ, TECHNICIAN), TECHNICIAN);
        assertThat(cases.task(remedied).orElseThrow().getAssignee()).isEqualTo(HQ_KAMR);
        cases.remedy(cases.order(streamline, MANAGER, SECTION_HEAD), SECTION_HEAD);
        assertThat(groups(cases.task(streamline).orElseThrow())).containsExactly("section-head.N2-AA");
        assertThat(cases.task(streamline).orElseThrow().getAssignee()).isEqualTo(SECTION_HEAD);

        driver.playUntil(at("2027-01-13T00:00"));

        assertThat(told("deadline.escalation", pilot, "URGENT_ORDER")).containsExactly(REGION_KAMR, CHIEF);
        driver.playUntil(at("2027-01-19T00:00"));
        assertThat(told("deadline.escalation", hq, "URGENT_ANSWER"))
                .as("above HQ's KAMR stands อฝ.บว.")
                .containsExactly(REGION_KAMR, DIRECTOR_HQ);
        driver.playUntil(at("2027-01-20T00:00"));
        assertThat(told("deadline.escalation", hq, "URGENT_ANSWER"))
                .containsExactly(REGION_KAMR, DIRECTOR_HQ, REGION_KAMR, DEPUTY_BUSINESS);
    }

    @Test
    @DisplayName(
            "R-4.3, D-22: one level up when the limit has passed, and again each further working day; regional KAMRs first")
    void eachLimitGoesUpALevelEveryWorkingDay() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");

        driver.playUntil(at("2027-01-12T23:59:59"));
        assertThat(line(voice, "URGENT_ORDER").state()).isEqualTo(DeadlineState.OPEN);
        driver.playUntil(at("2027-01-13T00:00"));
        assertThat(told("deadline.overdue", voice, "URGENT_ORDER")).containsExactly(MANAGER);
        assertThat(told("deadline.escalation", voice, "URGENT_ORDER")).containsExactly(REGION_KAMR, CHIEF);
        driver.playUntil(at("2027-01-14T00:00"));
        driver.playUntil(at("2027-01-15T00:00"));
        assertThat(told("deadline.escalation", voice, "URGENT_ORDER"))
                .containsExactly(REGION_KAMR, CHIEF, REGION_KAMR, DIRECTOR, REGION_KAMR, GOVERNOR);
        // 16 and 17 January are a weekend; Friday was a working day.
        driver.playUntil(at("2027-01-16T00:00"));
        assertThat(told("deadline.escalation", voice, "URGENT_ORDER"))
                .endsWith(REGION_KAMR, AREA_DEPUTY)
                .hasSize(8);

        // Late work goes on; the person ordered has it, the line begins with who ordered.
        clock.moveTo(at("2027-01-18T10:00"));
        UrgentVoice ordered = cases.order(voice, MANAGER, TECHNICIAN);
        assertThat(line(voice, "URGENT_ORDER").state()).isEqualTo(DeadlineState.DONE_LATE);
        driver.playUntil(at("2027-01-19T00:00"));
        assertThat(told("deadline.overdue", voice, "URGENT_ANSWER")).containsExactly(TECHNICIAN);
        assertThat(told("deadline.escalation", voice, "URGENT_ANSWER")).containsExactly(REGION_KAMR, MANAGER);
        cases.remedy(ordered, TECHNICIAN);
        // Now it is the KAMR's; the manager has been told, so the next is กบล.
        driver.playUntil(at("2027-01-20T00:00"));
        assertThat(told("deadline.escalation", voice, "URGENT_ANSWER"))
                .containsExactly(REGION_KAMR, MANAGER, REGION_KAMR, CHIEF);
    }

    @Test
    void whereTheDecidersPostIsEmptyTheNextLevelDecidesAndTheRecordSaysSo() {
        cases.inForce("2027-01-11T09:00", AA);
        year.roles(MANAGER, "").importPeople();

        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");

        assertThat(cases.task(voice).orElseThrow().getAssignee()).isEqualTo(CHIEF);
        assertThat(voices.history(voice))
                .extracting(VoiceEvent::kind, VoiceEvent::concerns)
                .contains(tuple(Kind.DECIDER_ABOVE, "chief-customer-service.N2"));
        assertThat(cases.order(voice, CHIEF, REGION_ENGINEER).orderedAs()).isEqualTo("chief-customer-service.N2");
    }

    @Test
    void theDecisionMakerOrdersSomebodyElseUntilTheRemedyIsReported() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.order(cases.open(KAMR, STRATEGIC, "2027-01-11T08:30"), MANAGER, TECHNICIAN);
        String first = cases.task(voice).orElseThrow().getId();

        assertThatThrownBy(() -> anew(voice, KAMR, TECHNICIAN, SECTION_HEAD)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> anew(voice, MANAGER, TECHNICIAN, KAMR_BB)).isInstanceOf(RefusedException.class);
        anew(voice, MANAGER, TECHNICIAN, SECTION_HEAD);

        Task second = cases.task(voice).orElseThrow();
        assertThat(second.getId()).isNotEqualTo(first);
        assertThat(second.getAssignee()).isEqualTo(SECTION_HEAD);
        assertThat(cases.told("urgentVoice.withdrawn", voice.number())).containsExactly(TECHNICIAN);
        assertThat(voices.history(voice)).extracting(VoiceEvent::kind).endsWith(Kind.ORDERED_ANEW);
        assertThatThrownBy(() -> anew(voice, MANAGER, TECHNICIAN, TECHNICIAN))
                .as("somebody was ordered meanwhile")
                .isInstanceOf(ConflictException.class);
        UrgentVoice remedied = cases.remedy(voice, SECTION_HEAD);
        assertThatThrownBy(() -> anew(remedied, MANAGER, SECTION_HEAD, TECHNICIAN))
                .isInstanceOf(ConflictException.class);
    }

    private void anew(UrgentVoice voice, String person, String before, String to) {
        asOnPages(person, () -> {
            voices.orderAnew(voice.number(), before, to, "สั่งการใหม่", "ลาป่วย", person);
            return null;
        });
    }

    @Test
    void whoWasOrderedAndLeftLeavesTheWorkToTheDecisionMaker() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.order(cases.open(KAMR, STRATEGIC, "2027-01-11T08:30"), MANAGER, TECHNICIAN);

        asOnPages(OWNER, () -> leavers.leave(TECHNICIAN, LocalDate.of(2027, 1, 11), "ลาออก"));

        Task task = cases.task(voice).orElseThrow();
        assertThat(task.getAssignee()).isEqualTo(MANAGER);
        assertThat(groups(task)).containsExactly("office-manager.N2-AA");
        assertThat(voices.history(voice)).extracting(VoiceEvent::kind).endsWith(Kind.ORDER_LAPSED);
        anew(voice, MANAGER, TECHNICIAN, REGION_ENGINEER);
        assertThat(cases.task(voice).orElseThrow().getAssignee()).isEqualTo(REGION_ENGINEER);
        // Nobody can be ordered who has left.
        UrgentVoice other = cases.open(KAMR, STRATEGIC, "2027-01-11T08:45");
        assertThatThrownBy(() -> cases.order(other, MANAGER, TECHNICIAN))
                .hasMessageContaining("urgentvoice.assignedTo.cannot");
    }

    @Test
    void onlyWhoMayOpensACase() {
        cases.inForce("2027-01-11T09:00", AA);
        String now = "2027-01-11T08:30:00+07:00";

        assertThat(Stream.of(KAMR, SECTION_HEAD, MANAGER, REGION_KAMR, CHIEF, OWNER))
                .allSatisfy(person -> assertThat(post(person, STRATEGIC, now).status())
                        .as(person)
                        .isEqualTo(201));
        assertThat(Stream.of(TECHNICIAN, DIRECTOR, GOVERNOR))
                .allSatisfy(person -> assertThat(post(person, STRATEGIC, now).status())
                        .as(person)
                        .isEqualTo(403));
        assertThat(Stream.of(KAMR_BB, MANAGER_BB, CEO, HQ_KAMR))
                .allSatisfy(person -> assertThat(post(person, STRATEGIC, now).status())
                        .as(person)
                        .isEqualTo(404));
        // Of N2-BB's plan nothing is in force yet; N2-AA's people learn nothing of it.
        assertThat(post(KAMR_BB, id(21, BB), now).status()).isEqualTo(409);
        assertThat(post(KAMR, id(21, BB), now).status()).isEqualTo(404);
        assertThat(post(KAMR, id(11, AA), now).status()).as("not selected").isEqualTo(409);
        assertThat(post(KAMR, STRATEGIC, "2026-12-30T08:30:00+07:00").status())
                .as("in nobody's care in 2569")
                .isEqualTo(409);
        assertThat(post(KAMR, STRATEGIC, "2027-01-11T09:00:01+07:00").status())
                .as("in the future")
                .isEqualTo(422);
        assertThat(post(KAMR, STRATEGIC, "2570-01-11T08:30:00+07:00").body()).contains("2027-01-11");
        assertThat(post(KAMR, STRATEGIC, "").status()).isEqualTo(422);
        assertThat(rest.post(KAMR, "/api/urgent-voices", "{\"accountId\":\"" + STRATEGIC + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(rest.post(
                                KAMR,
                                "/api/urgent-voices",
                                "{\"accountId\":\"%s\",\"receivedAt\":\"%s\",\"channel\":\"LINE\",\"summary\":\"%s\"}"
                                        .formatted(STRATEGIC, now, "ก".repeat(2001)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theTasksRefuseWhatTheyCannotTake() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");
        String order = cases.task(voice).orElseThrow().getId();

        assertThat(rest.complete(MANAGER, order, "{\"order\":{\"value\":\"ตรวจ\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(rest.complete(MANAGER, order, "{\"assignedTo\":{\"value\":\"600304\"},\"order\":{\"value\":\"  \"}}")
                        .status())
                .isEqualTo(400);
        assertThat(rest.complete(
                                MANAGER,
                                order,
                                "{\"assignedTo\":{\"value\":\"600411\"},\"order\":{\"value\":\"ตรวจ\"}}")
                        .body())
                .contains("600411");
        assertThat(rest.complete(
                                MANAGER_BB,
                                order,
                                "{\"assignedTo\":{\"value\":\"600304\"},\"order\":{\"value\":\"ตรวจ\"}}")
                        .status())
                .isIn(403, 404);
        UrgentVoice remedied = cases.remedy(cases.order(voice, MANAGER, TECHNICIAN), TECHNICIAN);
        assertThatThrownBy(() ->
                        cases.complete(remedied, KAMR, Map.of("answer", "แจ้งแล้ว", "answeredAt", "2027-01-11T08:29")))
                .hasMessageContaining("urgentvoice.answeredAt.early");
        assertThatThrownBy(() ->
                        cases.complete(remedied, KAMR, Map.of("answer", "แจ้งแล้ว", "answeredAt", "11/1/2570 09:01")))
                .hasMessageContaining("urgentvoice.answeredAt.ahead");
        assertThatThrownBy(
                        () -> cases.complete(remedied, KAMR, Map.of("answer", "แจ้งแล้ว", "answeredAt", "เมื่อเช้า")))
                .hasMessageContaining("เมื่อเช้า");
        assertThat(cases.complete(remedied, KAMR, Map.of("answer", "แจ้งแล้ว")).answeredAt())
                .isEqualTo(at("2027-01-11T09:00"));
    }

    @Test
    void ofTwoWhoOrderAtOnceOneSucceeds() {
        year.person("600309", "นายรอง ผู้จัดการ", "รจก", AA, "", "office-manager");
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");
        Task task = cases.task(voice).orElseThrow();
        assertThat(task.getAssignee()).as("either may").isNull();

        List<CompletableFuture<Throwable>> both = Stream.of(MANAGER, "600309")
                .map(person -> CompletableFuture.supplyAsync(() -> asOnPages(
                        person,
                        () -> catchThrowable(() -> desk.complete(
                                task.getId(),
                                person,
                                Map.of("assignedTo", TECHNICIAN, "order", "ตรวจสอบโดย " + person))))))
                .toList();
        List<Throwable> thrown = both.stream().map(CompletableFuture::join).toList();

        assertThat(thrown).filteredOn(failure -> failure == null).hasSize(1);
        assertThat(thrown)
                .filteredOn(failure -> failure != null)
                .singleElement()
                .isInstanceOfAny(ConflictException.class, NotFoundException.class);
        assertThat(voices.history(voice)).extracting(VoiceEvent::kind).containsOnlyOnce(Kind.ORDERED);
    }

    @Test
    void theSameRequestSentTwiceIsOneCase() {
        cases.inForce("2027-01-11T09:00", AA);

        Rest.Answer first = post(KAMR, STRATEGIC, "2027-01-11T08:30:00+07:00");
        Rest.Answer again = post(KAMR, STRATEGIC, "2027-01-11T08:30:00+07:00");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(Stream.of(
                                post(KAMR, STRATEGIC, "2027-01-11T08:31:00+07:00"),
                                post(MANAGER, STRATEGIC, "2027-01-11T08:30:00+07:00"))
                        .map(other -> other.json().path("number").asText()))
                .as("heard at another time, or by another person")
                .doesNotContain(first.json().path("number").asText());
        assertThat(asOnPages(KAMR, () -> voices.ofYear(YEAR))).hasSize(3);
    }

    @Test
    void aRefusedRequestNamesEachField() {
        cases.inForce("2027-01-11T09:00", AA);

        Rest.Answer empty = rest.post(KAMR, "/api/urgent-voices", "{}");
        Rest.Answer ahead = post(KAMR, STRATEGIC, "2027-01-11T09:00:01+07:00");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().path("errors").findValuesAsText("field"))
                .containsExactly("accountId", "receivedAt", "channel", "summary");
        assertThat(ahead.json().path("errors").findValuesAsText("field")).containsExactly("receivedAt");
    }

    @Test
    void theSameFormSentTwiceIsOneCase() {
        cases.inForce("2027-01-11T09:00", AA);
        Heard form = new Heard(STRATEGIC, "2027-01-11T08:30", "LINE", WORDS, "form-0123456789");

        List<CompletableFuture<String>> sent = Stream.of(1, 2, 3)
                .map(time -> CompletableFuture.supplyAsync(
                        () -> asOnPages(KAMR, () -> voices.open(form).number())))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(asOnPages(KAMR, () -> voices.ofYear(YEAR))).hasSize(1);
        assertThatThrownBy(() -> asOnPages(MANAGER, () -> voices.open(form)))
                .as("somebody else's form")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @DisplayName("a holiday entered or removed moves open limits, says which, and tells whose work it is")
    void aHolidayMovesOpenLimits() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");
        UrgentVoice ordered = cases.order(cases.open(KAMR, STRATEGIC, "2027-01-11T08:45"), MANAGER, TECHNICIAN);

        Rest.Answer added = rest.call(
                OWNER,
                HttpMethod.PUT,
                "/api/calendar/holidays/2027-01-12",
                "{\"nameTh\":\"วันหยุดพิเศษ\",\"nameEn\":\"Special holiday\"}",
                "application/json",
                "th");
        try {
            assertThat(added.status()).as(added.body()).isEqualTo(201);
            // 13 January is day 1, then 14, 15, 18, 19.
            assertThat(due(voice, "URGENT_ORDER")).isEqualTo("2027-01-13T23:59:59+07:00");
            assertThat(due(voice, "URGENT_ANSWER")).isEqualTo("2027-01-19T23:59:59+07:00");
            assertThat(line(ordered, "URGENT_ORDER").dueAt())
                    .as("done work stays as it was")
                    .isEqualTo(at("2027-01-12T23:59:59"));
            assertThat(cases.task(voice).orElseThrow().getDueDate().toInstant()).isEqualTo(at("2027-01-13T23:59:59"));
            assertThat(cases.task(ordered).orElseThrow().getDueDate().toInstant())
                    .isEqualTo(at("2027-01-19T23:59:59"));
            assertThat(added.json().path("moved"))
                    .extracting(moved -> moved.path("businessKey").asText()
                            + " " + moved.path("before").asText()
                            + " " + moved.path("after").asText())
                    .containsExactly(
                            voice.businessKey() + " 2027-01-12 2027-01-13",
                            voice.businessKey() + " 2027-01-18 2027-01-19",
                            ordered.businessKey() + " 2027-01-18 2027-01-19");
            assertThat(told("deadline.moved", voice, "URGENT_ORDER"))
                    .as("who orders, and who answers the customer")
                    .containsExactlyInAnyOrder(MANAGER, KAMR);
            assertThat(told("deadline.moved", ordered, "URGENT_ANSWER")).containsExactlyInAnyOrder(TECHNICIAN, KAMR);
            assertThat(jdbc.queryForList(
                            "select subject from mail where kind = 'deadline.moved' and recipient = ? and notice_key like ?",
                            String.class,
                            MANAGER,
                            cases.deadline(voice, "URGENT_ORDER") + "/%"))
                    .singleElement()
                    .asString()
                    .contains(voice.number() + " " + voice.accountName());
            assertThat(deadlines.receipt(cases.deadline(voice, "URGENT_ORDER")).notices())
                    .as("the receipt says who was told")
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.to()).hasSize(2));
            driver.playUntil(at("2027-01-13T12:00"));
            assertThat(told("deadline.overdue", voice, "URGENT_ORDER")).isEmpty();
        } finally {
            Rest.Answer removed = rest.call(
                    OWNER,
                    HttpMethod.DELETE,
                    "/api/calendar/holidays/2027-01-12?confirmPast=true",
                    null,
                    "application/json",
                    "th");
            assertThat(removed.status()).as(removed.body()).isEqualTo(200);
        }
        // Now the day before: the order's limit has passed, and is overdue once.
        assertThat(due(voice, "URGENT_ORDER")).isEqualTo("2027-01-12T23:59:59+07:00");
        assertThat(line(voice, "URGENT_ORDER").state()).isEqualTo(DeadlineState.OVERDUE);
        driver.playUntil(at("2027-01-13T12:00:01"));
        assertThat(told("deadline.overdue", voice, "URGENT_ORDER")).containsExactly(MANAGER);
        assertThat(line(voice, "URGENT_ORDER").escalations()).isEqualTo(1);
        driver.playUntil(at("2027-01-14T00:00"));
        assertThat(line(voice, "URGENT_ORDER").escalations()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "R-4.3: a holiday entered afterwards that leaves late work late does not begin the line of command anew")
    void lateWorkThatStaysLateGoesOnUpTheLine() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");
        // Due on the 12th: level 1 with its end, level 2 with the end of the 13th.
        driver.playUntil(at("2027-01-14T09:00"));
        assertThat(line(voice, "URGENT_ORDER").escalations()).isEqualTo(2);

        Rest.Answer added = rest.call(
                OWNER,
                HttpMethod.PUT,
                "/api/calendar/holidays/2027-01-12?confirmPast=true",
                "{\"nameTh\":\"วันหยุดพิเศษ\",\"nameEn\":\"Special holiday\"}",
                "application/json",
                "th");
        try {
            assertThat(added.status()).as(added.body()).isEqualTo(201);
            assertThat(due(voice, "URGENT_ORDER")).isEqualTo("2027-01-13T23:59:59+07:00");

            driver.playUntil(at("2027-01-15T00:00"));

            assertThat(line(voice, "URGENT_ORDER").escalations()).isEqualTo(3);
            assertThat(told("deadline.overdue", voice, "URGENT_ORDER")).containsExactly(MANAGER);
            assertThat(told("deadline.escalation", voice, "URGENT_ORDER"))
                    .filteredOn(person -> !person.equals(REGION_KAMR))
                    .containsExactly(CHIEF, DIRECTOR, GOVERNOR);
        } finally {
            rest.call(
                    OWNER,
                    HttpMethod.DELETE,
                    "/api/calendar/holidays/2027-01-12?confirmPast=true",
                    null,
                    "application/json",
                    "th");
        }
    }

    @Test
    void aHolidayOnTheDayOfReceiptMovesDayZero() {
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-01-11T08:30");

        rest.call(
                OWNER,
                HttpMethod.PUT,
                "/api/calendar/holidays/2027-01-11",
                "{\"nameTh\":\"วันหยุดพิเศษ\",\"nameEn\":\"Special holiday\"}",
                "application/json",
                "th");
        try {
            assertThat(cases.now(voice).countedFrom()).isEqualTo(LocalDate.of(2027, 1, 12));
            assertThat(due(voice, "URGENT_ORDER")).isEqualTo("2027-01-13T23:59:59+07:00");
        } finally {
            rest.call(OWNER, HttpMethod.DELETE, "/api/calendar/holidays/2027-01-11", null, "application/json", "th");
        }
        assertThat(cases.now(voice).countedFrom()).isEqualTo(LocalDate.of(2027, 1, 11));
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        cases.inForce("2027-01-11T09:00", AA);
        Instant before = clock.instant();

        assertThatThrownBy(() ->
                        asOnPages(KAMR, () -> voices.open(new Heard(STRATEGIC, "2027-01-11T08:30", "", WORDS, null))))
                .isInstanceOf(RefusedException.class);

        assertThat(clock.instant()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from urgent_voice", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from deadline where kind like 'URGENT%'", Integer.class))
                .isZero();
    }
}

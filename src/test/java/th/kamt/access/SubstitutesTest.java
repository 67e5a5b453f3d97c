package th.kamt.access;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.REGION_KAMR;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.UNTRAINED;
import static th.kamt.support.SmallYear.YEAR;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.mywork.PlannedWork.Planned;
import th.kamt.mywork.PlannedWorks;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanAmendments;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.OpenCases;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.workflow.security.Browser;

/** A substitute has the work of somebody absent, on record for whom; four eyes stay four; it ends by itself. */
@PlanningTest
class SubstitutesTest {

    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}}";
    private static final RoleAt CHIEF_POST = new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, REGION);

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SmallYear year;

    @Autowired
    private Organization organization;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private UrgentVoices voices;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private PlannedWorks planned;

    @Autowired
    private PlanAmendments amendments;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Pages pages;

    @BeforeEach
    void people() {
        year.forget();
    }

    // --- deciding ---

    @Test
    @DisplayName("R-2.4: a substitute decides in the approver's place; both are barred at the next station")
    void aPlanIsDecidedInThePlaceOfTheAbsentApprover() {
        year.roles(CHIEF, "chief-customer-service|director-engineering-service").planWaitingForRegion();
        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);

        named(CHIEF, CHIEF, REGION_KAMR, "2026-11-16", "2026-11-20");

        assertThat(organization.holders(CHIEF_POST))
                .extracting(Employee::employeeId)
                .containsExactly(CHIEF, REGION_KAMR);
        assertThat(organization.ownHolders(CHIEF_POST))
                .extracting(Employee::employeeId)
                .containsExactly(CHIEF);
        assertThat(groups(REGION_KAMR)).contains("chief-customer-service.N2", "kamr.N2");
        assertThat(waiting().getAssignee()).isEqualTo(REGION_KAMR);
        assertThat(recipients("task.created")).as("mails of the waiting plan").contains(CHIEF, REGION_KAMR);

        assertThat(rest.complete(REGION_KAMR, waiting().getId(), APPROVE).status())
                .isEqualTo(204);
        year.run();

        StationStanding said = year.view(AA).standing().stations().get(0);
        assertThat(said.by()).isEqualTo(REGION_KAMR);
        assertThat(said.actedFor()).isEqualTo(CHIEF);
        assertThat(said.as()).isEqualTo("chief-customer-service.N2");
        Task next = driver.task(YEAR, AA);
        assertThat(next.getTaskDefinitionKey()).isEqualTo("Task_ConsiderPlan");
        assertThat(next.getAssignee()).isEqualTo(DIRECTOR);
        assertThat(rest.complete(CHIEF, next.getId(), APPROVE).status())
                .as("decided in their name")
                .isEqualTo(403);
        assertThat(rest.complete(REGION_KAMR, next.getId(), APPROVE).status()).isEqualTo(403);
        assertThat(String.valueOf(tasks.getVariableLocal(next.getId(), "planSummary")))
                .contains("นายธีรพงษ์ เกตุแก้ว แทน นางณัฐธิดา ธรรมวงศ์");
        assertThat(new Browser(http)
                        .login(DIRECTOR, "demo")
                        .get("/plans/2570/" + AA + "/history")
                        .getBody())
                .contains("นายธีรพงษ์ เกตุแก้ว แทน นางณัฐธิดา ธรรมวงศ์");
    }

    @Test
    @DisplayName(
            "R-2.4: who prepared a plan does not decide on it as the approver's substitute; the approver still can")
    void thePreparerDoesNotDecideAsSubstitute() {
        year.opened();
        named(CHIEF, CHIEF, MANAGER, "2026-11-16", "2026-11-20");
        year.submit(AA).submit(BB);

        Task own = waiting();
        assertThat(own.getAssignee()).isEqualTo(CHIEF);
        Rest.Answer answer = rest.complete(MANAGER, own.getId(), APPROVE);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("6.2");
        assertThat(String.valueOf(tasks.getVariableLocal(own.getId(), "planSummary")))
                .contains("นายสมเกียรติ วงศ์ประเสริฐ ปฏิบัติแทน นางณัฐธิดา ธรรมวงศ์ แต่พิจารณาแผนนี้แทนไม่ได้");
        assertThat(new Browser(http)
                        .login(DIRECTOR, "demo")
                        .get("/plans/2570/" + AA + "/history")
                        .getBody())
                .contains("แต่พิจารณาแผนนี้แทนไม่ได้");
        Task others = driver.task(YEAR, BB);
        assertThat(others.getAssignee()).isEqualTo(MANAGER);
        assertThat(rest.complete(MANAGER, others.getId(), APPROVE).status()).isEqualTo(204);

        assertThat(rest.complete(CHIEF, own.getId(), APPROVE).status())
                .as("the absent approver looks in")
                .isEqualTo(204);
        year.run();
        assertThat(year.view(AA).standing().stations().get(0).actedFor()).isNull();
    }

    @Test
    @DisplayName("R-2.4: nobody's own plan is approved in their name")
    void aSubstituteDoesNotDecideInTheNameOfWhoPreparedIt() {
        year.roles(MANAGER, "office-manager|chief-customer-service@N2").planWaitingForRegion();
        named(MANAGER, MANAGER, SPARE_KAMR, "2026-11-16", "2026-11-20");

        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);
        Rest.Answer answer = rest.complete(SPARE_KAMR, waiting().getId(), APPROVE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("นายสมเกียรติ วงศ์ประเสริฐ", "6.2");
    }

    @Test
    @DisplayName("R-2.4: who prepared in somebody's place, and they, do not decide on it")
    void aPlanIsPreparedInThePlaceOfTheAbsentManager() {
        year.roles(CHIEF, "")
                .roles(MANAGER, "office-manager|chief-customer-service@N2")
                .opened();
        named(MANAGER, MANAGER, SPARE_KAMR, "2026-11-16", "2026-11-20");
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(SPARE_KAMR);

        assertThat(rest.complete(SPARE_KAMR, driver.task(YEAR, AA).getId(), "{}")
                        .status())
                .isEqualTo(204);
        year.run();

        assertThat(jdbc.queryForList(
                        "select concat(changed_by, ' ', acted_for) from plan_change where message_key ="
                                + " 'planning.change.submitted'",
                        String.class))
                .containsExactly(SPARE_KAMR + " " + MANAGER);
        String acted = "นายวีระชัย อินทร์แก้ว แทน นายสมเกียรติ วงศ์ประเสริฐ";
        Browser manager = new Browser(http).login(MANAGER, "demo");
        String plan = "/plans/2570/" + AA;
        assertThat(manager.get(plan).getBody()).contains("ส่งโดย " + acted);
        for (String form : List.of("/crm-kam-001", "/crm-kam-002")) {
            assertThat(manager.get(plan + form).getBody())
                    .as("state and signature")
                    .contains("โดย " + acted + "</span>", "<span>" + acted + "</span>");
        }
        // Both are barred at the region's station, whose only holder the manager is.
        assertThat(waiting().getAssignee()).isEqualTo(DIRECTOR);
        assertThat(rest.complete(MANAGER, waiting().getId(), APPROVE).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-2.4: an amendment opened in somebody's place counts as theirs too")
    void anAmendmentIsOpenedInThePlaceOfTheAbsentManager() {
        year.opened().approveFully(AA);
        named(MANAGER, MANAGER, SPARE_KAMR, "2026-11-16", "2026-11-20");

        amendments.open(YEAR, AA, "ลูกค้าย้าย", SPARE_KAMR);
        year.run();

        assertThat(String.valueOf(tasks.getVariableLocal(waiting().getId(), "planSummary")))
                .contains("นายวีระชัย อินทร์แก้ว แทน นายสมเกียรติ วงศ์ประเสริฐ");
        assertThat(jdbc.queryForList(
                        "select concat(changed_by, ' ', acted_for) from plan_change where message_key ="
                                + " 'planning.change.amendmentOpened'",
                        String.class))
                .containsExactly(SPARE_KAMR + " " + MANAGER);
        assertThat(new Browser(http)
                        .login(DIRECTOR, "demo")
                        .get("/plans/2570/" + AA + "/changes")
                        .getBody())
                .contains("เปิดโดย นายวีระชัย อินทร์แก้ว แทน นายสมเกียรติ วงศ์ประเสริฐ");
    }

    @Test
    @DisplayName("R-4.7: a loss recorded and an interview written down in the KAMR's place say so")
    void aLossIsRecordedInThePlaceOfTheAbsentKamr() {
        year.opened().approveFully(AA);
        String account = jdbc.queryForObject(
                "select min(account_id) from portfolio_account where unit_code = ? and kamr = ?",
                String.class,
                AA,
                KAMR);
        named(KAMR, KAMR, UNTRAINED, "2026-11-16", "2026-11-20");
        Browser substitute = new Browser(http).login(UNTRAINED, "demo");
        String page = "/accounts/" + account + "/loss";

        substitute.submitFrom(
                page + "?year=2570",
                page,
                "year=2570&kind=LEFT&lostOn=10/11/2569&reason=%E0%B8%A2%E0%B9%89%E0%B8%B2%E0%B8%A2");

        assertThat(substitute.get(page + "?year=2570").getBody())
                .contains("บันทึกโดย " + nameOf(UNTRAINED) + " แทน น.ส.ปิยะดา ศรีวงศ์");
        String interview = "/exit-interviews/" + jdbc.queryForObject("select max(id) from exit_interview", Long.class);
        substitute.submitFrom(interview, interview, "version=0&reason=CLOSED&spokeWith=%E0%B8%9C%E0%B8%88%E0%B8%81");
        assertThat(substitute.get(interview).getBody())
                .contains("บันทึกล่าสุดโดย " + nameOf(UNTRAINED) + " แทน น.ส.ปิยะดา ศรีวงศ์");
    }

    private String nameOf(String person) {
        return organization.nameOf(person);
    }

    // --- a person's own work ---

    @Test
    @DisplayName(
            "R-4.1: what is planned for an absent KAMR and no task yet is in front of a substitute of another unit too")
    void plannedWorkIsTheSubstitutesToo() {
        year.opened().approveFully(AA);
        List<Planned> own = plannedIn2027(KAMR);
        assertThat(own).isNotEmpty().allMatch(one -> one.inPlaceOf() == null);
        assertThat(plannedIn2027(REGION_KAMR)).isEmpty();

        long id = named(KAMR, KAMR, REGION_KAMR, "2026-11-16", "2026-11-20");

        assertThat(plannedIn2027(REGION_KAMR))
                .hasSameSizeAs(own)
                .allMatch(one -> KAMR.equals(one.inPlaceOf()))
                .extracting(Planned::key)
                .containsExactlyElementsOf(own.stream().map(Planned::key).toList());
        Browser substitute = new Browser(http).login(REGION_KAMR, "demo");
        assertThat(substitute.get("/calendar?day=" + own.get(0).day()).getBody())
                .contains(own.get(0).line().href());
        assertThat(substitute.get(own.get(0).line().href()).getStatusCode().value())
                .isEqualTo(200);

        end(KAMR, id);

        assertThat(plannedIn2027(REGION_KAMR)).isEmpty();
    }

    private List<Planned> plannedIn2027(String person) {
        return planned.of(planned.of(person), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
    }

    @Test
    @DisplayName("R-4.1: activities are carried out in the KAMR's place, and go back when the last day is over")
    void activitiesAreTheSubstitutesUntilTheLastDayIsOver() {
        year.opened().approveFully(AA).playUntil("2026-11-16T12:00:00+07:00");
        List<Task> own = held(KAMR);
        assertThat(own).isNotEmpty();
        int before = held(UNTRAINED).size();

        named(MANAGER, KAMR, UNTRAINED, "2026-11-16", "2026-11-17");

        assertThat(held(KAMR)).isEmpty();
        assertThat(held(UNTRAINED)).hasSize(before + own.size());
        assertThat(new Browser(http).login(UNTRAINED, "demo").get("/my-work").getBody())
                .contains("แทน น.ส.ปิยะดา ศรีวงศ์", "คุณปฏิบัติแทน น.ส.ปิยะดา ศรีวงศ์ ถึง 17 พ.ย. 2569");
        Task introduction = toCarryOut(UNTRAINED);
        String done = "{\"outcome\":{\"value\":\"done\"},\"happenedOn\":{\"value\":\"2026-11-16\"}}";
        Rest.Answer answer = rest.complete(UNTRAINED, introduction.getId(), done);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(jdbc.queryForList(
                        "select concat(person, ' ', acted_for) from activity_change where what = 'DONE'", String.class))
                .containsExactly(UNTRAINED + " " + KAMR);
        // Who is absent may look in all the same.
        Task other = toCarryOut(UNTRAINED);
        assertThat(rest.complete(KAMR, other.getId(), done).status()).isEqualTo(204);
        assertThat(jdbc.queryForList(
                        "select person from activity_change where what = 'DONE' and acted_for is null", String.class))
                .containsExactly(KAMR);

        year.playUntil("2026-11-18T00:02:00+07:00");

        assertThat(held(UNTRAINED)).hasSize(before);
        assertThat(held(KAMR)).isNotEmpty();
        assertThat(rest.complete(UNTRAINED, toCarryOut(KAMR).getId(), done).status())
                .isEqualTo(403);
        assertThat(states()).containsExactly("ENDED");
        assertThat(jdbc.queryForList("select what from substitution_record order by id", String.class))
                .containsExactly("NAMED", "BEGAN", "ENDED");
        assertThat(recipients("substitution.ended")).containsExactlyInAnyOrder(KAMR, UNTRAINED);
    }

    @Test
    @DisplayName("R-2.4, R-4.1: who stands in for the head agrees to others' postponements, not to their own")
    void nobodyAgreesToTheirOwnPostponementInTheHeadsPlace() {
        year.opened().approveFully(AA).playUntil("2026-11-16T12:00:00+07:00");
        Task introduction = toCarryOut(KAMR);
        String page = "/activities/"
                + runtime.createProcessInstanceQuery()
                        .processInstanceId(introduction.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()
                        .replaceFirst("2570/", "");
        // Due within 15 days of the approval of 16 November.
        String[] later = {"until", "20/12/2569", "reason", "ลูกค้าปิดโรงงานถึงกลางเดือน"};
        named(MANAGER, MANAGER, KAMR, "2026-11-16", "2026-11-16");

        assertThat(pages.get(KAMR, page).body()).doesNotContain("/agree\"");
        Rest.Answer own = pages.post(KAMR, page + "/agree", later);
        assertThat(own.status()).as(own.body()).isEqualTo(403);
        Rest.Answer byTask = rest.complete(
                KAMR,
                introduction.getId(),
                "{\"outcome\":{\"value\":\"postpone\"},\"postponeTo\":{\"value\":\"2026-12-20\"},"
                        + "\"reason\":{\"value\":\"ลูกค้าปิดโรงงาน\"}}");
        assertThat(byTask.status()).isGreaterThanOrEqualTo(400);
        assertThat(byTask.body()).contains("หัวหน้าหน่วย");

        end(MANAGER, jdbc.queryForObject("select max(id) from substitution", Long.class));
        named(MANAGER, MANAGER, UNTRAINED, "2026-11-16", "2026-11-16");
        assertThat(pages.post(UNTRAINED, page + "/agree", later).status()).isEqualTo(302);
        assertThat(jdbc.queryForList(
                        "select concat(person, ' ', acted_for) from activity_change where what = 'AGREED'",
                        String.class))
                .containsExactly(UNTRAINED + " " + MANAGER);
    }

    @Test
    @DisplayName("R-3.1: data entry of an absent KAMR is completed in their place, and each counts their own only")
    void oneStandsInForTwo() {
        year.opened().approveFully(AA);

        named(KAMR, KAMR, UNTRAINED, "2026-11-16", "2026-11-20");
        named(SPARE_KAMR, SPARE_KAMR, UNTRAINED, "2026-11-16", "2026-11-18");

        assertThat(organization.standsInFor(UNTRAINED)).containsExactly(KAMR, SPARE_KAMR);
        assertThat(held(KAMR)).isEmpty();
        assertThat(held(SPARE_KAMR)).isEmpty();

        year.playUntil("2026-11-19T00:02:00+07:00");

        assertThat(organization.standsInFor(UNTRAINED)).containsExactly(KAMR);
        assertThat(held(KAMR)).isEmpty();
    }

    @Test
    @DisplayName("R-4.2: who was ordered is absent: their substitute reports the remedy, on record for whom")
    void anOrderOfAnUrgentVoiceIsTheSubstitutes() {
        OpenCases cases = new OpenCases(year, driver, voices, tasks, jdbc);
        cases.inForce("2027-01-11T09:00", AA);
        UrgentVoice voice = cases.open(KAMR, OpenCases.STRATEGIC, "2027-01-11T08:30");
        UrgentVoice other = cases.open(KAMR, OpenCases.STRATEGIC, "2027-01-11T08:35");
        cases.order(voice, MANAGER, OpenCases.TECHNICIAN);
        cases.order(other, MANAGER, OpenCases.TECHNICIAN);

        named(OpenCases.TECHNICIAN, OpenCases.TECHNICIAN, UNTRAINED, "2027-01-11", "2027-01-12");

        assertThat(cases.task(voice).orElseThrow().getAssignee()).isEqualTo(UNTRAINED);
        cases.remedy(voice, UNTRAINED);
        cases.remedy(other, OpenCases.TECHNICIAN);
        assertThat(new Browser(http)
                        .login(MANAGER, "demo")
                        .get(voice.path() + "/print")
                        .getBody()
                        .split(nameOf(UNTRAINED) + " แทน " + nameOf(OpenCases.TECHNICIAN), -1))
                .as("in the form and where it is signed")
                .hasSize(3);

        assertThat(voices.history(voice)).last().satisfies(last -> {
            assertThat(last.person()).isEqualTo(UNTRAINED);
            assertThat(last.actedFor()).isEqualTo(OpenCases.TECHNICIAN);
        });
        assertThat(voices.history(other)).last().satisfies(last -> {
            assertThat(last.person()).isEqualTo(OpenCases.TECHNICIAN);
            assertThat(last.actedFor()).isNull();
        });
        assertThat(new Browser(http)
                        .login(MANAGER, "demo")
                        .get("/urgent-voices/" + voice.number())
                        .getBody())
                .contains("นายศักดิ์ชัย เรือนคำ แทน นายช่าง มานะ");
    }

    // --- naming ---

    @Test
    void aComingSubstitutionBeginsAsItsDayBegins() {
        year.planWaitingForRegion();
        named(CHIEF, CHIEF, REGION_KAMR, "2026-11-18", "2026-11-20");
        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);
        assertThat(states()).containsExactly("COMING");

        year.playUntil("2026-11-18T00:02:00+07:00");

        assertThat(waiting().getAssignee()).isEqualTo(REGION_KAMR);
        assertThat(states()).containsExactly("ACTIVE");
    }

    @Test
    void eitherOfThoseConcernedEndsItAtOneCall() {
        year.planWaitingForRegion();
        long id = named(CHIEF, CHIEF, REGION_KAMR, "2026-11-16", "2026-11-20");

        assertThat(end(KAMR_BB, id).status()).as("of another unit").isEqualTo(404);
        assertThat(end(REGION_KAMR, id).status()).as("the substitute").isEqualTo(403);
        assertThat(end(DIRECTOR, id).status()).as("a head").isEqualTo(204);

        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);
        assertThat(groups(REGION_KAMR)).doesNotContain("chief-customer-service.N2");
        assertThat(rest.complete(REGION_KAMR, waiting().getId(), APPROVE).status())
                .isIn(403, 404);
        assertThat(end(CHIEF, id).status()).as("over already").isEqualTo(204);
        assertThat(end(CHIEF, 999_999).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}, {3} to {4} is {5}")
    @CsvSource({
        // who asks, absent, substitute, from, to, answer, words
        "600311, 600311, 600311, 2026-11-16, 2026-11-20, 422, ตนเอง",
        "600311, 600311, 600999, 2026-11-16, 2026-11-20, 422, ไม่มีพนักงาน",
        "600311, 600311, 600411, 2026-11-16, 2026-11-20, 422, คนละหน่วย",
        "600311, 600311, 600312, 2026-11-15, 2026-11-20, 422, ผ่านไปแล้ว",
        "600311, 600311, 600312, 2026-11-20, 2026-11-19, 422, ก่อนวันแรก",
        "600311, 600311, 600312, 2026-11-16, 2027-11-17, 422, 366",
        "600311, 600311, 600312, 2569-11-16, 2569-11-20, 422, 2569",
        "600312, 600311, 600313, 2026-11-16, 2026-11-20, 403, เจ้าตัว",
        "600411, 600311, 600312, 2026-11-16, 2026-11-20, 404, ''",
        "600401, 600311, 600312, 2026-11-16, 2026-11-20, 404, ''",
        "600301, 600999, 600312, 2026-11-16, 2026-11-20, 404, ''",
        "600203, 600311, 600312, 2026-11-16, 2026-11-20, 201, ''",
        "600104, 600311, 600301, 2026-11-16, 2027-11-16, 201, ''",
        "600104, 600101, 600104, 2026-11-16, 2026-11-20, 422, ไม่ใช่ผู้ใต้บังคับบัญชา",
        "600301, 600311, 600301, 2026-11-16, 2026-11-20, 201, ''",
    })
    void whatIsRefused(String by, String absent, String substitute, String from, String to, int status, String words) {
        year.importOrganization();

        Rest.Answer answer = name(by, absent, substitute, from, to);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void theSameSentAgainIsTheOneThereIs() {
        year.importOrganization();

        long first = named(KAMR, KAMR, SPARE_KAMR, "2026-11-16", "2026-11-20");

        assertThat(named(KAMR, KAMR, SPARE_KAMR, "2026-11-16", "2026-11-20")).isEqualTo(first);
        assertThat(jdbc.queryForList("select what from substitution_record order by id", String.class))
                .containsExactly("NAMED", "BEGAN");
    }

    @Test
    @DisplayName(
            "who heads people by nothing but a substitution does not name themselves for these: it would outlast it")
    void aSubstituteOfTheHeadDoesNotTakeTheUnitsPosts() {
        year.importOrganization();
        named(MANAGER, MANAGER, SPARE_KAMR, "2026-11-16", "2026-11-16");

        assertThat(name(SPARE_KAMR, KAMR, SPARE_KAMR, "2026-11-16", "2027-10-01")
                        .body())
                .contains("ไม่ใช่ผู้ใต้บังคับบัญชา");
        assertThat(name(SPARE_KAMR, KAMR, UNTRAINED, "2026-11-16", "2026-11-20").status())
                .as("somebody else")
                .isEqualTo(201);
    }

    @Test
    void thereAreNeitherChainsNorCyclesNorTwoADay() {
        year.importOrganization();
        named(KAMR, KAMR, SPARE_KAMR, "2026-11-18", "2026-11-20");

        refused(SPARE_KAMR, KAMR, "2026-11-20", "กันไปมา");
        refused(SPARE_KAMR, UNTRAINED, "2026-11-19", "ส่งต่อ");
        refused(UNTRAINED, KAMR, "2026-11-18", "ไม่อยู่ตั้งแต่");
        refused(KAMR, UNTRAINED, "2026-11-20", "คนเดียว");

        assertThat(name(SPARE_KAMR, SPARE_KAMR, KAMR, "2026-11-21", "2026-11-22")
                        .status())
                .as("on other days")
                .isEqualTo(201);
        assertThat(name(UNTRAINED, UNTRAINED, SPARE_KAMR, "2026-11-18", "2026-11-18")
                        .status())
                .as("one for two")
                .isEqualTo(201);
    }

    private void refused(String absent, String substitute, String day, String words) {
        Rest.Answer answer = name(absent, absent, substitute, day, day);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(words);
    }

    // --- people change meanwhile ---

    @Test
    void aLeaverIsNoSubstituteAndASubstituteWhoLeavesIsLostToTheHeadsKnowledge() {
        year.planWaitingForRegion();
        named(CHIEF, CHIEF, REGION_KAMR, "2026-11-16", "2026-11-20");
        assertThat(waiting().getAssignee()).isEqualTo(REGION_KAMR);

        leave(REGION_KAMR);

        assertThat(waiting().getAssignee()).isEqualTo(CHIEF);
        assertThat(states()).containsExactly("ENDED");
        assertThat(recipients("substitution.ended")).containsExactlyInAnyOrder(CHIEF, DIRECTOR);
        assertThat(jdbc.queryForObject(
                        "select body from mail where kind = 'substitution.ended' and recipient = ?",
                        String.class,
                        DIRECTOR))
                .contains("นายธีรพงษ์ เกตุแก้ว พ้นจากหน้าที่");
        Rest.Answer again = name(CHIEF, CHIEF, REGION_KAMR, "2026-11-16", "2026-11-20");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("พ้นจากหน้าที่แล้ว");
    }

    @Test
    void anImportOfPeopleKeepsItAndGivesTheSubstituteTheNewPosts() {
        year.planWaitingForRegion();
        named(CHIEF, CHIEF, REGION_KAMR, "2026-11-16", "2026-11-20");

        year.roles(CHIEF, "chief-customer-service|director-engineering-service");
        assertThat(rest.put(OWNER, "/api/organization/employees", year.peopleCsv())
                        .json()
                        .path("changed")
                        .asInt())
                .isEqualTo(1);

        assertThat(waiting().getAssignee()).isEqualTo(REGION_KAMR);
        assertThat(groups(REGION_KAMR)).contains("chief-customer-service.N2", "director-engineering-service.N2");
        assertThat(organization.employee(REGION_KAMR).orElseThrow().ownPosts())
                .containsExactly(new RoleAt(Role.KAMR, REGION));
    }

    // --- the page ---

    @Test
    void thePageNamesAndEnds() {
        year.importOrganization();
        Browser page = new Browser(http).login(MANAGER, "demo");
        assertThat(page.get("/substitutes?absent=" + KAMR).getBody())
                .contains("แต่งตั้งผู้ปฏิบัติแทน น.ส.ปิยะดา ศรีวงศ์", "นายวีระชัย อินทร์แก้ว")
                .doesNotContain("นายอดิศร ใจกล้า");

        String wrong = page.submitFrom(
                        "/substitutes?absent=" + KAMR,
                        "/substitutes",
                        "absent=" + KAMR + "&substitute=" + SPARE_KAMR + "&from=16/11/2026&to=20/11/2569&reason=x")
                .getBody();
        assertThat(wrong).contains("ค.ศ.");
        page.submitFrom(
                "/substitutes?absent=" + KAMR,
                "/substitutes",
                "absent=" + KAMR + "&substitute=" + SPARE_KAMR
                        + "&from=16/11/2569&to=20/11/2569&reason=%E0%B8%A5%E0%B8%B2");

        assertThat(page.get("/substitutes").getBody()).contains("16 พ.ย. 2569 ถึง 20 พ.ย. 2569", "ปฏิบัติแทนอยู่");
        assertThat(new Browser(http)
                        .login(UNTRAINED, "demo")
                        .get("/substitutes")
                        .getBody())
                .as("a colleague sees who, not why")
                .contains("นายวีระชัย อินทร์แก้ว")
                .doesNotContain("<td role=\"cell\" class=\"break\" data-label=\"เหตุผล\">ลา");
        long id = jdbc.queryForObject("select max(id) from substitution", Long.class);
        page.submitFrom("/substitutes", "/substitutes/" + id + "/end", "");
        assertThat(states()).containsExactly("ENDED");
    }

    @Test
    void aHeadsSubstituteNamesOneInTheirPlace() {
        year.importOrganization();
        named(MANAGER, MANAGER, UNTRAINED, "2026-11-16", "2026-11-20");

        long id = named(UNTRAINED, KAMR, SPARE_KAMR, "2026-11-16", "2026-11-17");
        end(UNTRAINED, id);

        String page = new Browser(http).login(KAMR, "demo").get("/substitutes").getBody();
        assertThat(page.split(nameOf(UNTRAINED) + " แทน " + nameOf(MANAGER), -1))
                .as("named and ended")
                .hasSize(3);
    }

    // --- ways ---

    private Rest.Answer name(String by, String absent, String substitute, String from, String to) {
        return rest.post(
                by,
                "/api/substitutions",
                "{\"absent\":\"%s\",\"substitute\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"ลาพักผ่อน\"}"
                        .formatted(absent, substitute, from, to));
    }

    private long named(String by, String absent, String substitute, String from, String to) {
        Rest.Answer answer = name(by, absent, substitute, from, to);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    private Rest.Answer end(String by, long id) {
        return rest.call(by, HttpMethod.DELETE, "/api/substitutions/" + id, null, "application/json", "th");
    }

    private void leave(String person) {
        assertThat(rest.post(
                                OWNER,
                                "/api/accounts/" + person + "/leave",
                                "{\"on\":\"2026-11-16\",\"reason\":\"ลาออก\"}")
                        .status())
                .isEqualTo(200);
    }

    private List<Task> held(String person) {
        return tasks.createTaskQuery()
                .processDefinitionKeyIn("activity", "dataEntry")
                .taskAssignee(person)
                .list();
    }

    private Task toCarryOut(String person) {
        return held(person).stream()
                .filter(task -> task.getTaskDefinitionKey().equals("Task_CarryOutActivity"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> states() {
        return jdbc.queryForList("select state from substitution order by id", String.class);
    }

    private List<String> recipients(String kind) {
        return jdbc.queryForList("select distinct recipient from mail where kind = ?", String.class, kind);
    }

    private List<String> groups(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private Task waiting() {
        return driver.task(YEAR, AA);
    }
}

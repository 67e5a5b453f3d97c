package th.kamt.specialrisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR_HQ;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.HQ_KAMR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.KAMR_PC;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityOpening;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.Origin;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.support.EnglishReader;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** From a plan in force to a special-risk plan agreed to and carried out (R-SRP-1, R-4.5), on the engine and by the pages. */
@PlanningTest
class SpecialRiskProcessTest {

    /** Level 5 x impact 5 = 25: very high (R-RISK-5). */
    private static final String HIGH_RISK = "avg_bill_baht=5000000;spp_distance_km=1;spp_can_supply=Y;"
            + "outages_per_year=12;solar=OVER_10;spp_network=MAIN_MOVED";

    private static final String ACCOUNT = SmallYear.id(1, AA);
    private static final String SENIOR = "600399";
    private static final String PAGE = "/special-risk-plans/2570/" + ACCOUNT;

    @Autowired
    private ActivityOpening opening;

    @Autowired
    private SmallYear year;

    @Autowired
    private EnglishReader english;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Rest rest;

    @Autowired
    private SpecialRiskPlans plans;

    @Autowired
    private SpecialRiskStore store;

    @Autowired
    private ActivityViews activities;

    @Autowired
    private Pages pages;

    @BeforeEach
    void begin() {
        year.forget();
    }

    /** N2-AA has a Senior KAMR, one account with high risk, and its plan in force. */
    private void planInForce() {
        year.person(SENIOR, "นางสาวมาลี สุขใจ", "ชผ", AA, "", "senior-kamr");
        year.strategic(1, AA, HIGH_RISK).opened().approveFully(AA);
    }

    // --- beginning ---

    @Test
    @DisplayName(
            "each account with high risk, and no other, has its plan when the portfolio opens; the Senior KAMR drafts it")
    void anAccountWithHighRiskHasItsPlanAndTheSeniorKamrDraftsIt() {
        planInForce();

        assertThat(jdbc.queryForList("select account_id from special_risk_plan", String.class))
                .containsExactly(ACCOUNT);
        Task draft = task(ACCOUNT);
        assertThat(draft.getTaskDefinitionKey()).isEqualTo("Task_DraftSpecialRiskPlan");
        assertThat(english.name(draft)).startsWith("Draft the special-risk plan · บริษัท");
        assertThat(english.form(draft, "taskSummary")).contains("Competitor", "Decision makers");
        assertThat(draft.getAssignee()).isEqualTo(SENIOR);
        assertThat(groups(draft)).containsExactly("senior-kamr." + AA);
        assertThat(draft.getDueDate()).as("the manual gives no deadline").isNull();
        assertThat(jdbc.queryForList("select recipient from mail where kind = 'specialRisk.waiting'", String.class))
                .containsExactly(SENIOR);
        assertThat(pages.get(SENIOR, "/my-work").body()).contains(PAGE, "จัดทำแผนลูกค้ากลุ่มเสี่ยงพิเศษ");
    }

    @Test
    @DisplayName("without a Senior KAMR the account's KAMR drafts; who becomes Senior KAMR has the task from then on")
    void withoutASeniorKamrTheKamrDrafts() {
        year.strategic(1, AA, HIGH_RISK).opened().approveFully(AA);
        String kamr =
                jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, ACCOUNT);
        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(kamr);
        assertThat(groups(task(ACCOUNT))).containsExactly("kamr." + AA);

        year.person(SENIOR, "นางสาวมาลี สุขใจ", "ชผ", AA, "", "senior-kamr").importPeople();

        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(SENIOR);
        assertThat(groups(task(ACCOUNT))).containsExactly("senior-kamr." + AA);
        assertThat(save(kamr, ACCOUNT, complete(), "version", "0").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("D-18: at HQ the account's KAMR drafts and the director agrees; in the pilot province its CEO agrees")
    void headquartersAndPilotProvinceHaveTheirOwnPeople() {
        year.roles(SERVICE_MANAGER, "province-service-manager|senior-kamr");
        year.strategic(61, AA, "nationwide_network=Y;" + HIGH_RISK)
                .strategic(41, PC, HIGH_RISK)
                .opened()
                .approveFully(HQ)
                .approveFully(PC);
        String national = SmallYear.id(61, AA);
        String pilot = SmallYear.id(41, PC);

        assertThat(task(national).getAssignee()).isEqualTo(HQ_KAMR);
        assertThat(groups(task(national))).containsExactly("kamr." + HQ);
        present(national, HQ_KAMR, HQ_KAMR);
        assertThat(task(national).getAssignee()).isEqualTo(DIRECTOR_HQ);
        assertThat(groups(task(national))).containsExactly("director-engineering-hq." + HQ);

        assertThat(task(pilot).getAssignee()).isEqualTo(SERVICE_MANAGER);
        present(pilot, SERVICE_MANAGER, KAMR_PC);
        assertThat(task(pilot).getAssignee()).isEqualTo(CEO);
        assertThat(groups(task(pilot))).containsExactly("province-ceo.N2-PP");
    }

    @Test
    @DisplayName("portfolios opened before there were special-risk plans begin them at the next start, once")
    void whatIsMissingIsBegunAtTheStart() {
        planInForce();
        plans.wantMissing();
        assertThat(instances()).isEqualTo(1);

        runtime.deleteProcessInstance(driver.instance("specialRiskPlan", "2570/" + ACCOUNT), "test");
        jdbc.update("delete from special_risk_plan");
        plans.wantMissing();

        assertThat(instances()).isEqualTo(1);
        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(SENIOR);
    }

    // --- drafting and agreeing ---

    @Test
    @DisplayName(
            "a draft is presented only when insight, satisfaction and actions are there; what is missing is named, on REST and page")
    void aDraftIsPresentedOnlyWhenComplete() {
        planInForce();

        Rest.Answer refused = rest.complete(SENIOR, task(ACCOUNT).getId(), "{}");
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.body())
                .contains(
                        "ยังไม่ได้กรอกความต้องการ",
                        "ข้อเสนอของคู่แข่ง",
                        "ผู้มีอำนาจตัดสินใจ",
                        "ต้องมีอย่างน้อยหนึ่งกิจกรรม");

        Map<String, String> half = complete();
        half.put("competitor", " ");
        half.put("owner2", "");
        Rest.Answer page = save(SENIOR, ACCOUNT, half, "version", "0", "present", "true");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#competitor\"", "href=\"#owner2\"", "ผู้บริหารเข้าพบผู้จัดการโรงงาน")
                .doesNotContain("href=\"#needs\"");
        assertThat(plan().state()).isEqualTo(PlanState.DRAFT);

        assertThat(save(SENIOR, ACCOUNT, complete(), "version", "1", "present", "true", "comment", "โปรดพิจารณา")
                        .status())
                .isEqualTo(302);
        run(ACCOUNT);
        assertThat(plan().state()).isEqualTo(PlanState.WAITING);
        assertThat(task(ACCOUNT).getTaskDefinitionKey()).isEqualTo("Task_AgreeSpecialRiskPlan");
        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(MANAGER);
        assertThat(pages.get(MANAGER, PAGE).body()).contains("โปรดพิจารณา", "name=\"decision\"");
        assertThat(save(SENIOR, ACCOUNT, complete(), "version", "2").status()).isEqualTo(409);
    }

    @Test
    @DisplayName(
            "returned with a comment it is drafted again; agreed to, its actions are activities, the yearly plan's RBA5 the first of them")
    void anAgreedPlansActionsAreCarriedOutAndLogged() {
        planInForce();
        Activity own = rba5().get(0);
        assertThat(rba5()).as("R-ENT-2: RBA5 is required").hasSize(1);
        present(ACCOUNT, SENIOR, KAMR);

        assertThat(rest.complete(MANAGER, task(ACCOUNT).getId(), answers("decision", "return"))
                        .status())
                .as("returning needs a comment")
                .isEqualTo(400);
        assertThat(decide(MANAGER, "return", "เพิ่มการเข้าพบของผู้บริหาร").status())
                .isEqualTo(302);
        run(ACCOUNT);
        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(SENIOR);
        assertThat(pages.get(SENIOR, PAGE).body()).contains("เพิ่มการเข้าพบของผู้บริหาร");
        assertThat(rba5()).hasSize(1);
        assertThat(rest.complete(SENIOR, task(ACCOUNT).getId(), "{}").status()).isEqualTo(204);
        run(ACCOUNT);
        String agree = task(ACCOUNT).getId();
        assertThat(rest.complete(MANAGER, agree, answers("decision", "approve")).status())
                .isEqualTo(204);
        assertThat(rest.complete(MANAGER, agree, answers("decision", "approve")).status())
                .isEqualTo(409);
        run(ACCOUNT);

        assertThat(plan().state()).isEqualTo(PlanState.AGREED);
        assertThat(rba5())
                .extracting(Activity::plannedOn)
                .containsExactly(LocalDate.of(2027, 3, 10), LocalDate.of(2027, 6, 30));
        assertThat(rba5()).extracting(Activity::id).first().isEqualTo(own.id());
        assertThat(rba5()).extracting(Activity::owner).containsExactly(KAMR, MANAGER);
        assertThat(rba5()).extracting(Activity::origin).containsExactly(Origin.PLANNED, Origin.SPECIAL_RISK);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("specialRiskPlan")
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(jdbc.queryForList(
                        "select recipient from mail where kind = 'specialRisk.decided' order by recipient",
                        String.class))
                .contains(SENIOR);

        year.beginningAt("2027-06-29T09:00:00+07:00");
        Activity second = rba5().get(1);
        String log = "/activities/" + second.id() + "/log";
        assertThat(pages.get(MANAGER, log).body()).contains("ผู้ว่าการภาคเข้าพบ");
        assertThat(pages.post(MANAGER, log, "when", "today", "mode", "ON_SITE", "purpose", "ก", "result", "ลูกค้าพอใจ")
                        .status())
                .isEqualTo(302);
        assertThat(rba5().get(1).state()).isEqualTo(ActivityState.LOGGED);
        assertThat(pages.get(SENIOR, PAGE).body()).contains("/activities/" + second.id(), "บันทึกผลแล้ว", "1/2");
    }

    @Test
    @DisplayName("R-4.5: the plan's own RBA5 that is work already is due when the action agreed to is")
    void anActionAgreedToMovesWhatIsWorkAlready() {
        planInForce();
        Activity own = rba5().get(0);
        year.beginningAt(own.opensOn() + "T09:00:00+07:00");
        opening.openEarly(own.id());
        assertThat(rba5().get(0).state()).isEqualTo(ActivityState.OPEN);
        assertThat(own.plannedOn()).isNotEqualTo(LocalDate.of(2027, 3, 10));
        present(ACCOUNT, SENIOR, KAMR);

        assertThat(decide(MANAGER, "approve", "").status()).isEqualTo(302);
        run(ACCOUNT);

        Activity moved = rba5().get(0);
        assertThat(moved.id()).isEqualTo(own.id());
        assertThat(moved.state()).isEqualTo(ActivityState.OPEN);
        assertThat(moved.plannedOn()).isEqualTo(LocalDate.of(2027, 3, 10));
        assertThat(jdbc.queryForObject(
                        "select due_at from deadline where kind = 'ACTIVITY' and business_key = ?",
                        LocalDateTime.class,
                        own.key()))
                .as("the end of the window's last day in Bangkok")
                .isEqualTo(moved.dueOn().atTime(16, 59, 59));
        assertThat(pages.get(KAMR, "/activities/" + own.id()).body()).contains("10 มี.ค. 2570");
    }

    @Test
    @DisplayName("an action is opened as work of who is responsible for it")
    void anActionIsWorkOfWhoIsResponsible() {
        planInForce();
        present(ACCOUNT, SENIOR, SENIOR);
        decide(MANAGER, "approve", "");
        run(ACCOUNT);
        year.beginningAt("2027-06-29T09:00:00+07:00");
        String opening = runtime.startProcessInstanceByMessage("kamt.activitiesScheduled", "2570/X")
                .getId();
        driver.run(opening);

        List<Task> open = tasks.createTaskQuery()
                .processDefinitionKey("activity")
                .taskNameLike("RBA5%")
                .orderByTaskName()
                .asc()
                .list();
        assertThat(open).extracting(Task::getAssignee).containsExactlyInAnyOrder(SENIOR, MANAGER);
        assertThat(open).allSatisfy(one -> assertThat(groups(one)).containsExactly("kamr." + AA));
        assertThat(pages.get(SENIOR, "/activities?code=RBA5").body())
                .contains("นางสาวมาลี สุขใจ", "ผู้บริหารเข้าพบผู้จัดการโรงงาน");
    }

    @Test
    @DisplayName("nobody agrees to a plan they drafted: then the next level up does, on record")
    void nobodyAgreesToTheirOwn() {
        year.roles(MANAGER, "office-manager|senior-kamr");
        year.strategic(1, AA, HIGH_RISK).opened().approveFully(AA);
        present(ACCOUNT, MANAGER, KAMR);

        assertThat(task(ACCOUNT).getAssignee()).isEqualTo(CHIEF);
        assertThat(groups(task(ACCOUNT))).containsExactly("chief-customer-service.N2");
        Rest.Answer own = rest.complete(MANAGER, task(ACCOUNT).getId(), answers("decision", "approve"));
        assertThat(own.status()).isEqualTo(403);
        assertThat(decide(MANAGER, "approve", "").status()).isEqualTo(403);
        assertThat(pages.get(CHIEF, PAGE).body()).contains("ข้ามไปชั้นถัดไป");
        assertThat(decide(CHIEF, "approve", "").status()).isEqualTo(302);
        run(ACCOUNT);
        assertThat(store.steps(plan().id()))
                .extracting(PlanStep::what)
                .containsExactly(
                        PlanStep.What.SAVED, PlanStep.What.DRAFTED, PlanStep.What.PASSED_OVER, PlanStep.What.AGREED);
    }

    // --- bad input, rights, lists ---

    @Test
    @DisplayName("wrong input is refused by its field and stays in the form")
    void wrongInputIsRefusedByField() {
        planInForce();
        Map<String, String> wrong = complete();
        wrong.put("satisfaction", "6");
        wrong.put("what1", "ก".repeat(301));
        wrong.put("on1", "10/3/2027");
        wrong.put("on2", "1/1/2571");
        wrong.put("owner2", KAMR_BB);
        wrong.put("kind2", "NOBODY");
        wrong.put("on3", "5/5/2570");

        Rest.Answer answer = save(SENIOR, ACCOUNT, wrong, "version", "0");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "href=\"#satisfaction\"",
                        "href=\"#what1\"",
                        "href=\"#on1\"",
                        "href=\"#on2\"",
                        "href=\"#owner2\"",
                        "href=\"#kind2\"",
                        "href=\"#what3\"",
                        "ไม่อยู่ในปีแผน 2570",
                        "เพิ่มกำลังการผลิต");
        assertThat(plan().version()).isZero();
        assertThat(save(SENIOR, ACCOUNT, Map.of("needs", "ก".repeat(2001)), "version", "0")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("the same form sent twice counts once; two people do not overwrite each other")
    void theSameFormTwiceCountsOnce() {
        planInForce();
        assertThat(save(SENIOR, ACCOUNT, complete(), "version", "0").status()).isEqualTo(302);
        assertThat(save(SENIOR, ACCOUNT, complete(), "version", "0").status()).isEqualTo(302);
        assertThat(plan().version()).isEqualTo(1);
        assertThat(plan().actions()).hasSize(2);
        assertThat(store.steps(plan().id())).hasSize(1);

        Map<String, String> other = complete();
        other.put("needs", "อย่างอื่น 😀");
        Rest.Answer late = save(SENIOR, ACCOUNT, other, "version", "0");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("มีผู้แก้ไขแผนนี้ไปแล้ว", "อย่างอื่น 😀");
    }

    @Test
    @DisplayName("another office's people do not know of it; of the unit only its drafters change it")
    void anotherOfficesPeopleDoNotKnowOfIt() {
        planInForce();

        assertThat(pages.get(KAMR_BB, PAGE).status()).isEqualTo(404);
        assertThat(save(KAMR_BB, ACCOUNT, complete(), "version", "0").status()).isEqualTo(404);
        assertThat(decide(MANAGER_BB, "approve", "").status()).isEqualTo(404);
        assertThat(pages.get(KAMR_BB, "/special-risk-plans").body()).doesNotContain(PAGE);
        assertThat(pages.get(KAMR_BB, "/special-risk-plans?unit=" + AA).status())
                .isEqualTo(404);
        assertThat(pages.get(SENIOR, "/special-risk-plans/2570/9999999999@N2-AA")
                        .status())
                .isEqualTo(404);
        assertThat(pages.get(MANAGER, PAGE).status()).isEqualTo(200);
        assertThat(save(MANAGER, ACCOUNT, complete(), "version", "0").status()).isEqualTo(403);
        assertThat(rest.complete(KAMR_BB, task(ACCOUNT).getId(), "{}").status()).isIn(403, 404);
    }

    @Test
    @DisplayName("the list is filtered and exported; the account's page leads to its plan")
    void theListIsFilteredAndExported() {
        planInForce();
        save(SENIOR, ACCOUNT, complete(), "version", "0");

        assertThat(pages.get(MANAGER, "/special-risk-plans?state=DRAFT&q=01").body())
                .contains(PAGE, "กำลังจัดทำ", "0/2");
        assertThat(pages.get(MANAGER, "/special-risk-plans?state=AGREED").body())
                .doesNotContain(PAGE);
        Rest.Answer csv = pages.get(MANAGER, "/special-risk-plans?unit=N2&format=csv");
        assertThat(csv.status()).isEqualTo(404);
        csv = pages.get(CHIEF, "/special-risk-plans?unit=N2&format=csv");
        assertThat(csv.rows()).hasSize(1);
        assertThat(csv.rows().get(0)).containsEntry("รหัสลูกค้า", ACCOUNT).containsEntry("ความพึงพอใจ", "4");
        assertThat(pages.get(MANAGER, "/accounts/" + ACCOUNT + "?year=2570").body())
                .contains(PAGE);
    }

    // --- helpers ---

    private static Map<String, String> complete() {
        return complete(KAMR);
    }

    private static Map<String, String> complete(String firstOwner) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("needs", "เพิ่มกำลังการผลิต");
        form.put("expectations", "ไฟไม่ตก");
        form.put("competitor", "SPP เสนอ 3.85 บาท");
        form.put("decisionMakers", "ผู้จัดการโรงงาน");
        form.put("satisfaction", "4");
        form.put("satisfactionNote", "");
        form.put("what1", "ผู้บริหารเข้าพบผู้จัดการโรงงาน");
        form.put("kind1", "VISIT");
        form.put("on1", "๑๐/๓/๒๕๗๐");
        form.put("owner1", firstOwner);
        form.put("what2", "ผู้ว่าการภาคเข้าพบ");
        form.put("kind2", "VISIT");
        form.put("on2", "30 มิ.ย. 2570");
        form.put("owner2", MANAGER);
        form.put("what3", "");
        form.put("kind3", "VISIT");
        form.put("on3", "");
        form.put("owner3", "");
        return form;
    }

    /** Fills the draft in, both actions with owners of the account's unit, and presents it. */
    private void present(String account, String drafter, String owner) {
        Map<String, String> form = complete(owner);
        form.put("owner2", owner.equals(KAMR) || owner.equals(SENIOR) ? MANAGER : owner);
        Rest.Answer answer = save(drafter, account, form, "version", "0", "present", "true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        run(account);
    }

    private SpecialRiskPlan plan() {
        return store.find(YEAR, ACCOUNT).orElseThrow();
    }

    private List<Activity> rba5() {
        return activities.ofAccount(YEAR, ACCOUNT).stream()
                .filter(one -> one.code() == EntitlementCode.RBA5)
                .toList();
    }

    private long instances() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("specialRiskPlan")
                .count();
    }

    private Task task(String account) {
        return tasks.createTaskQuery()
                .processDefinitionKey("specialRiskPlan")
                .processInstanceBusinessKey("2570/" + account)
                .singleResult();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    private void run(String account) {
        driver.instances("specialRiskPlan", "2570/" + account).forEach(driver::run);
    }

    private static String answers(String name, String value) {
        return "{\"" + name + "\":{\"value\":\"" + value + "\",\"type\":\"String\"}}";
    }

    private Rest.Answer decide(String person, String decision, String comment) {
        return pages.post(person, PAGE + "/decide", "decision", decision, "comment", comment);
    }

    private Rest.Answer save(String person, String account, Map<String, String> form, String... more) {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(URI.create("/special-risk-plans/2570/" + account));
        form.forEach(request::param);
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return pages.perform(request.with(csrf()), person);
    }
}

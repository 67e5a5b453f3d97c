package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.AREA_DEPUTY;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DEPUTY_BUSINESS;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.DIRECTOR_HQ;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ;
import static th.kamt.support.SmallYear.HQ_KAMR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.REGION;
import static th.kamt.support.SmallYear.REGION_KAMR;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.Texts;
import th.kamt.notification.NotificationPreferences;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** and whom else a plan's way concerns: who has what in the outbox. */
@PlanningTest
class PlanNoticesTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private NotificationPreferences preferences;

    @BeforeEach
    void forget() {
        year.forget();
    }

    @Test
    @DisplayName(
            "R-2.5: an office's approved plan: กบล., ฝวบ., the office, ฝบว., สรก.(ธต), สรก. of the area; nobody before")
    void allUnitsConcernedAreToldOfAnOfficesPlan() {
        year.planWaitingForGovernor();
        assertThat(told("plan.approved")).isEmpty();

        year.approve(AA, GOVERNOR);

        assertThat(told("plan.approved"))
                .containsExactlyInAnyOrder(CHIEF, DIRECTOR, MANAGER, DIRECTOR_HQ, DEPUTY_BUSINESS, AREA_DEPUTY);
        assertThat(body("plan.approved", DEPUTY_BUSINESS))
                .contains("กฟอ.บึงทอง ปี 2570 ได้รับอนุมัติเมื่อ 16 พ.ย. 2569")
                .contains("เรียน นางนงลักษณ์ ดอนชัย");
    }

    @Test
    @DisplayName("R-2.5: a pilot centre's plan: also บคจ. and the province's CEO")
    void theProvinceIsToldOfACentresPlan() {
        year.opened().approveFully(PC);

        assertThat(told("plan.approved"))
                .containsExactlyInAnyOrder(
                        CEO, SERVICE_MANAGER, CHIEF, DIRECTOR, DIRECTOR_HQ, DEPUTY_BUSINESS, AREA_DEPUTY);
    }

    @Test
    @DisplayName(
            "R-2.5: HQ's plan: also the offices whose customers HQ takes, their กบล. and สรก.(ภ); not N2-BB, which has none")
    void ofThePlanOfHeadquartersThoseAreToldWhoseCustomersItTakes() {
        year.opened().approveFully(HQ);

        assertThat(told("plan.approved"))
                .containsExactlyInAnyOrder(DIRECTOR_HQ, DEPUTY_BUSINESS, MANAGER, CHIEF, AREA_DEPUTY);
        assertThat(told("plan.kamrAppointed")).containsExactly(HQ_KAMR);
    }

    @Test
    @DisplayName("R-2.5: an appointed KAMR is told which accounts are theirs, and the load")
    void anAppointedKamrIsToldTheirAccounts() {
        year.opened().approveFully(AA);

        // 6 Strategic and 2 Status: 6 x 1.0 + 2 x 0.6.
        assertThat(told("plan.kamrAppointed")).containsExactly(KAMR);
        assertThat(body("plan.kamrAppointed", KAMR))
                .contains("ภาระงาน 7.2")
                .contains("- บริษัท ลูกค้าที่ 01 จำกัด · Strategic", "- บริษัท ลูกค้าที่ 07 จำกัด · Status")
                .doesNotContain("ลูกค้าที่ 11");
    }

    @Test
    @DisplayName("R-2.5: a region's plan: also the offices and centres whose accounts its KAMRs share")
    void ofARegionsPlanItsOfficesAreTold() {
        year.opened().approveFully(REGION);

        assertThat(told("plan.approved"))
                .containsExactlyInAnyOrder(
                        CHIEF, DIRECTOR, DIRECTOR_HQ, DEPUTY_BUSINESS, AREA_DEPUTY, MANAGER, MANAGER_BB, CEO);
    }

    @Test
    @DisplayName("R-2.5, by 31 December still: at once, also to those who want one digest a day")
    void anApprovalIsToldAtOnce() {
        year.email(MANAGER, "manager@example.test").email(KAMR, "kamr@example.test");
        for (String person : List.of(MANAGER, KAMR)) {
            preferences.choose(person, new NotificationPreferences.Preference(true, Texts.THAI));
        }

        year.opened().approveFully(AA);

        assertThat(jdbc.queryForList("select kind from mail where held and recipient = ?", String.class, MANAGER))
                .contains("task.created");
        assertThat(jdbc.queryForList("select kind from mail where held", String.class))
                .doesNotContain("plan.approved", "plan.kamrAppointed");
    }

    @Test
    void aRegionalKamrHasNoAccountsOfTheirOwn() {
        year.opened().approveFully(REGION);

        assertThat(body("plan.kamrAppointed", REGION_KAMR)).contains("ร่วมดูแลลูกค้าของการไฟฟ้าในเขต");
    }

    @Test
    @DisplayName("R-2.4: who prepared a returned plan has the comment, and who said it")
    void whoPreparedAReturnedPlanHasTheComment() {
        year.planReturnedByRegion("ทบทวนการเยี่ยมเยือน");

        assertThat(told("plan.returned")).containsExactly(MANAGER);
        assertThat(body("plan.returned", MANAGER))
                .contains("นางณัฐธิดา ธรรมวงศ์", "ส่งแผนของ กฟอ.บึงทอง ปี 2570 กลับ", "ทบทวนการเยี่ยมเยือน");
    }

    @Test
    @DisplayName("whoever gets a task is told, with its due date in the Buddhist Era and a link straight to it")
    void whoeverGetsATaskIsTold() {
        year.planWaitingForRegion();

        assertThat(told("task.created")).contains(MANAGER, MANAGER_BB, CEO, DIRECTOR_HQ, CHIEF);
        String task = driver.task(YEAR, AA).getId();
        Map<String, Object> mail = jdbc.queryForMap("select * from mail where notice_key = ?", task);
        assertThat(mail)
                .containsEntry("recipient", CHIEF)
                .containsEntry("path", "/tasks/" + task)
                .containsEntry("subject", "งานใหม่: รวบรวมแผน กฟอ.บึงทอง ปี 2570 ภายใน 31 ธ.ค. 2569");
    }

    @Test
    @DisplayName("people change posts: the new holder of an open task is told, the others not again")
    void theNewHolderOfATaskIsTold() {
        year.planWaitingForRegion();
        int before = told("task.created").size();

        year.roles(GOVERNOR, "assistant-governor-region|chief-customer-service").importPeople();

        String task = driver.task(YEAR, AA).getId();
        assertThat(jdbc.queryForList("select recipient from mail where notice_key = ?", String.class, task))
                .containsExactlyInAnyOrder(CHIEF, GOVERNOR);
        assertThat(told("task.created").size()).isGreaterThan(before);
        year.importPeople();
        assertThat(jdbc.queryForList("select recipient from mail where notice_key = ?", String.class, task))
                .hasSize(2);
    }

    @Test
    void anApprovalRolledBackTellsNobody() {
        year.planWaitingForGovernor();

        transactions.executeWithoutResult(status -> {
            approval.putInForce(YEAR, AA);
            assertThat(told("plan.approved")).isNotEmpty();
            status.setRollbackOnly();
        });

        assertThat(told("plan.approved")).isEmpty();
    }

    private List<String> told(String kind) {
        return jdbc.queryForList("select recipient from mail where kind = ?", String.class, kind);
    }

    private String body(String kind, String person) {
        return jdbc.queryForObject(
                "select body from mail where kind = ? and recipient = ?", String.class, kind, person);
    }
}

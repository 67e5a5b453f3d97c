package th.kamt.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.DIRECTOR_CRM;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** Contact persons of customers: every use is written down, and they end on request and after their time (docs/privacy.md). */
@PlanningTest
class ContactPersonsTest {

    private static final String ACCOUNT = SmallYear.id(1, AA);
    private static final String NAME = "นายสมชาย ใจดี";
    private static final String PERSON =
            "contact_name=นายสมชาย ใจดี;contact_mobile=081-234-5678;contact_email=somchai@customer.test";
    private static final String FORM = "/plans/2570/N2-AA/crm-kam-001";

    @Autowired
    private Rest rest;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SmallYear year;

    @Autowired
    private CustomerList list;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void oneAccountWithAPerson() {
        year.forget().strategic(1, AA, PERSON);
    }

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void anImportIsWrittenDownOnceWithTheAccountsWhoseContactsChanged() {
        year.importOrganization().importList();
        year.importList();

        assertThat(log()).containsExactly(row(OWNER, "CHANGE", "2570", 1));

        year.strategic(1, AA, PERSON + ";avg_bill_baht=2000000").importList();
        assertThat(log()).hasSize(1);
        year.strategic(1, AA, "").importList();
        assertThat(log()).hasSize(2);
    }

    @Test
    void whoOpensTheAccountOrTakesTheFormIsWrittenDown() {
        year.opened();
        jdbc.update("delete from contact_access");
        Browser manager = new Browser(http).login(MANAGER, "demo");

        assertThat(manager.get("/accounts/" + ACCOUNT + "?year=2570").getBody()).contains(NAME);
        assertThat(manager.get("/accounts/" + SmallYear.id(2, AA) + "?year=2570")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(manager.get(FORM + "?part=1").getStatusCode().value()).isEqualTo(200);
        // Each word of a name stands in an element of its own, so that lines break between words.
        assertThat(manager.get(FORM + "?part=2").getBody().replaceAll("<[^>]+>", ""))
                .contains(NAME);
        assertThat(manager.get(FORM + "?format=xlsx").getStatusCode().value()).isEqualTo(200);

        assertThat(log())
                .containsExactly(
                        row(MANAGER, "READ", ACCOUNT, 1),
                        row(MANAGER, "EXPORT", "CRM-KAM-001 2570/N2-AA", 1),
                        row(MANAGER, "EXPORT", "CRM-KAM-001 2570/N2-AA", 1));
        Browser owner = new Browser(http).login(OWNER, "demo");
        assertThat(owner.get("/admin/audit?from=17/11/2569").getStatusCode().value())
                .isEqualTo(200);
        assertThat(owner.get("/admin/audit?account=" + SmallYear.id(2, AA))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(owner.get("/admin/audit?account=" + ACCOUNT).getBody()).contains("CRM-KAM-001 2570/N2-AA", "ส่งออก");
        assertThat(owner.get("/admin/audit?account=" + SmallYear.id(2, AA)).getBody())
                .doesNotContain("CRM-KAM-001");
        assertThat(owner.get("/admin/audit?from=17/11/2569").getBody()).doesNotContain("CRM-KAM-001");
    }

    @Test
    void theRecordIsTakenAsExcelOrCsvAndAsNothingElse() {
        year.opened();
        new Browser(http).login(MANAGER, "demo").get("/accounts/" + ACCOUNT + "?year=2570");
        Browser owner = new Browser(http).login(OWNER, "demo");

        var xlsx = owner.get("/admin/audit?format=xlsx");
        assertThat(xlsx.getHeaders().getContentType()).hasToString(XLSX);
        assertThat(xlsx.getHeaders().getContentDisposition().getFilename()).isEqualTo("contact-access.xlsx");
        assertThat(xlsx.getBody()).startsWith("PK");
        assertThat(owner.get("/admin/audit?format=csv").getBody()).contains("at,person,name", ACCOUNT);
        assertThat(owner.get("/admin/audit?format=pdf").getStatusCode().value()).isEqualTo(404);
        assertThat(owner.get("/admin/audit").getBody()).contains("format=xlsx", "format=csv");
    }

    @Test
    @DisplayName("no record, no data")
    void whatCannotBeWrittenDownIsNotShown() {
        year.opened();
        Browser manager = new Browser(http).login(MANAGER, "demo");
        jdbc.execute("alter table contact_access rename to contact_access_away");
        try {
            var account = manager.get("/accounts/" + ACCOUNT + "?year=2570");
            var form = manager.get(FORM + "?part=2");

            assertThat(account.getStatusCode().value()).isEqualTo(500);
            assertThat(account.getBody()).doesNotContain(NAME);
            assertThat(form.getStatusCode().value()).isEqualTo(500);
        } finally {
            jdbc.execute("alter table contact_access_away rename to contact_access");
        }
    }

    @Test
    void theLogIsForTheProcessOwnerTheDirectorAndAdministratorsAndItsExportIsWrittenDown() {
        year.importOrganization().importList();

        assertThat(new Browser(http)
                        .login(MANAGER, "demo")
                        .get("/admin/audit")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        Browser director = new Browser(http).login(DIRECTOR_CRM, "demo");
        assertThat(director.get("/admin/audit").getStatusCode().value()).isEqualTo(200);
        assertThat(director.get("/admin/audit?format=csv").getBody()).contains("CHANGE", OWNER);

        assertThat(log()).contains(row(DIRECTOR_CRM, "EXPORT", "contact_access", 0));
    }

    @Test
    void whoWasErasedOnRequestDoesNotComeBackWithTheNextFileButAnotherPersonDoes() {
        year.importOrganization().importList();
        assertThat(erase(MANAGER).status()).isEqualTo(403);

        assertThat(erase(OWNER).body()).isEqualTo("{\"erased\":1}");

        assertThat(contact().isKnown()).isFalse();
        assertThat(erase(OWNER).status()).isEqualTo(409);
        Rest.Answer again = rest.put(OWNER, "/api/plan-years/2570/customers", year.customersCsv());
        assertThat(again.json().path("changed").asInt()).isZero();
        year.strategic(1, AA, "contact_name=นาย สมชาย  ใจดี;contact_mobile=0899999999")
                .importList();
        assertThat(contact().isKnown()).isFalse();
        year.strategic(1, AA, "contact_mobile=0812345678").importList();
        assertThat(contact().isKnown()).isFalse();

        year.strategic(1, AA, "contact_name=นางมาลี แก้วใส;contact_email=somchai@customer.test")
                .importList();

        assertThat(contact().name()).isEqualTo("นางมาลี แก้วใส");
        assertThat(jdbc.queryForList("select hex(value_hash) from contact_erasure_value", String.class))
                .hasSize(3)
                .allMatch(hash -> hash.length() == 64);
    }

    @Test
    void theAccountPageErasesForAdministrators() {
        year.opened();
        Browser owner = new Browser(http).login(OWNER, "demo");
        String page = "/accounts/" + ACCOUNT + "?year=2570";
        assertThat(owner.get(page).getBody()).contains("ลบข้อมูลผู้ประสานงานตามคำขอ");
        assertThat(new Browser(http).login(MANAGER, "demo").get(page).getBody())
                .doesNotContain("ลบข้อมูลผู้ประสานงานตามคำขอ");

        owner.submitFrom(page, "/accounts/" + ACCOUNT + "/contacts/erasure", "year=2570&reason=ขอให้ลบ");

        assertThat(owner.get(page).getBody()).doesNotContain(NAME);
    }

    @Test
    @DisplayName(
            "persons of plan year 2570 are erased after 31 December 2572; figures stay, and no file brings them back")
    void personsOfAPlanYearEndTwoYearsAfterIt() {
        year.beginningAt("2029-12-31T23:00:00+07:00").importOrganization().importList();
        retention();
        assertThat(contact().isKnown()).isTrue();

        year.beginningAt("2030-01-01T02:00:00+07:00");
        retention();

        assertThat(contact().isKnown()).isFalse();
        assertThat(list.account(YEAR, ACCOUNT))
                .singleElement()
                .satisfies(line -> assertThat(line.avgBillBaht()).isEqualByComparingTo("1000000"));
        assertThat(log()).contains(row("system", "ERASE", "2570", 1));
        year.importList();
        assertThat(contact().isKnown()).isFalse();
    }

    private void retention() {
        driver.run(runtime.startProcessInstanceByKey("contactRetention").getId());
    }

    private Contact contact() {
        return Contact.of(list.account(YEAR, ACCOUNT).get(0));
    }

    private Rest.Answer erase(String by) {
        return rest.post(by, "/api/customers/" + ACCOUNT + "/contacts/erasure", "{\"reason\":\"ขอให้ลบ\"}");
    }

    private List<Map<String, Object>> log() {
        return jdbc.queryForList("select person, action, what, `count` from contact_access order by id");
    }

    private static Map<String, Object> row(String person, String action, String what, int count) {
        return Map.of("person", person, "action", action, "what", what, "count", count);
    }
}

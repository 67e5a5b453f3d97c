package th.kamt.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.security.Browser;

/** contact persons are data of the account, seeded by the list, kept by people, and covered by docs/privacy.md. */
@PlanningTest
class ContactsTest {

    private static final String ACCOUNT = SmallYear.id(1, AA);
    private static final String PAGE = "/accounts/" + ACCOUNT + "?year=2570";
    private static final String PERSONS = "/accounts/" + ACCOUNT + "/contacts";
    private static final String SOMCHAI = "contact_name=นายสมชาย ใจดี;contact_mobile=081-234-5678";

    @Autowired
    private SmallYear year;

    @Autowired
    private Contacts contacts;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Rest rest;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void oneAccountWithAPerson() {
        year.forget().strategic(1, AA, SOMCHAI);
    }

    @Test
    @DisplayName("a list adds whom it names; whom a person entered, changed or removed stays as they left them")
    void aNewListNeverOverwritesWhatPeopleEntered() {
        year.importOrganization().importList();
        assertThat(only().name()).isEqualTo("นายสมชาย ใจดี");
        assertThat(only().main()).isTrue();
        year.strategic(1, AA, SOMCHAI + ";contact_email=somchai@customer.test").importList();
        assertThat(only().email()).as("the list's own person follows the list").isEqualTo("somchai@customer.test");

        Browser manager = new Browser(http).login(MANAGER, "demo");
        change(manager, only(), "name=นายสมชาย ใจดี&phone=๐๒-๑๒๓-๔๕๖๗ ต่อ ๑๒");
        year.strategic(1, AA, "contact_name=นายสมชาย  ใจดี;contact_mobile=0899999999")
                .importList();

        assertThat(only().phone()).isEqualTo("02-123-4567 ต่อ 12");
        assertThat(only().mobile()).isNull();
        assertThat(only().changedBy()).isEqualTo(MANAGER);
        year.strategic(1, AA, "contact_name=นางมาลี แก้วใส").importList();
        assertThat(contacts.of(ACCOUNT))
                .extracting(ContactPerson::name)
                .containsExactly("นายสมชาย ใจดี", "นางมาลี แก้วใส");

        send(manager, contacts.of(ACCOUNT).get(1), "removed");
        year.strategic(1, AA, SOMCHAI).importList();
        year.strategic(1, AA, "contact_name=นาง มาลี แก้วใส;contact_mobile=0811111111")
                .importList();
        assertThat(only().name()).isEqualTo("นายสมชาย ใจดี");
    }

    @Test
    void oneCustomerOfSeveralContractAccountsHasAPersonOnce() {
        year.importOrganization().importList();
        String line = year.customersCsv()
                .lines()
                .filter(row -> row.contains("นายสมชาย"))
                .findFirst()
                .orElseThrow();
        String more = "999900000001" + line.substring(12).replace("081-234-5678", "");

        rest.put(OWNER, "/api/plan-years/2570/customers", year.customersCsv().strip() + "\n" + more + "\n");

        assertThat(only().mobile()).isEqualTo("081-234-5678");
        year.strategic(1, AA, SOMCHAI + ";contact_position=ผู้จัดการโรงงาน").importList();

        assertThat(only().position()).isEqualTo("ผู้จัดการโรงงาน");
    }

    @Test
    void whatIsWrongIsNamedFieldByFieldAndNothingIsLost() {
        year.opened();
        Browser manager = new Browser(http).login(MANAGER, "demo");

        manager.submitFrom(
                PAGE,
                PERSONS,
                form("name=" + "ก".repeat(300)
                        + "&position=ผู้จัดการ&phone=1234&mobile=0212345678&email=not an address&lineId=ไลน์"));
        String refused = manager.get(PAGE).getBody();

        assertThat(refused)
                .contains("ชื่อผู้ประสานงาน ยาวได้ไม่เกิน 200 ตัวอักษร ที่กรอกมามี 300")
                .contains("โทรศัพท์มือถือ “0212345678” ไม่ใช่เลขหมายมือถือ")
                .contains("อีเมล “not an address” ไม่ถูกต้อง")
                .contains("LINE ID “ไลน์” ไม่ถูกต้อง")
                .contains("href=\"#contact-new-name\"", "value=\"ผู้จัดการ\"", "aria-invalid=\"true\"")
                .doesNotContain("โทรศัพท์สำนักงาน “1234”");
        assertThat(contacts.of(ACCOUNT)).hasSize(1);

        manager.submitFrom(
                PAGE,
                PERSONS,
                form("name=คุณแอน 😀 ใจดี&mobile=๐๘๙ ๑๒๓ ๔๕๖๗&email=ann@customer.test&lineId=@ann.line"));

        ContactPerson added = contacts.of(ACCOUNT).get(1);
        assertThat(added.name()).isEqualTo("คุณแอน 😀 ใจดี");
        assertThat(added.mobile()).isEqualTo("089 123 4567");
        assertThat(added.main()).isFalse();
        manager.submitFrom(PAGE, PERSONS, form("name=คุณแอน 😀  ใจดี"));
        assertThat(manager.get(PAGE).getBody()).contains("มีผู้ประสานงานชื่อนี้แล้ว");
        assertThat(contacts.of(ACCOUNT)).hasSize(2);
    }

    @Test
    void aPersonIsConfirmedMadeMainAndRemovedAndEachIsWrittenDown() {
        year.opened();
        Browser manager = new Browser(http).login(MANAGER, "demo");
        manager.submitFrom(PAGE, PERSONS, form("name=นางมาลี แก้วใส&position=ผู้จัดการ"));
        jdbc.update("delete from contact_access");

        send(manager, contacts.of(ACCOUNT).get(1), "confirmed");
        send(manager, contacts.of(ACCOUNT).get(1), "main");
        assertThat(contacts.of(ACCOUNT).get(0).name()).isEqualTo("นางมาลี แก้วใส");
        assertThat(contacts.of(ACCOUNT).get(0).confirmedBy()).isEqualTo(MANAGER);
        assertThat(manager.get(PAGE).getBody()).contains("ยืนยันโดย นายสมเกียรติ วงศ์ประเสริฐ");
        ContactPerson malee = contacts.of(ACCOUNT).get(0);
        change(manager, malee, "name=นางมาลี แก้วใส&position=ผู้อำนวยการ");
        assertThat(contacts.find(malee.id()).orElseThrow().confirmedBy())
                .as("a change is to be confirmed anew")
                .isNull();
        // The same form again: somebody has been faster.
        change(manager, malee, "name=นางมาลี แก้วใส&position=ช้าไป");
        assertThat(manager.get(PAGE).getBody()).doesNotContain("ช้าไป");
        send(manager, contacts.of(ACCOUNT).get(0), "removed");

        assertThat(only().main()).as("the next one is the main contact").isTrue();
        ContactPerson removed = contacts.find(malee.id()).orElseThrow();
        assertThat(removed.removed()).isTrue();
        assertThat(removed.name())
                .as("what refers to the person still names them")
                .isEqualTo("นางมาลี แก้วใส");
        assertThat(removed.position()).isNull();
        assertThat(jdbc.queryForList(
                        "select person from contact_access where action = 'CHANGE' and what = ?",
                        String.class,
                        ACCOUNT))
                .hasSize(4)
                .containsOnly(MANAGER);
    }

    @Test
    void whoDoesNotLookAfterTheAccountChangesNothingAndAnotherOfficeDoesNotKnowOfIt() {
        year.opened();
        ContactPerson person = only();
        Browser chief = new Browser(http).login(CHIEF, "demo");
        assertThat(chief.get(PAGE).getBody()).contains("นายสมชาย ใจดี").doesNotContain("เพิ่มผู้ประสานงาน</summary>");
        Browser other = new Browser(http).login(MANAGER_BB, "demo");
        Browser kamr = new Browser(http).login(KAMR_BB, "demo");
        String own = "/accounts/" + SmallYear.id(21, SmallYear.BB) + "?year=2570";

        assertThat(chief.submitFrom("/my-notifications", PERSONS, form("name=แทรก"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        for (Browser stranger : List.of(other, kamr)) {
            assertThat(status(stranger.submitFrom("/my-notifications", PERSONS, form("name=แทรก"))))
                    .isEqualTo(404);
            assertThat(status(stranger.submitFrom(
                            "/my-notifications", PERSONS + "/" + person.id(), form("version=0&name=แทรก"))))
                    .isEqualTo(404);
            assertThat(status(stranger.submitFrom(
                            "/my-notifications", PERSONS + "/" + person.id() + "/removed", form("version=0"))))
                    .isEqualTo(404);
        }
        // Nor under the address of an account of one's own.
        assertThat(status(other.submitFrom(
                        own,
                        "/accounts/" + SmallYear.id(21, SmallYear.BB) + "/contacts/" + person.id(),
                        form("version=0&name=แทรก"))))
                .isEqualTo(404);
        assertThat(only().name()).isEqualTo("นายสมชาย ใจดี");
    }

    @Test
    void erasureCoversWhatPeopleEnteredAndNobodyEntersThemAgain() {
        year.opened();
        Browser manager = new Browser(http).login(MANAGER, "demo");
        manager.submitFrom(PAGE, PERSONS, form("name=นางมาลี แก้วใส&mobile=0811111111"));
        send(manager, contacts.of(ACCOUNT).get(1), "removed");

        Rest.Answer erased =
                rest.post(OWNER, "/api/customers/" + ACCOUNT + "/contacts/erasure", "{\"reason\":\"ขอให้ลบ\"}");

        assertThat(erased.body()).isEqualTo("{\"erased\":2}");
        assertThat(jdbc.queryForList("select id from account_contact")).isEmpty();
        manager.submitFrom(PAGE, PERSONS, form("name=นาย สมชาย ใจดี"));
        assertThat(manager.get(PAGE).getBody()).contains("บุคคลนี้ขอให้ลบข้อมูลของตนแล้ว");
        year.strategic(1, AA, SOMCHAI + ";avg_bill_baht=2000000").importList();
        assertThat(contacts.of(ACCOUNT)).isEmpty();
    }

    @Test
    @DisplayName("somebody confirmed in 2571 is kept until the end of 2573, the others of 2570 until the end of 2572")
    void aPersonIsKeptTwoYearsBeyondTheLastYearThatKnewThem(@Autowired ContactErasure erasure) {
        year.importOrganization().importList();
        year.beginningAt("2028-02-01T09:00:00+07:00");
        Browser manager = new Browser(http).login(MANAGER, "demo");
        manager.submitFrom("/my-notifications", PERSONS, form("name=นางมาลี แก้วใส"));

        year.beginningAt("2030-01-01T02:00:00+07:00");
        erasure.eraseOld();
        assertThat(only().name()).isEqualTo("นางมาลี แก้วใส");

        year.beginningAt("2031-01-01T02:00:00+07:00");
        erasure.eraseOld();
        assertThat(contacts.of(ACCOUNT)).isEmpty();
        assertThat(jdbc.queryForList("select what from contact_access where action = 'ERASE'", String.class))
                .contains("2570", "2571");
    }

    @Test
    void whatIsMissingIsAskedOfTheMainContactPerson() {
        year.importOrganization().importList();

        assertThat(contacts.missing(
                        ACCOUNT,
                        List.of(
                                Contacts.Part.CONTACT_NAME,
                                Contacts.Part.CONTACT_POSITION,
                                Contacts.Part.CONTACT_PHONE,
                                Contacts.Part.CONTACT_PHONE_OR_MOBILE,
                                Contacts.Part.CONTACT_EMAIL_OR_LINE_ID)))
                .containsExactly(
                        Contacts.Part.CONTACT_POSITION,
                        Contacts.Part.CONTACT_PHONE,
                        Contacts.Part.CONTACT_EMAIL_OR_LINE_ID);
        assertThat(contacts.missing(SmallYear.id(2, AA), List.of(Contacts.Part.CONTACT_NAME)))
                .containsExactly(Contacts.Part.CONTACT_NAME);
    }

    private ContactPerson only() {
        List<ContactPerson> all = contacts.of(ACCOUNT);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static int status(ResponseEntity<String> answer) {
        return answer.getStatusCode().value();
    }

    private static void send(Browser browser, ContactPerson person, String what) {
        browser.submitFrom(
                "/my-notifications", PERSONS + "/" + person.id() + "/" + what, form("version=" + person.version()));
        // Its answer is read, as a browser does.
        browser.get(PAGE);
    }

    private static void change(Browser browser, ContactPerson person, String fields) {
        browser.submitFrom(
                "/my-notifications",
                PERSONS + "/" + person.id(),
                form("version=" + person.version() + "&year=2570&" + fields));
    }

    /** The values as a browser sends them. */
    private static String form(String fields) {
        StringBuilder encoded = new StringBuilder();
        for (Map.Entry<String, String> field : pairs(fields)) {
            encoded.append(encoded.length() == 0 ? "" : "&")
                    .append(field.getKey())
                    .append('=')
                    .append(URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private static List<Map.Entry<String, String>> pairs(String fields) {
        return Arrays.stream(fields.split("&", -1))
                .map(pair -> Map.entry(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)))
                .toList();
    }
}

package th.kamt.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** Pages on which people log, postpone and look; N2-AA's plan is in force, it is 15 March 2570. */
@PlanningTest
class ActivityPagesTest {

    @Autowired
    SmallYear year;

    @Autowired
    ActivityStore store;

    @Autowired
    ActivityOpening opening;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Pages pages;

    private String account;
    private String kamr;

    @BeforeEach
    void planInForce() {
        year.forget().opened().approveFully(AA);
        year.beginningAt("2027-03-15T09:00:00+07:00");
        account = SmallYear.id(1, AA);
        kamr = jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
    }

    @Test
    void oneFormCarriesOutAndLogsWithEveryVoiceAndSentTwiceCountsOnce() {
        Activity visit = planned("RBA1");
        String page = pages.get(kamr, "/activities/" + visit.id() + "/log").body();
        assertThat(page).contains(visit.accountName(), "name=\"when\"", "name=\"voiceNEED\"", "data-offline");

        String[] form = {
            "when",
            "yesterday",
            "mode",
            "ON_SITE",
            "purpose",
            "ตรวจเยี่ยม",
            "others",
            "คุณสมหญิง",
            "result",
            "ปกติ",
            "voiceNEED",
            "เพิ่มหม้อแปลง",
            "voiceCOMPLAINT",
            "ไฟตก",
            "key",
            "k-1"
        };
        Rest.Answer first = pages.post(kamr, "/activities/" + visit.id() + "/log", form);
        Rest.Answer again = pages.post(kamr, "/activities/" + visit.id() + "/log", form);

        assertThat(List.of(first.status(), again.status())).as(first.body()).containsOnly(302);
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.LOGGED);
        assertThat(store.find(visit.id()).orElseThrow().happenedOn()).hasToString("2027-03-14");
        assertThat(store.log(visit.id()).orElseThrow().entry().voices()).hasSize(2);
        assertThat(store.changes(visit.id())).hasSize(2);
        assertThat(pages.get(kamr, "/activities/" + visit.id()).body()).contains("ตรวจเยี่ยม", "ไฟตก", "คุณสมหญิง");
        assertThat(pages.post(MANAGER, "/activities/" + visit.id() + "/log", form)
                        .body())
                .contains("มีผู้บันทึกผล");
    }

    @Test
    void whatIsWrongIsSaidWithAWayOut() {
        Activity visit = planned("RBA1");

        Rest.Answer era = pages.post(
                kamr,
                "/activities/" + visit.id() + "/log",
                "when",
                "other",
                "day",
                "14/3/2027",
                "mode",
                "ON_SITE",
                "purpose",
                "ก",
                "result",
                "ข");
        assertThat(era.status()).isEqualTo(422);
        assertThat(era.body()).contains("เป็น ค.ศ. หมายถึง", "value=\"14/3/2570\"");

        Rest.Answer phone = pages.post(
                kamr,
                "/activities/" + visit.id() + "/log",
                "when",
                "today",
                "mode",
                "TELE_CRM",
                "purpose",
                "",
                "result",
                "ข");
        assertThat(phone.body())
                .contains(
                        "การติดต่อทางโทรศัพท์ไม่นับเป็นการเข้าพบ",
                        "การเข้าพบต้องมีวัตถุประสงค์",
                        "บันทึกเป็น COM1 แทน");
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.PLANNED);

        Rest.Answer asCom = pages.post(
                kamr,
                "/activities/new",
                "account",
                account,
                "as",
                "COM1.1",
                "code",
                "RBA1",
                "when",
                "today",
                "mode",
                "TELE_CRM",
                "result",
                "ข");
        assertThat(asCom.status()).as(asCom.body()).isEqualTo(302);
        assertThat(store.ofAccount(YEAR, account))
                .filteredOn(one -> one.state() == ActivityState.LOGGED)
                .extracting(Activity::code)
                .containsExactly(EntitlementCode.COM1_1);
    }

    @Test
    void oneSeminarForManyCountsForEachOnce() {
        List<String> mine = jdbc.queryForList(
                "select account_id from portfolio_account where kamr = ? order by account_id limit 3",
                String.class,
                kamr);
        String[] form = {
            "account",
            mine.get(0),
            "account",
            mine.get(1),
            "account",
            mine.get(2),
            "code",
            "RBA2",
            "planned",
            "true",
            "when",
            "today",
            "mode",
            "ON_SITE",
            "purpose",
            "สัมมนา",
            "result",
            "เข้าร่วม",
            "key",
            "seminar-1"
        };

        assertThat(pages.post(kamr, "/activities/new", form).status()).isEqualTo(302);
        assertThat(pages.post(kamr, "/activities/new", form).status()).isEqualTo(302);

        List<Activity> logged = mine.stream()
                .flatMap(one -> store.ofAccount(YEAR, one).stream())
                .filter(one -> one.state() == ActivityState.LOGGED)
                .toList();
        assertThat(logged).hasSize(3).allSatisfy(one -> assertThat(one.code()).isEqualTo(EntitlementCode.RBA2));
        assertThat(pages.get(kamr, "/activities/new").body()).contains(mine.get(0), "name=\"planned\"");
        assertThat(pages.post(
                                kamr,
                                "/activities/new",
                                "code",
                                "RBA2",
                                "when",
                                "today",
                                "mode",
                                "ON_SITE",
                                "result",
                                "ก")
                        .body())
                .contains("กรุณาเลือกลูกค้าอย่างน้อยหนึ่งราย");
    }

    @Test
    @DisplayName("R-5.1: other words for what one has logged are not taken for kept, and stay on the page")
    void whatIsLoggedOtherwiseIsSaidAndStaysOnThePage() {
        Activity visit = planned("RBA1");
        String path = "/activities/" + visit.id() + "/log";
        assertThat(pages.post(kamr, path, log("ปกติ", "k-1")).status()).isEqualTo(302);

        Rest.Answer other = pages.post(kamr, path, log("ขอขยายเขต 2 MVA", "k-2"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("ยังไม่ได้บันทึก", "ขอขยายเขต 2 MVA");
        assertThat(store.log(visit.id()).orElseThrow().entry().result()).isEqualTo("ปกติ");
    }

    @Test
    @DisplayName("R-4.1: the same postponement sent again counts once, before its window and in it; another one counts")
    void theSamePostponementSentAgainCountsOnce() {
        List<Long> both = store.ofAccount(YEAR, account).stream()
                .filter(one -> one.state() == ActivityState.PLANNED
                        && !one.code().code().startsWith("COM"))
                .map(Activity::id)
                .limit(2)
                .toList();
        assertThat(both).hasSize(2);
        opening.openEarly(both.get(0));
        for (long id : both) {
            String path = "/activities/" + id + "/postpone";
            for (int i = 0; i < 2; i++) {
                assertThat(pages.post(kamr, path, "postponeTo", "20/12/2570", "reason", "ลูกค้าขอเลื่อน")
                                .status())
                        .isEqualTo(302);
            }
            assertThat(store.changes(id)).hasSize(1);
            assertThat(pages.post(kamr, path, "postponeTo", "22/12/2570", "reason", "ลูกค้าขอเลื่อน")
                            .status())
                    .isEqualTo(302);
            assertThat(store.changes(id)).hasSize(2);
            assertThat(store.find(id).orElseThrow().plannedOn()).hasToString("2027-12-22");
        }
    }

    @Test
    @DisplayName("a form that has recorded a visit records no other one, and says so")
    void aFormThatWasSentRecordsNoOtherVisit() {
        String[] first = with(log("ปกติ", "k-1"), "account", account, "code", "RBA1");
        String[] other = with(log("ขอขยายเขต 2 MVA", "k-1"), "account", account, "code", "RBA1");
        int before = store.ofAccount(YEAR, account).size();

        assertThat(pages.post(kamr, "/activities/new", first).status()).isEqualTo(302);
        Rest.Answer refused = pages.post(kamr, "/activities/new", other);
        assertThat(pages.post(kamr, "/activities/new", first).status()).isEqualTo(302);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("รายการนี้ยังไม่ได้บันทึก", "ขอขยายเขต 2 MVA");
        assertThat(store.ofAccount(YEAR, account)).hasSize(before + 1);
    }

    @RepeatedTest(3)
    @DisplayName("the same form four times at once: kept once, and nobody is told that somebody was faster")
    void theSameFormAtOnceIsKeptOnceAndNoneIsRefused() {
        String[] form = with(log("ปกติ", "k-1"), "account", account, "code", "RBA1", "planned", "true");

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> pages.post(kamr, "/activities/new", form).status()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnly(302);
        assertThat(store.ofAccount(YEAR, account))
                .filteredOn(one -> one.state() == ActivityState.LOGGED)
                .hasSize(1);
    }

    private static String[] log(String result, String key) {
        return new String[] {"when", "today", "mode", "ON_SITE", "purpose", "ตรวจเยี่ยม", "result", result, "key", key};
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void anotherOfficesActivityIsNotTheirsToKnow() {
        Activity visit = planned("RBA1");
        String path = "/activities/" + visit.id();

        assertThat(pages.get(KAMR_BB, path).status()).isEqualTo(404);
        assertThat(pages.get(KAMR_BB, path + "/log").status()).isEqualTo(404);
        assertThat(pages.post(KAMR_BB, path + "/log", "when", "today", "mode", "ON_SITE", "purpose", "ก", "result", "ข")
                        .status())
                .isEqualTo(404);
        assertThat(pages.post(KAMR_BB, path + "/postpone", "postponeTo", "1/6/2570", "reason", "ก")
                        .status())
                .isEqualTo(404);
        assertThat(pages.post(KAMR_BB, path + "/agree", "until", "1/6/2570", "reason", "ก")
                        .status())
                .isEqualTo(404);
        assertThat(pages.get(KAMR_BB, "/activities").body()).doesNotContain(visit.accountName());
        assertThat(pages.get(KAMR_BB, "/activities?unit=N2-AA").status()).isEqualTo(404);
    }

    @Test
    void theListIsFilteredAndExportedAndTheAccountPageHasItsActivities() {
        Activity visit = planned("RBA1");

        assertThat(pages.get(kamr, "/activities?code=RBA1").body()).contains(visit.accountName());
        Rest.Answer csv = pages.get(MANAGER, "/activities?unit=N2-AA&code=RBA1&kamr=" + kamr + "&format=csv");
        assertThat(csv.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("กิจกรรม")).startsWith("RBA1"));
        assertThat(pages.get(MANAGER, "/accounts/" + account + "?year=2570").body())
                .contains("id=\"activities\"", "/activities/" + visit.id());
        assertThat(pages.get(MANAGER, "/activities/" + visit.id()).body())
                .contains("/activities/" + visit.id() + "/agree", "ยินยอมให้เลื่อน");

        Rest.Answer past =
                pages.post(MANAGER, "/activities/" + visit.id() + "/postpone", "postponeTo", "1/1/2570", "reason", "ก");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("วันหลังจากวันนี้");
        assertThat(pages.post(
                                kamr,
                                "/activities/" + visit.id() + "/postpone",
                                "postponeTo",
                                "1/11/2570",
                                "reason",
                                "ลูกค้าขอ")
                        .status())
                .isEqualTo(302);
        assertThat(store.find(visit.id()).orElseThrow().plannedOn()).hasToString("2027-11-01");
        assertThat(pages.get(kamr, "/activities/" + visit.id()).body()).contains("ลูกค้าขอ");
    }

    @Test
    void whoLooksAfterAccountsHasTheirWorkOneTapFromWhereTheyStart() {
        Activity visit = planned("RBA1");
        opening.openEarly(visit.id());

        Rest.Answer mine = pages.get(kamr, "/my-work");
        assertThat(mine.status()).as(mine.body()).isEqualTo(200);
        assertThat(mine.body())
                .contains(
                        visit.accountName(),
                        "/activities/" + visit.id() + "/log",
                        "href=\"/activities/" + visit.id() + "#h-postpone\" aria-label=\"เลื่อน " + visit.accountName(),
                        "class=\"tier tier-",
                        "href=\"/activities/new\"",
                        "href=\"/urgent-voices/new\"",
                        "href=\"/activities\"",
                        "href=\"/ledger\"");
        assertThat(pages.get(
                                kamr,
                                "/my-work?q="
                                        + URLEncoder.encode(visit.accountName(), UTF_8)
                                                .replace("+", "%20"))
                        .body())
                .contains("/activities/" + visit.id() + "/log");
        assertThat(pages.get(kamr, "/my-work?q=xyz").body()).doesNotContain("/activities/" + visit.id() + "/log");

        Rest.Answer managers = pages.get(MANAGER, "/my-work");
        assertThat(managers.status()).isEqualTo(200);
        assertThat(managers.body())
                .doesNotContain("href=\"/activities/new\"", "href=\"/urgent-voices/new\"")
                .contains("href=\"/activities\"", "href=\"/ledger\"");
    }

    @Test
    void theListOpensWithOnesOwnAndOffersTheWholeUnit() {
        String other = jdbc
                .queryForList(
                        "select name from portfolio_account where unit_code = 'N2-AA' and kamr <> ?",
                        String.class,
                        kamr)
                .stream()
                .findFirst()
                .orElse("");
        Rest.Answer mine = pages.get(kamr, "/activities?format=csv");
        Rest.Answer all = pages.get(kamr, "/activities?kamr=all&format=csv");

        assertThat(mine.rows()).isNotEmpty().hasSizeLessThan(all.rows().size());
        assertThat(mine.rows()).noneMatch(row -> row.get("ลูกค้า").equals(other));
        assertThat(pages.get(kamr, "/activities").body())
                .contains(">ของฉัน <span>", ">ทั้งหน่วย <span>", "kamr=all", "kamr=" + kamr, "aria-current=\"page\"");
        assertThat(pages.get(MANAGER, "/activities").body()).doesNotContain("kamr=all");
    }

    @Test
    void aTextTooLongIsKeptAndRefusedWithTheLimitAndItsLength() {
        Activity visit = planned("RBA1");
        String tooLong = "ก".repeat(2001);
        String page = pages.get(kamr, "/activities/" + visit.id() + "/log").body();
        assertThat(page).doesNotContain("maxlength=\"2000\"", "maxlength=\"1500\"");

        Rest.Answer answer = pages.post(
                kamr,
                "/activities/" + visit.id() + "/log",
                "when",
                "today",
                "mode",
                "ON_SITE",
                "purpose",
                "ตรวจเยี่ยม",
                "result",
                tooLong);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("ผลยาวเกิน 2000 ตัวอักษร ที่พิมพ์มี 2001 ตัวอักษร", tooLong);

        assertThat(pages.post(kamr, "/activities/" + visit.id() + "/log", "when", "today", "mode", "FAX", "result", "ก")
                        .body())
                .contains(
                        "รูปแบบต้องเป็นค่าใดค่าหนึ่งใน: ที่สถานที่ลูกค้า (ON_SITE), ประชุมออนไลน์ (ONLINE), Tele CRM (TELE_CRM)");
    }

    @Test
    void theTimeOfTheDayIsKeptOnThe24HourClock() {
        Activity visit = planned("RBA1");
        String path = "/activities/" + visit.id() + "/log";
        String[] at = {"when", "today", "time", "", "mode", "ON_SITE", "purpose", "ตรวจเยี่ยม", "result", "ปกติ"};

        // It is 09:00.
        at[3] = "9:01";
        assertThat(pages.post(kamr, path, at).body()).contains("เวลา 09:01 ของวันนี้ยังมาไม่ถึง", "value=\"9:01\"");
        at[3] = "24:00";
        assertThat(pages.post(kamr, path, at).body()).contains("“24:00” ไม่ใช่เวลา");
        at[3] = "2 โมง";
        assertThat(pages.post(kamr, path, at).status()).isEqualTo(422);
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.PLANNED);

        at[1] = "yesterday";
        at[3] = "๑๔.๓๐ น.";
        assertThat(pages.post(kamr, path, at).status()).isEqualTo(302);

        assertThat(store.log(visit.id()).orElseThrow().time()).hasToString("14:30");
        assertThat(pages.get(kamr, "/activities/" + visit.id()).body()).contains("14:30 น.");
    }

    @Test
    void aContactCountsForTheQuarterItWasMadeIn() {
        List<Activity> contacts = store.ofAccount(YEAR, account).stream()
                .filter(one -> one.code() == EntitlementCode.COM1_1 && one.origin() == Origin.PLANNED)
                .toList();
        year.beginningAt("2027-04-02T09:00:00+07:00");

        Rest.Answer answer = pages.post(
                kamr,
                "/activities/new",
                "account",
                account,
                "code",
                "COM1.1",
                "planned",
                "true",
                "when",
                "today",
                "mode",
                "TELE_CRM",
                "result",
                "แจ้งข่าว");

        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        // R-TGT-1: that of the second quarter; the first quarter's is still owed.
        assertThat(contacts)
                .filteredOn(one -> store.find(one.id()).orElseThrow().state() == ActivityState.LOGGED)
                .extracting(Activity::limitOn)
                .containsExactly(LocalDate.of(2027, 6, 30));
    }

    @Test
    void theAccountsPageCountsAsTheLedgerDoes() {
        long granted = store.ofAccount(YEAR, account).stream()
                .filter(one -> one.origin() == Origin.PLANNED)
                .count();

        assertThat(pages.post(
                                kamr,
                                "/activities/new",
                                "account",
                                account,
                                "code",
                                "RBA3",
                                "when",
                                "today",
                                "mode",
                                "ON_SITE",
                                "purpose",
                                "ก",
                                "result",
                                "ข")
                        .status())
                .isEqualTo(302);

        // The introduction is no entitlement, what was done unplanned leaves what is owed as it was.
        assertThat(pages.get(kamr, "/accounts/" + account + "?year=2570").body())
                .contains("สิทธิตามแผน " + granted + " · ทำแล้ว 0 · เหลือ " + granted + " · ")
                .contains(" · นอกแผน 1<", ">นอกแผน</td>", ">แนะนำตัว</td>");
    }

    @Test
    void whoWasMetIsOfferedFromTheContactsKeptNow() {
        String[] id = account.split("@", 2);
        String insert =
                "insert into account_contact (bp_no, office_code, name, position, is_main, kept_year, created_by,"
                        + " created_at, version) values (?, ?, ?, ?, 0, 2570, 'x', '2027-01-01', 0)";
        jdbc.update(insert, id[0], id[1], "นางสาวมาใหม่ ใจดี", "ผู้จัดการ");
        jdbc.update(insert, id[0], id[1], null, "หัวหน้าแผนกไฟฟ้า");

        assertThat(pages.get(kamr, "/activities/" + planned("RBA1").id() + "/log")
                        .body())
                .contains("value=\"นางสาวมาใหม่ ใจดี\"");
        assertThat(pages.get(kamr, "/accounts/" + account + "?year=2570").body())
                .contains("หัวหน้าแผนกไฟฟ้า", "> ไม่มีชื่อ</span>")
                .doesNotContain("> null</span>");
    }

    @Test
    void aDeadlineNamesTheCustomer() {
        Activity visit = planned("RBA1");
        opening.openEarly(visit.id());

        assertThat(pages.get(kamr, "/deadlines").body())
                .contains("ดำเนินกิจกรรมตามแผน · RBA1 · " + visit.accountName());
        assertThat(pages.get(kamr, "/deadlines?format=csv").rows())
                .extracting(row -> row.get("งาน"))
                .contains("ดำเนินกิจกรรมตามแผน · RBA1 · " + visit.accountName());
        Long receipt = jdbc.queryForObject(
                "select id from deadline where kind = 'ACTIVITY' and business_key = ?", Long.class, visit.key());
        assertThat(pages.get(kamr, "/deadlines/" + receipt).body())
                .contains("ดำเนินกิจกรรม RBA1 · " + visit.accountName() + " ของ ");
    }

    private Activity planned(String code) {
        return store.ofAccount(YEAR, account).stream()
                .filter(one -> one.code().code().equals(code) && one.state() == ActivityState.PLANNED)
                .findFirst()
                .orElseThrow();
    }
}

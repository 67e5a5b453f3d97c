package th.kamt.workcalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.UNTRAINED;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** The calendar page, what /my-work shows ahead, and the feed; N2-AA's plan is in force, it is Monday, 15 March 2570. */
@PlanningTest
@ExtendWith(OutputCaptureExtension.class)
class WorkCalendarTest {

    @Autowired
    SmallYear year;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Pages pages;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private String account;
    private String name;
    private String kamr;

    @BeforeEach
    void planInForce() {
        year.forget().opened().approveFully(AA);
        year.beginningAt("2027-03-15T09:00:00+07:00");
        account = SmallYear.id(1, AA);
        kamr = jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
        name = jdbc.queryForObject("select name from portfolio_account where account_id = ?", String.class, account);
        // One visit alone on its day, 21 April, its window not open yet; by 1 March of the next year nothing else of
        // this account.
        jdbc.update(
                "update activity set planned_on = '2027-06-01' where account_id = ? and state = 'PLANNED'", account);
        jdbc.update("update activity set planned_on = '2027-04-21', opens_on = '2027-04-01' where id = ?", visit());
    }

    private long visit() {
        return jdbc.queryForObject(
                "select min(id) from activity where account_id = ? and code = 'RBA1'", Long.class, account);
    }

    @Test
    void aMonthAndAWeekShowWhatIsPlannedWithHolidaysAndLinks() {
        String april = body(kamr, "/calendar?view=month&day=2027-04-10");
        String week = body(kamr, "/calendar?view=week&day=2027-04-21");
        String july = body(kamr, "/calendar?view=month&day=2027-07-01");

        assertThat(april)
                .contains("เม.ย. 2570", name, "/activities/" + visit(), "วันจักรี", "day=2027-05-01", "day=2027-03-01")
                .contains("class=\"tier tier-strategic\"", "<th role=\"columnheader\" scope=\"col\">จันทร์</th>");
        assertThat(week).contains("/activities/" + visit(), "19 เม.ย. – 25 เม.ย. 2570", "พ. 21 เม.ย.");
        assertThat(july).doesNotContain("/activities/" + visit() + "\"");
        assertThat(body(kamr, "/calendar?day=nonsense&view=x")).contains("มี.ค. 2570", "aria-current=\"date\"");
        assertThat(body(kamr, "/calendar")).contains("aria-current=\"page\"", "href=\"/calendar\"");
    }

    @Test
    void whatIsPlannedIsAheadOnMyWorkWithoutAnythingStartedAndCountsFollowTheKamr() {
        int started = jdbc.queryForObject("select count(*) from ACT_RU_TASK", Integer.class);

        String mine = body(kamr, "/my-work?q=" + name);

        assertThat(mine).contains("/activities/" + visit(), "ตามแผน 21 เม.ย. 2570", "href=\"/calendar\"");
        assertThat(mine).contains("ถัดไป 1<").doesNotContain("ตามแผน 1 มิ.ย. 2570");
        assertThat(jdbc.queryForObject("select count(*) from ACT_RU_TASK", Integer.class))
                .isEqualTo(started);

        String other = kamr.equals(SPARE_KAMR) ? SmallYear.KAMR : SPARE_KAMR;
        jdbc.update("update portfolio_account set kamr = ? where account_id = ?", other, account);
        assertThat(body(kamr, "/my-work?q=" + name)).doesNotContain("/activities/" + visit() + "\"");
        assertThat(body(other, "/my-work?q=" + name)).contains("/activities/" + visit());
        assertThat(body(other, "/calendar?day=2027-04-01")).contains("/activities/" + visit());
    }

    @Test
    void aManagerSeesTheirUnitsPeopleAndNobodyElse() {
        String april = "/calendar?day=2027-04-01&unit=N2-AA";

        assertThat(body(MANAGER, april + "&who=all")).contains("/activities/" + visit(), "ทุกคนในหน่วย");
        assertThat(body(MANAGER, april + "&who=" + kamr)).contains("/activities/" + visit(), "id=\"who\"");
        assertThat(body(MANAGER, april + "&who=" + UNTRAINED)).doesNotContain("/activities/" + visit() + "\"");
        assertThat(status(MANAGER, april + "&who=" + KAMR_BB)).isEqualTo(404);
        assertThat(status(MANAGER_BB, april)).isEqualTo(404);
        assertThat(status(kamr, april + "&who=all")).isEqualTo(404);
        assertThat(body(kamr, "/calendar")).doesNotContain("id=\"unit\"");
    }

    @Test
    void aFeedTellsTheWorkAndEachChangeWithoutLoginOrSession(CapturedOutput log) throws Exception {
        String link = link(kamr);

        HttpResponse<String> answer = fetch(link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("inline; filename=\"key-account-year.ics\"");
        // RFC 7986, 5.7
        assertThat(unfolded(answer.body())).contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
        VEvent first = event(answer.body(), "activity-" + visit());
        assertThat(first.getSummary().getValue()).isEqualTo("RBA1 การเยี่ยมเยือนลูกค้า · " + name);
        assertThat(first.getSequence().getValue()).isZero();
        assertThat(unfolded(answer.body())).contains("DTSTART;VALUE=DATE:20270421", "DTEND;VALUE=DATE:20270422");
        assertThat(event(fetch(link).body(), "activity-" + visit())
                        .getSequence()
                        .getValue())
                .isZero();

        jdbc.update(
                "update activity set planned_on = '2027-04-22', account_name = ? where id = ?",
                "😀".repeat(150) + "ก\r\nATTENDEE:x",
                visit());
        String changed = fetch(link).body();
        VEvent moved = event(changed, "activity-" + visit());
        assertThat(moved.getSequence().getValue()).isOne();
        assertThat(moved.getUid()).isEqualTo(first.getUid());
        assertThat(moved.getSummary().getValue()).endsWith("😀".repeat(150) + "ก ATTENDEE:x");
        assertThat(changed.split("\r\n", -1)).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        assertThat(unfolded(changed)).doesNotContain("\r\nATTENDEE");

        jdbc.update("update activity set state = 'LOGGED' where id = ?", visit());
        assertThat(unfolded(fetch(link).body())).doesNotContain("activity-" + visit() + "@");
        assertThat(log.getAll()).doesNotContain(secret(link));
        assertThat(jdbc.queryForList("select secret_hash from calendar_feed", String.class))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(secret(link)));
    }

    @Test
    void aLinkThatIsOldWrongOrOfALeaverIsAnsweredAlike(CapturedOutput log) throws Exception {
        String old = link(kamr);
        String present = link(kamr);
        assertThat(fetch(old).statusCode()).isEqualTo(404);
        assertThat(fetch(present).statusCode()).isEqualTo(200);

        List<String> wrong = List.of(
                old,
                "/calendar/feed/" + "x".repeat(43) + ".ics",
                "/calendar/feed/" + "x".repeat(43),
                "/calendar/feed/' or 1=1.ics".replace(" ", "%20"),
                present.replace(".ics", ".ICS"));
        for (String one : wrong) {
            HttpResponse<String> answer = fetch(one);
            assertThat(answer.statusCode()).as(one).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }

        assertThat(body(kamr, "/calendar")).contains("ยกเลิกลิงก์").doesNotContain(secret(present));
        post(kamr, "/calendar/link/revoke");
        assertThat(fetch(present).statusCode()).isEqualTo(404);
        assertThat(log.getAll()).doesNotContain(secret(old)).doesNotContain(secret(present));
    }

    @Test
    void whoHasNoWorkHasAnEmptyCalendarAndWhoLeavesHasNone() throws Exception {
        String link = link(UNTRAINED);

        HttpResponse<String> empty = fetch(link);
        assertThat(empty.statusCode()).isEqualTo(200);
        ICalendar calendar = Biweekly.parse(empty.body()).first();
        assertThat(calendar.getEvents()).isEmpty();
        assertThat(unfolded(empty.body())).startsWith("BEGIN:VCALENDAR").contains("X-WR-TIMEZONE:Asia/Bangkok");

        MockHttpServletResponse left = answer(
                MockMvcRequestBuilders.post("/api/accounts/" + UNTRAINED + "/leave")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"on\":\"2027-03-15\",\"reason\":\"ลาออก\"}"),
                OWNER);
        assertThat(left.getStatus()).as(left.getContentAsString(UTF_8)).isEqualTo(200);
        assertThat(feeds.personOf(secret(link))).isEmpty();
        assertThat(fetch(link).statusCode()).isEqualTo(404);
    }

    private String link(String person) {
        MockHttpServletResponse made =
                answer(MockMvcRequestBuilders.post("/calendar/link").with(csrf()), person);
        assertThat(made.getStatus()).isEqualTo(302);
        return "/calendar/feed/" + lastSecret + ".ics";
    }

    private String lastSecret;

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1).replace(".ics", "");
    }

    private static String unfolded(String feed) {
        return feed.replace("\r\n ", "");
    }

    private static VEvent event(String feed, String key) {
        return Biweekly.parse(feed).first().getEvents().stream()
                .filter(one -> one.getUid().getValue().startsWith(key + "@"))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> fetch(String link) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + link))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String body(String person, String path) {
        try {
            return answer(MockMvcRequestBuilders.get(URI.create(path.replace(" ", "%20"))), person)
                    .getContentAsString(UTF_8);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int status(String person, String path) {
        return answer(MockMvcRequestBuilders.get(path), person).getStatus();
    }

    private void post(String person, String path) {
        answer(MockMvcRequestBuilders.post(path).with(csrf()), person);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String person) {
        MvcResult result = pages.result(request, person);
        Map<String, Object> next = Map.copyOf(result.getFlashMap());
        if (next.get("feedLink") instanceof String link) {
            lastSecret = secret(link);
        }
        return result.getResponse();
    }
}

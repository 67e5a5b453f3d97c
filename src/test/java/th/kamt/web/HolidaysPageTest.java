package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** {@code /admin/calendar} and {@code /api/calendar/holidays} on 16 November 2569. */
@PlanningTest
class HolidaysPageTest {

    private static final String PAGE = "/admin/calendar";
    private static final String API = "/api/calendar/holidays";
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\ssrc=)");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SmallYear year;

    @Autowired
    private Rest rest;

    @Autowired
    private JdbcTemplate jdbc;

    private MockMvc mvc;

    @BeforeEach
    void everybodyIsThere() {
        year.forget().importOrganization();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    /** Other tests count by the published holidays. */
    @AfterEach
    void onlyThePublishedHolidays() {
        jdbc.update("delete from holiday where name_th like '%ทดสอบ%'");
        jdbc.update("insert ignore into holiday values ('2027-01-01', 'วันขึ้นปีใหม่', 'New Year''s Day')");
        jdbc.update("update holiday_revision set revision = revision + 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                PAGE + "?year=2569",
                PAGE + "?year=2580",
                PAGE + "?year=2027",
                PAGE + "?year=2570&day=15/3/2570&nameTh=x&nameEn=y"
            })
    void thePageStandsInBothLanguagesWithoutAnythingInline(String address) throws Exception {
        String thai = page(SmallYear.OWNER, address);
        String english = page(SmallYear.OWNER, address + (address.contains("?") ? "&" : "?") + "lang=en");

        assertThat(thai).doesNotContain("??").doesNotContainPattern(INLINE);
        assertThat(english).contains("<html lang=\"en\"").doesNotContain("??");
        assertThat(Pattern.compile("<h1[ >]").matcher(thai).results()).hasSize(1);
    }

    @Test
    void everybodyReadsThemByMonthWithTheirWeekdays() throws Exception {
        String page = page(SmallYear.KAMR, PAGE + "?year=2570");

        assertThat(page)
                .contains("วันหยุด ปี 2570", "ม.ค. 2570", "ศ. 1 ม.ค.", "วันขึ้นปีใหม่")
                .contains("อา. 21 ก.พ.", "ตรงกับวันเสาร์หรืออาทิตย์", "จ. 22 ก.พ.", "วันหยุดชดเชยวันมาฆบูชา")
                .doesNotContain("name=\"nameTh\"", "/admin/calendar/remove");
    }

    @Test
    void aYearNobodyHasEnteredIsWarnedOf() throws Exception {
        assertThat(page(SmallYear.OWNER, PAGE + "?year=2580")).contains("ยังไม่ได้บันทึกวันหยุดของปี 2580");
    }

    @Test
    void aYearOfTheCommonEraIsCaught() throws Exception {
        assertThat(page(SmallYear.OWNER, PAGE + "?year=2027")).contains("หมายถึง พ.ศ. 2570 หรือไม่");
    }

    @Test
    void anAddedHolidayStandsThereWithWhoEnteredIt() throws Exception {
        add("10 มี.ค. 2570").andExpect(redirectedUrl(PAGE + "?year=2570"));

        assertThat(page(SmallYear.OWNER, PAGE + "?year=2570"))
                .contains("พ. 10 มี.ค.", "เพิ่ม 10 มี.ค. 2570 วันทดสอบ", "นายสมชาย อินต๊ะ");
    }

    @Test
    void onAWeekendItsSubstitutionIsOfferedReadyToEnter() throws Exception {
        add("13/3/2570")
                .andExpect(redirectedUrl(PAGE + "?year=2570"))
                .andExpect(flash().attribute(
                                "substitution",
                                new HolidaysPage.Entry(
                                        "15/3/2570", "วันหยุดชดเชยวันทดสอบ", "Substitution for Test day")));
    }

    @ParameterizedTest
    @CsvSource({
        "10/3/2027, ปี 2027 เป็น ค.ศ. หมายถึง",
        "1/1/2570, วันขึ้นปีใหม่",
        "31/2/2570, ไม่มีวันที่",
        "พรุ่งนี้, ไม่ใช่วันที่",
    })
    void whatIsWrongIsSaidAndWhatWasTypedIsKept(String day, String words) throws Exception {
        String answer = add(day).andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).contains(words, "value=\"" + day + "\"", "value=\"วันทดสอบ\"", "aria-invalid=\"true\"");
    }

    @Test
    void theDayMeantIsOneClickAway() throws Exception {
        String answer = add("10/3/2027").andReturn().getResponse().getContentAsString();

        assertThat(answer).contains("name=\"day\" value=\"10/3/2570\"", ">ใช่ 10/3/2570</button>");
    }

    @Test
    void aPastDayIsAskedAboutAndThenTaken() throws Exception {
        String question = add("13/11/2569")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(question).contains("กำหนดเวลาที่สิ้นสุดแล้วจะไม่เปลี่ยน", "name=\"past\" value=\"true\"");

        as(SmallYear.OWNER, entry(post(PAGE), "13/11/2569").param("past", "true"))
                .andExpect(redirectedUrl(PAGE + "?year=2569"));
    }

    @Test
    void aRemovedHolidayIsAWorkingDayAgain() throws Exception {
        as(SmallYear.OWNER, post(PAGE + "/remove").param("day", "1/1/2570").param("year", "2570"))
                .andExpect(redirectedUrl(PAGE + "?year=2570"));

        assertThat(page(SmallYear.OWNER, PAGE + "?year=2570"))
                .contains("ลบ 1 ม.ค. 2570 วันขึ้นปีใหม่")
                .doesNotContain("ศ. 1 ม.ค.");
    }

    @Test
    void nobodyElseChangesThem() throws Exception {
        as(SmallYear.MANAGER, entry(post(PAGE), "10/3/2570")).andExpect(status().isForbidden());
        as(SmallYear.MANAGER, post(PAGE + "/remove").param("day", "1/1/2570")).andExpect(status().isForbidden());

        assertThat(rest.call(SmallYear.MANAGER, HttpMethod.PUT, API + "/2027-03-10", names(), "application/json", "th")
                        .status())
                .isEqualTo(403);
        assertThat(rest.call(SmallYear.MANAGER, HttpMethod.DELETE, API + "/2027-01-01", null, "application/json", "th")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void machinesReadAndKeepThemInIso() {
        Rest.Answer added =
                rest.call(SmallYear.OWNER, HttpMethod.PUT, API + "/2027-03-13", names(), "application/json", "en");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("day").asText()).isEqualTo("2027-03-13");
        assertThat(added.json().path("remarks").get(0).asText()).contains("15\u00a0Mar B.E.\u00a02570");
        assertThat(rest.get(SmallYear.KAMR, API + "?year=2570").body())
                .contains("{\"day\":\"2027-03-13\",\"nameTh\":\"วันทดสอบ\",\"nameEn\":\"Test day\"}");
        assertThat(delete("/2027-03-13").status()).isEqualTo(200);
        assertThat(delete("/2027-03-13").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/2027-01-01, 409, วันขึ้นปีใหม่",
        "/2570-03-10, 422, 2027-03-10",
        "/10-3-2570, 422, ISO",
        "/2026-11-13, 422, ผ่านไปแล้ว",
        "/2026-11-13?confirmPast=true, 201, ไม่เปลี่ยน",
    })
    void machinesAreToldWhatIsWrong(String address, int status, String words) {
        Rest.Answer answer =
                rest.call(SmallYear.OWNER, HttpMethod.PUT, API + address, names(), "application/json", "th");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void theInterfaceIsDescribed() {
        assertThat(rest.get(Rest.ADMIN, "/api/openapi").body()).contains(API + "/{isoDate}");
    }

    @Test
    void outsideTheSimulationThereIsNoClockToMove() {
        assertThat(rest.get(Rest.ADMIN, "/api/clock").status()).isEqualTo(404);
        assertThat(rest.call(
                                Rest.ADMIN,
                                HttpMethod.PUT,
                                "/api/clock",
                                "{\"now\":\"2026-12-31T23:59:00+07:00\"}",
                                "application/json",
                                "th")
                        .status())
                .isEqualTo(404);
    }

    private Rest.Answer delete(String day) {
        return rest.call(SmallYear.OWNER, HttpMethod.DELETE, API + day, null, "application/json", "th");
    }

    private static String names() {
        return "{\"nameTh\":\"วันทดสอบ\",\"nameEn\":\"Test day\"}";
    }

    private ResultActions add(String day) throws Exception {
        return as(SmallYear.OWNER, entry(post(PAGE), day));
    }

    private static MockHttpServletRequestBuilder entry(MockHttpServletRequestBuilder request, String day) {
        return request.param("day", day)
                .param("nameTh", "วันทดสอบ")
                .param("nameEn", "Test day")
                .param("year", "2570");
    }

    private ResultActions as(String person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(person)).with(csrf()));
    }

    private String page(String person, String address) throws Exception {
        return mvc.perform(get(address).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}

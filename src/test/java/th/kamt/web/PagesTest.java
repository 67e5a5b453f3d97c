package th.kamt.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;

/** The frame and the pages of no single module, as a browser gets them; each is kept under target/pages to be looked at. */
@WebMvcTest({SimplePages.class, ImportsPage.class, GalleryPage.class})
@Import({
    Frame.class,
    ShownYear.class,
    Words.class,
    Formats.class,
    Decisions.class,
    HelpLimits.class,
    ErrorReferences.class,
    LanguageConfiguration.class,
    WebTestConfiguration.class
})
@TestPropertySource(properties = "kamt.demo=yes")
class PagesTest {

    private static final Path PAGES = Path.of("target", "pages");
    /** Inline handlers, styles and scripts, none of which the content security policy lets through. */
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\ssrc=)");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private WebTestConfiguration.World world;

    @BeforeEach
    void managerAtWork() {
        world.person = WebTestConfiguration.MANAGER;
    }

    @ParameterizedTest
    @CsvSource({
        "gallery, /gallery",
        "login, /login?error",
        "help-kasm, /help/kasm",
        "help-approval, /help/approval",
        "help-activities, /help/activities",
        "help-logging, /help/logging",
        "help-urgent-voice, /help/urgent-voice",
        "help-topics, /help",
        "imports, /admin/imports",
        "import-running, /admin/imports/running",
        "import-good, /admin/imports/good",
        "import-refused, /admin/imports/refused",
        "import-grouped, /admin/imports/grouped",
        "rules, /rules"
    })
    void everyPageStandsInTheFrameInBothLanguages(String name, String address) throws Exception {
        String thai = kept(name, get(address));
        String english = kept(name + "-en", get(address).cookie(new Cookie(PageLocaleResolver.COOKIE, "en")));

        assertThat(thai)
                .contains("<html lang=\"th\"", "class=\"skip\"", "id=\"main\"", "วันที่สาธิต 16 พ.ย. 2569")
                .doesNotContain("??")
                .doesNotContainPattern(INLINE);
        assertThat(english)
                .contains("<html lang=\"en\"", "Demonstration day 16 Nov B.E. 2569")
                .doesNotContain("??");
        assertThat(Pattern.compile("<h1[ >]").matcher(thai).results()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500120|แผนของหน่วย|แผนรอพิจารณา",
                "500777|ลูกค้า|แผนของหน่วย",
                "500300|แผนทุกหน่วย|แผนของหน่วย",
                "500001|เกณฑ์|แผนของหน่วย",
                "admin|เกณฑ์|แผนของหน่วย"
            })
    void theNavigationFitsThePost(String person, String offered, String withheld) throws Exception {
        world.person = person;

        String page = kept("nav-" + person, get("/help/load"));

        assertThat(page).contains(">" + offered + "</a>").doesNotContain(">" + withheld + "</a>");
    }

    @Test
    void theLanguageSwitchKeepsTheAddressAndIsRemembered() throws Exception {
        mvc.perform(get("/admin/imports?kind=UNITS").with(user("x")))
                .andExpect(content().string(containsString("/admin/imports?kind=UNITS&amp;lang=en")));
        mvc.perform(get("/rules?lang=en").with(user("x")))
                .andExpect(cookie().value(PageLocaleResolver.COOKIE, "en"))
                .andExpect(content().string(containsString("Rules and decisions")));
    }

    @Test
    void pagesAreThaiWhateverTheBrowserAsksFor() throws Exception {
        mvc.perform(get("/rules").header("Accept-Language", "en-US,en").with(user("x")))
                .andExpect(content().string(containsString("<html lang=\"th\"")));
    }

    @Test
    void anUnknownLanguageIsThai() throws Exception {
        mvc.perform(get("/rules?lang=fr").with(user("x")))
                .andExpect(status().isOk())
                .andExpect(cookie().value(PageLocaleResolver.COOKIE, "th"));
    }

    @Test
    void theLoginFormSaysOnlyWhatHappened() throws Exception {
        mvc.perform(get("/login"))
                .andExpect(content().string(containsString("name=\"_csrf\"")))
                .andExpect(content().string(not(containsString("class=\"notice"))));
        mvc.perform(get("/login?error"))
                .andExpect(content().string(containsString("รหัสพนักงานหรือรหัสผ่านไม่ถูกต้อง")))
                .andExpect(content().string(not(containsString("ออกจากระบบแล้ว"))));
    }

    @Test
    void theWayInLeadsToTheFirstEntry() throws Exception {
        mvc.perform(get("/").with(user("x"))).andExpect(redirectedUrl("/my-work"));
    }

    @Test
    void aHandedInFileIsTakenToTheDeskAndThenWatched() throws Exception {
        MockMultipartFile file = new MockMultipartFile("file", "customers.csv", "text/csv", "ca_no\n".getBytes(UTF_8));

        mvc.perform(multipart("/admin/imports")
                        .file(file)
                        .param("kind", "CUSTOMERS")
                        .param("year", "2570")
                        .with(user("x"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/imports/running"));

        assertThat(world.handedIn).isEqualTo("CUSTOMERS 2570 customers.csv 500120 ca_no");
    }

    @Test
    void aYearOfTheCommonEraIsRefusedBesideItsField() throws Exception {
        MockMultipartFile file = new MockMultipartFile("file", "customers.csv", "text/csv", "ca_no\n".getBytes(UTF_8));

        MvcResult result = mvc.perform(multipart("/admin/imports")
                        .file(file)
                        .param("kind", "CUSTOMERS")
                        .param("year", "2026")
                        .with(user("x"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();

        keep("import-wrong-year", result);
        assertThat(result.getResponse().getContentAsString(UTF_8))
                .contains("href=\"#year\"", "หมายถึง พ.ศ. 2569 หรือไม่", "aria-invalid=\"true\"");
    }

    @Test
    void nothingChosenNamesEverythingMissing() throws Exception {
        mvc.perform(multipart("/admin/imports").with(user("x")).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("เลือกว่าจะนำเข้าไฟล์ใด")))
                .andExpect(content().string(containsString("เลือกไฟล์ที่จะนำเข้า")));
    }

    @Test
    void aFileWithoutTheFormsTokenIsNotTaken() throws Exception {
        mvc.perform(multipart("/admin/imports").with(user("x"))).andExpect(status().isForbidden());
    }

    @Test
    void progressIsPolledUntilFinishedAndThenTakesTheFocus() throws Exception {
        mvc.perform(get("/admin/imports/running").header("HX-Request", "true").with(user("x")))
                .andExpect(content().string(containsString("hx-trigger=\"every 1s\"")))
                .andExpect(content().string(containsString("ตรวจแล้ว 42,000 จาก 100,000 แถว")))
                .andExpect(content().string(not(containsString("<html"))));
        mvc.perform(get("/admin/imports/good").header("HX-Request", "true").with(user("x")))
                .andExpect(content().string(not(containsString("hx-trigger"))))
                .andExpect(content().string(containsString("autofocus")))
                .andExpect(content().string(containsString("นำเข้า 412 แถว เปลี่ยน 37")));
    }

    @Test
    void aRefusedFileListsEveryWrongCellAndItsRemedy() throws Exception {
        mvc.perform(get("/admin/imports/refused").with(user("x")))
                .andExpect(content().string(containsString("ไม่ได้นำเข้า พบ 3 จุดใน 2 แถว ข้อมูลเดิมไม่เปลี่ยน")))
                .andExpect(content().string(containsString("Windows-874")))
                .andExpect(content().string(containsString("&lt;script&gt;")))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void theListOfErrorsComesAsAWorkbook() throws Exception {
        mvc.perform(get("/admin/imports/refused/errors.xlsx").with(user("x")))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"errors.xlsx\""))
                .andExpect(content().bytes(new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @CsvSource({
        "404, ไม่พบหน้านี้",
        "403, หน้านี้อยู่นอกหน่วยของคุณ",
        "409, มีผู้แก้ไขก่อนแล้ว",
        "500, โหลดไม่ได้ ลองอีกครั้ง"
    })
    void aFailureIsAPageWithItsReference(int code, String title) throws Exception {
        String page = kept("error-" + code, get("/gallery/fail/" + code), code);

        assertThat(page)
                .contains(title)
                .containsPattern("หมายเลขอ้างอิง [2-9A-Z]{6} ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help/unknown", "/admin/imports/unknown"})
    void whatIsNotThereIsNotFound(String address) throws Exception {
        mvc.perform(get(address).with(user("x"))).andExpect(status().isNotFound());
    }

    @Test
    void helpShowsTheYearsLimitsWithTheirClause() throws Exception {
        mvc.perform(get("/help/kasm").param("year", "๒๕๗๑").with(user("x")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ตาราง valueGroupLimits")))
                .andExpect(content().string(containsString("264,911")))
                .andExpect(content().string(containsString("ข้อ 6.1.1.1")))
                .andExpect(content().string(containsString("ใช้กับปี 2571 · ฉบับที่ 3")));
        mvc.perform(get("/help/kasm").param("year", "2026").with(user("x")))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void theYearOfAPageGoesOnToItsNeighbours() throws Exception {
        world.person = "500777";

        assertThat(kept("help-2571", get("/help/kasm").param("year", "2571")))
                .contains(
                        "<span>ปี 2571</span></a>",
                        "href=\"/accounts?year=2571\">ลูกค้า</a>",
                        "href=\"/deadlines?year=2571\">กำหนดเวลา</a>");
    }

    @Test
    void aPageWithoutAYearStandsInThePresentOne() throws Exception {
        world.open = List.of(new PlanYear(2571), new PlanYear(2570));
        try {
            assertThat(kept("rules-two-years", get("/rules")))
                    .contains(
                            "<span>ปี 2570</span></a>", "href=\"/plans/2570/N2-BT\"", "href=\"/accounts\">ลูกค้า</a>");
        } finally {
            world.open = List.of(new PlanYear(2570));
        }
    }

    @Test
    void whenEachKindOfFileLastCameInIsSaidOfCustomersForEveryYear() throws Exception {
        assertThat(kept("imports", get("/admin/imports")).replace('\u00a0', ' '))
                .contains("นำเข้าล่าสุด 30 ต.ค. 2569 15:10 น. โดย นางวิไล ธรรมรักษ์ · 52 แถว", "ยังไม่เคยนำเข้า")
                .containsPattern("ปี 2571: [^ก]*นำเข้าล่าสุด 12 พ\\.ย\\. 2569 09:30 น\\.[^<]*407 แถว")
                .containsPattern("ปี 2570: [^ก]*นำเข้าล่าสุด 31 ต\\.ค\\. 2569 15:10 น\\.[^<]*412 แถว");
    }

    @Test
    void onlyAnAdministratorImports() throws Exception {
        mvc.perform(get("/help/kasm").with(user("x"))).andExpect(content().string(containsString("/admin/imports")));
        world.administrator = false;
        try {
            mvc.perform(get("/admin/imports").with(user("x"))).andExpect(status().isForbidden());
            mvc.perform(get("/help/kasm").with(user("x")))
                    .andExpect(content().string(not(containsString("/admin/imports"))));
        } finally {
            world.administrator = true;
        }
    }

    private String kept(String name, MockHttpServletRequestBuilder request) throws Exception {
        return kept(name, request, 200);
    }

    private String kept(String name, MockHttpServletRequestBuilder request, int status) throws Exception {
        MvcResult result = mvc.perform(request.with(user("x")))
                .andExpect(status().is(status))
                .andReturn();
        return keep(name, result);
    }

    private static String keep(String name, MvcResult result) throws IOException {
        String page = result.getResponse().getContentAsString(UTF_8);
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve(name + ".html"), page);
        return page;
    }
}

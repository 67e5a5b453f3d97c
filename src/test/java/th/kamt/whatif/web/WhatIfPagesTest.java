package th.kamt.whatif.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;
import th.kamt.support.TableFile;
import th.kamt.whatif.WhatIfDesk;

/** {@code /rules/what-if} and {@code POST /api/plan-years/{be}/what-if} on 16 November 2569. */
@PlanningTest
class WhatIfPagesTest {

    private static final String PAGE = "/rules/what-if";
    private static final String API = "/api/plan-years/2570/what-if";
    private static final String NOTHING_CHANGED = "ยังไม่มีอะไรเปลี่ยน หน้านี้เพื่อดูเท่านั้น";
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\ssrc=)");

    private static final TableFile HIGHER_MARGIN = TableFile.shipped("account-selection.dmn")
            .cell("valueGroupLimits_1_out_from", "400000")
            .cell("valueGroupLimits_2_out_below", "400000");

    /** H begins below where M ends. */
    private static final TableFile OVERLAP =
            TableFile.shipped("account-selection.dmn").cell("valueGroupLimits_1_out_from", "250000");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SmallYear year;

    @Autowired
    private Rest rest;

    @Autowired
    private WhatIfDesk desk;

    private MockMvc mvc;

    @BeforeEach
    void aListIsThere() {
        year.forget().importOrganization().importList();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private Rest.Answer post(String person, String path, String content) {
        return rest.call(person, HttpMethod.POST, path, content, "application/xml", "th");
    }

    private MvcResult upload(String person, byte[] content) throws Exception {
        return mvc.perform(multipart(PAGE)
                        .file(new MockMultipartFile("file", "changed.dmn", "application/xml", content))
                        .param("year", "2570")
                        .with(user(person))
                        .with(served())
                        .with(csrf()))
                .andReturn();
    }

    /** A server tells filters the path; the mock does not. */
    private static RequestPostProcessor served() {
        return request -> {
            request.setServletPath(PAGE);
            return request;
        };
    }

    private String html(String person, String path) throws Exception {
        MvcResult result = mvc.perform(get(path).with(user(person))).andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        String html = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(INLINE.matcher(html).find()).isFalse();
        return html;
    }

    @Test
    void theOwnerUploadsATableAndReadsWhatItWouldDo() throws Exception {
        assertThat(html(SmallYear.OWNER, PAGE))
                .contains(NOTHING_CHANGED, "ตรวจและคำนวณ", "account-selection.dmn · ฉบับที่ 1 · ");

        String result =
                upload(SmallYear.OWNER, HIGHER_MARGIN.bytes()).getResponse().getRedirectedUrl();

        assertThat(result).startsWith(PAGE + "/");
        String id = result.substring(PAGE.length() + 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> desk.question(id, SmallYear.OWNER).finished());
        String page = html(SmallYear.OWNER, result);
        assertThat(page)
                .contains(NOTHING_CHANGED, "ถ้าใช้เกณฑ์นี้", "ปี 2570 ยังไม่เปิด")
                .contains(result + "/accounts?now=STRATEGIC&amp;then=STAR")
                .contains("ต่ำกว่าช่วง", "นางรัตนา บุญเรือง")
                .doesNotContain("ถ้าใช้เกณฑ์นี้</button>");
        assertThat(page.indexOf(NOTHING_CHANGED)).isLessThan(page.indexOf("<h1"));
        String list = html(SmallYear.OWNER, result + "/accounts?now=STATUS&then=STREAMLINE");
        assertThat(list)
                .contains("บริษัท ลูกค้าที่ 07 จำกัด", "บริษัท ลูกค้าที่ 08 จำกัด")
                .doesNotContain("ลูกค้าที่ 21");
        assertThat(html(SmallYear.OWNER, result + "/accounts?q=zzz")).contains("ล้างตัวกรอง");
        String sorted = html(SmallYear.OWNER, result + "/accounts?now=STATUS&sort=-account");
        assertThat(sorted)
                .contains("aria-sort=\"descending\"", "2 รายการ")
                .contains(result + "/accounts?now=STATUS&amp;sort=-account&amp;format=xlsx");
        assertThat(sorted.indexOf("ลูกค้าที่ 08")).isLessThan(sorted.indexOf("ลูกค้าที่ 07"));
    }

    @Test
    void everyTableOfTheAnswerIsGivenAsAFile() throws Exception {
        String id = desk.ask(SmallYear.YEAR, "changed.dmn", HIGHER_MARGIN.bytes(), SmallYear.OWNER);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> desk.question(id, SmallYear.OWNER).finished());

        for (String list : new String[] {"accounts", "kamrs", "services"}) {
            byte[] workbook = mvc.perform(
                            get(PAGE + "/" + id + "/" + list + "?format=xlsx").with(user(SmallYear.OWNER)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(new String(workbook, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        }
        String csv = mvc.perform(
                        get(PAGE + "/" + id + "/accounts?format=csv&now=STATUS").with(user(SmallYear.OWNER)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(3);
        String backward = mvc.perform(get(PAGE + "/" + id + "/accounts?format=csv&now=STATUS&sort=-account")
                        .with(user(SmallYear.OWNER)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(backward.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("บริษัท ลูกค้าที่ 08 จำกัด", "บริษัท ลูกค้าที่ 07 จำกัด");
        assertThat(csv).contains("Status,Streamline,1,");
    }

    @Test
    void aTableThatCannotBeUsedIsShownWithRowAndColumn() throws Exception {
        MvcResult refused = upload(SmallYear.OWNER, OVERLAP.bytes());

        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        assertThat(refused.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("ตรวจตาราง", "valueGroupLimits", "กำไรขั้นต้นตั้งแต่ (บาท/เดือน) From, baht a month")
                .contains("ทับกับแถวที่ 2 สำหรับค่าตั้งแต่ 250000 และน้อยกว่า 264911")
                .contains(NOTHING_CHANGED);
    }

    @Test
    void fiftyMegabytesAreNotRead() throws Exception {
        MvcResult refused = upload(SmallYear.OWNER, new byte[50_000_000]);

        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        assertThat(refused.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("ไฟล์ใหญ่เกิน 1 เมกะไบต์");
    }

    @Test
    void nothingChosenIsSaidAtItsField() throws Exception {
        MvcResult refused = upload(SmallYear.OWNER, new byte[0]);

        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        MvcResult none = mvc.perform(multipart(PAGE)
                        .param("year", "2570")
                        .with(user(SmallYear.OWNER))
                        .with(served())
                        .with(csrf()))
                .andReturn();
        assertThat(none.getResponse().getStatus()).isEqualTo(422);
        assertThat(none.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("เลือกไฟล์ .dmn หรือเลือกฉบับที่เคยใช้");
    }

    @Test
    void whoHasNotTheRightIsRefused() throws Exception {
        assertThat(mvc.perform(get(PAGE).with(user(SmallYear.MANAGER)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(upload(SmallYear.MANAGER, HIGHER_MARGIN.bytes())
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(post(SmallYear.MANAGER, API, HIGHER_MARGIN.text()).status()).isEqualTo(403);
    }

    @Test
    void programsGetTheSameAnswer() {
        Rest.Answer answer = post(SmallYear.OWNER, API, HIGHER_MARGIN.text());

        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.get("accounts").asInt()).isEqualTo(31);
        assertThat(json.get("moved")).hasSize(28);
        assertThat(StreamSupport.stream(json.get("tiers").spliterator(), false)
                        .filter(move -> "STRATEGIC".equals(move.get("now").asText()))
                        .map(move -> move.get("then").asText() + " "
                                + move.get("accounts").asInt()))
                .containsExactly("STAR 26");
        Rest.Answer csv = post(Rest.ADMIN, API + "?format=csv", HIGHER_MARGIN.text());
        assertThat(csv.rows()).hasSize(28);
    }

    @Test
    void programsAreToldEveryMistakeWithItsPlace() {
        Rest.Answer refused = post(
                SmallYear.OWNER,
                API,
                OVERLAP.cell("specialCaseRules_2_out_reasonRequired", "maybe(").text());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("message").asText())
                .startsWith("ตาราง specialCaseRules แถวที่ 2 คอลัมน์ ต้องระบุเหตุผล Reason required: ");
        assertThat(post(SmallYear.OWNER, "/api/plan-years/2571/what-if", HIGHER_MARGIN.text())
                        .status())
                .isEqualTo(409);
        assertThat(post(SmallYear.OWNER, API, "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>")
                        .status())
                .isEqualTo(422);
        assertThat(post(SmallYear.OWNER, API, " ".repeat(2_000_000)).status()).isEqualTo(413);
    }
}

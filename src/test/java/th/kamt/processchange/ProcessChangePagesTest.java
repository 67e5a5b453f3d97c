package th.kamt.processchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.support.Models;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** The pages of changes: hand in, look, confirm, take back. */
@PlanningTest
class ProcessChangePagesTest {

    private static final String LIST = "/rules/changes";
    private static final String APPROVAL = "02-plan-approval.bpmn";
    private static final String COLLECT = "รวบรวมระดับเขต Collect region";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SmallYear year;

    @Autowired
    private RepositoryService repository;

    private MockMvc mvc;

    @BeforeEach
    void aPlanWaits() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        year.forget().planWaitingForRegion();
    }

    @AfterEach
    void asReleased() {
        year.forget();
        ReleasedModels.restore(repository);
    }

    private static String approval() {
        return Models.text(Models.PROCESSES.resolve(APPROVAL));
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(OWNER)).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse handIn(String content, String reason) throws Exception {
        return call(multipart(LIST)
                .file(new MockMultipartFile("files", APPROVAL, "application/octet-stream", content.getBytes(UTF_8)))
                .param("reason", reason)
                .servletPath(LIST));
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = call(get(address));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(UTF_8);
    }

    private long versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("planApproval")
                .count();
    }

    @Test
    @DisplayName("what is handed in is shown first, goes live on a yes, and comes back by one click")
    void handInLookConfirmAndTakeBack() throws Exception {
        long versions = versions();

        String draft = handIn(approval().replace(COLLECT, "รวบรวม &lt;b>ทุก&lt;/b> หน่วย"), "คู่มือแก้ครั้งที่ 7")
                .getRedirectedUrl();

        assertThat(draft).startsWith(LIST + "/");
        assertThat(page(draft))
                .contains(
                        "ยังไม่มีอะไรเปลี่ยน",
                        "คู่มือแก้ครั้งที่ 7",
                        COLLECT,
                        "กฟอ.บึงทอง",
                        "2570/" + AA,
                        "ที่ นางณัฐธิดา ธรรมวงศ์")
                .contains("รวบรวม &lt;b&gt;ทุก")
                .doesNotContain("<b>ทุก");
        assertThat(versions()).isEqualTo(versions);
        assertThat(page(LIST)).contains("ยังไม่เคยเปลี่ยน");

        assertThat(call(post(draft + "/confirm")).getRedirectedUrl()).isEqualTo(draft);

        assertThat(versions()).isEqualTo(versions + 1);
        assertThat(page(draft)).contains("เริ่มใช้แล้วเมื่อ 16 พ.ย. 2569", "นายสมชาย อินต๊ะ", "ย้อนกลับไปฉบับก่อน");
        assertThat(page(LIST)).contains("คู่มือแก้ครั้งที่ 7", "ย้าย 1 · คงเดิม 0");
        assertThat(page(LIST + "?q=zzz")).contains("ล้างตัวกรอง").doesNotContain("ย้าย 1");
        assertThat(page(LIST + "?format=csv").lines().skip(1))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("คู่มือแก้ครั้งที่ 7", APPROVAL, ",1,0,"));
        assertThat(call(post(draft + "/confirm")).getStatus()).isEqualTo(409);
        String back = call(post(draft + "/return")).getRedirectedUrl();
        assertThat(page(back)).contains("กลับไปใช้ฉบับก่อนการเปลี่ยนครั้งที่");
        String oldestFirst = page(LIST + "?sort=-id");
        assertThat(oldestFirst.indexOf(draft + "\"")).isBetween(0, oldestFirst.indexOf(back + "\""));
        assertThat(page(draft)).contains("ย้อนกลับแล้วในครั้งที่").doesNotContain("ย้อนกลับไปฉบับก่อน");
        assertThat(page(LIST + "/live/" + APPROVAL)).isEqualTo(approval());
    }

    @Test
    @DisplayName("what must be mended is listed with file, place, line and reason; what was typed stays")
    void whatMustBeMendedIsListed() throws Exception {
        MockHttpServletResponse answer =
                handIn(approval().replace("Task_CollectRegion", "Task_GatherRegion"), "ตัดขั้นเขต");

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(UTF_8))
                .contains(
                        "ยังใช้ไม่ได้",
                        "ขั้นงาน Task_CollectRegion หายไป",
                        "ตัดขั้นงานนี้ไม่ได้",
                        "อยู่ที่ นางณัฐธิดา ธรรมวงศ์")
                .contains(">ตัดขั้นเขต</textarea>");
        assertThat(handIn(approval(), "อีกครั้ง").getStatus()).isEqualTo(409);
        MockHttpServletResponse speechless = handIn(approval().replace(COLLECT, "ใหม่"), "\u200B");
        assertThat(speechless.getStatus()).isEqualTo(422);
        assertThat(speechless.getContentAsString(UTF_8)).contains("href=\"#reason\"", "บอกเหตุผลของการเปลี่ยน");
    }

    @Test
    void othersSeeAndDoNothing() throws Exception {
        assertThat(mvc.perform(get(LIST).with(user(MANAGER)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(multipart(LIST)
                                .file(new MockMultipartFile(
                                        "files", APPROVAL, null, approval().getBytes(UTF_8)))
                                .param("reason", "x")
                                .servletPath(LIST)
                                .with(user(MANAGER))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(call(get(LIST + "/999999")).getStatus()).isEqualTo(404);
        assertThat(call(get(LIST + "/live/..%2Fapplication.yml")).getStatus()).isGreaterThanOrEqualTo(400);
    }
}

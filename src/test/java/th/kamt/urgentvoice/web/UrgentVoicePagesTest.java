package th.kamt.urgentvoice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.REGION_KAMR;
import static th.kamt.urgentvoice.OpenCases.REGION_ENGINEER;
import static th.kamt.urgentvoice.OpenCases.STRATEGIC;
import static th.kamt.urgentvoice.OpenCases.TECHNICIAN;
import static th.kamt.urgentvoice.OpenCases.at;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.OpenCases;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;

/** The pages of urgent voices as their readers see and use them. */
@PlanningTest
class UrgentVoicePagesTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private UrgentVoices voices;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private WebApplicationContext context;

    private OpenCases cases;
    private MockMvc mvc;

    @BeforeEach
    void inForce() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        year.forget();
        cases = new OpenCases(year, driver, voices, tasks, jdbc).inForce("2027-12-09T09:00", AA);
    }

    private String page(String person, String path) throws Exception {
        MockHttpServletResponse answer = answer(person, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return content(answer);
    }

    /** Numbers and their units stand together by no-break spaces. */
    private static String content(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    private int status(String person, String path) throws Exception {
        return answer(person, get(path)).getStatus();
    }

    private MockHttpServletResponse answer(String person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(person)).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse send(String person, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post(path);
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return answer(person, form);
    }

    private MockHttpServletResponse quick(String summary, String day, String otherDay, String time, String token)
            throws Exception {
        return send(
                KAMR,
                "/urgent-voices",
                "account",
                STRATEGIC,
                "summary",
                summary,
                "day",
                day,
                "otherDay",
                otherDay,
                "time",
                time,
                "channel",
                "OTHER",
                "otherChannel",
                "วิทยุสื่อสาร",
                "token",
                token);
    }

    @Test
    void aCaseIsOpenedOrderedSeenToAndAnsweredOnItsPages() throws Exception {
        assertThat(page(KAMR, "/accounts/" + STRATEGIC + "?year=2570"))
                .contains("/urgent-voices/new?account=" + STRATEGIC);
        assertThat(page(KAMR, "/urgent-voices/new?account=" + STRATEGIC))
                .contains("name=\"form\" value=\"urgent-" + STRATEGIC + "\"", "value=\"09:00\"");

        MockHttpServletResponse opened = quick("ไฟดับ <b>ทั้งโรงงาน</b>", "yesterday", "", "15.40", "token-00000001");
        assertThat(opened.getStatus()).isEqualTo(302);
        String path = opened.getRedirectedUrl();
        assertThat(quick("ไฟดับ <b>ทั้งโรงงาน</b>", "yesterday", "", "15.40", "token-00000001")
                        .getRedirectedUrl())
                .as("the same form sent again")
                .isEqualTo(path);
        MockHttpServletResponse other = quick("หม้อแปลงไหม้", "yesterday", "", "16.10", "token-00000001");
        assertThat(other.getStatus()).as("another case by a form that was sent").isEqualTo(422);
        assertThat(other.getContentAsString(StandardCharsets.UTF_8))
                .contains("เรื่องนี้ยังไม่ได้เปิด", "หม้อแปลงไหม้", path.substring(path.lastIndexOf('/') + 1));
        UrgentVoice voice = voices.require(path.substring(path.lastIndexOf('/') + 1));
        assertThat(voice.receivedAt()).isEqualTo(at("2027-12-08T15:40"));

        String asked = page(MANAGER, path);
        assertThat(asked)
                .contains("ไฟดับ &lt;b&gt;ทั้งโรงงาน&lt;/b&gt;", "วิทยุสื่อสาร", "8 ธ.ค. 2570 15:40 น.", "นายช่าง มานะ")
                .contains("9 ธ.ค. 2570", ">วันนี้</span>", "เหลือ 4 วันทำการ", "/deadlines/")
                .doesNotContain("<b>ทั้งโรงงาน");
        assertThat(page(KAMR, path)).contains("งานอยู่ที่ ผจก. กฟอ.บึงทอง").doesNotContain("name=\"assignedTo\"");
        String task = cases.task(voice).orElseThrow().getId();
        assertThat(send(MANAGER, path + "/order", "task", task, "assignedTo", TECHNICIAN, "order", " ")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(KAMR, path + "/order", "task", task, "assignedTo", TECHNICIAN, "order", "ตรวจ")
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(MANAGER, path + "/order", "task", task, "assignedTo", TECHNICIAN, "order", "ตรวจสอบวันนี้")
                        .getStatus())
                .isEqualTo(302);
        assertThat(send(MANAGER, path + "/order", "task", task, "assignedTo", TECHNICIAN, "order", "ตรวจสอบวันนี้")
                        .getStatus())
                .as("sent twice")
                .isEqualTo(409);
        driver.run(driver.instance("urgentVoice", voice.businessKey()));
        assertThat(page(MANAGER, path)).contains("/order-anew");
        assertThat(send(
                                MANAGER,
                                path + "/order-anew",
                                "before",
                                TECHNICIAN,
                                "assignedTo",
                                REGION_ENGINEER,
                                "order",
                                "ให้เขตช่วย",
                                "reason",
                                "")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(
                                MANAGER,
                                path + "/order-anew",
                                "before",
                                TECHNICIAN,
                                "assignedTo",
                                REGION_ENGINEER,
                                "order",
                                "ให้เขตช่วย",
                                "reason",
                                "ช่างลาป่วย")
                        .getStatus())
                .isEqualTo(302);
        String remedy = cases.task(voice).orElseThrow().getId();
        assertThat(page(REGION_ENGINEER, path)).contains("name=\"remedy\"", "ให้เขตช่วย");
        assertThat(send(REGION_ENGINEER, path + "/remedy", "task", remedy, "remedy", "เปลี่ยนฟิวส์แล้ว")
                        .getStatus())
                .isEqualTo(302);
        driver.run(driver.instance("urgentVoice", voice.businessKey()));
        String answer = cases.task(voice).orElseThrow().getId();
        MockHttpServletResponse early =
                send(KAMR, path + "/answer", "task", answer, "answer", "เรียบร้อย", "answeredAt", "8/12/2570 15:00");
        assertThat(early.getStatus()).isEqualTo(422);
        assertThat(content(early)).contains("ก่อนเวลาที่รับเรื่อง", "เรียบร้อย");
        assertThat(send(KAMR, path + "/answer", "task", answer, "answer", "เรียบร้อย", "answeredAt", "8/12/2570 16:30")
                        .getStatus())
                .isEqualTo(302);

        assertThat(voices.require(voice.number()).stage()).isEqualTo(Stage.CLOSED);
        assertThat(page(KAMR, path))
                .contains("ปิดเรื่องแล้ว", "ช่างลาป่วย", "เสร็จตามกำหนด 9 ธ.ค. 2570 09:00 น.")
                .contains("ตอบลูกค้าก่อนมีรายงานการแก้ไข");
        assertThat(page(KAMR, path + "/print"))
                .contains("CRM-KAM-003", voice.number(), "ลงชื่อ", "เปลี่ยนฟิวส์แล้ว", "8 ธันวาคม 2570 15:40 น.")
                .contains("เสร็จตามกำหนด 9 ธันวาคม 2570 09:00 น.", "8 ธันวาคม 2570 16:30 น.", "16 ธันวาคม 2570")
                .contains("ตอบลูกค้าก่อนมีรายงานการแก้ไข")
                .doesNotContain("ธ.ค.");
    }

    @Test
    void theQuickFormNamesWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        assertThat(quick("", "today", "", "08:00", "token-00000002").getStatus())
                .isEqualTo(422);
        MockHttpServletResponse ahead = quick("ไฟตก", "today", "", "09:01", "token-00000002");
        assertThat(content(ahead)).contains("อยู่ในอนาคต", ">ไฟตก</textarea>");
        assertThat(content(quick("ไฟตก", "other", "8/12/2027", "10:00", "token-00000002")))
                .contains("8 ธ.ค. 2570");
        assertThat(quick("ไฟตก", "today", "", "25:00", "token-00000002").getStatus())
                .isEqualTo(422);
        assertThat(quick("ไฟตก", "other", "1 ธ.ค. 2570", "23.59 น.", "token-00000002")
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(KAMR, "/urgent-voices/new?q=ลูกค้าที่ 02"))
                .contains("ลูกค้าที่ 02")
                .doesNotContain("ลูกค้าที่ 01");
        assertThat(status(KAMR_BB, "/urgent-voices/new?account=" + STRATEGIC)).isEqualTo(404);
        assertThat(status(DIRECTOR, "/urgent-voices/new?account=" + STRATEGIC)).isEqualTo(403);
    }

    @Test
    void casesAreListedForWhoMayReadThem() throws Exception {
        UrgentVoice late = cases.open(KAMR, STRATEGIC, "2027-11-25T10:00");
        UrgentVoice fresh = cases.open(KAMR, SmallYear.id(2, AA), "2027-12-08T10:00");
        cases.order(late, MANAGER, TECHNICIAN);

        for (String person : List.of(KAMR, MANAGER, REGION_KAMR, CHIEF, OWNER)) {
            assertThat(page(person, "/urgent-voices")).contains(late.number(), fresh.number());
            assertThat(status(person, late.path())).as(person).isEqualTo(200);
        }
        assertThat(page(TECHNICIAN, "/urgent-voices")).contains(late.number());
        assertThat(page(KAMR_BB, "/urgent-voices")).doesNotContain(late.number(), fresh.number());
        assertThat(status(KAMR_BB, late.path())).isEqualTo(404);
        assertThat(status(KAMR_BB, late.path() + "/print")).isEqualTo(404);
        assertThat(send(KAMR_BB, late.path() + "/remedy", "task", "1", "remedy", "x")
                        .getStatus())
                .isEqualTo(404);
        assertThat(status(KAMR, "/urgent-voices/2570-999999")).isEqualTo(404);
        assertThat(status(KAMR, "/urgent-voices/..%2F1")).isGreaterThanOrEqualTo(400);
        assertThat(page(MANAGER, "/urgent-voices?state=overdue"))
                .contains(late.number())
                .doesNotContain(fresh.number());
        MockHttpServletResponse csv = answer(MANAGER, get("/urgent-voices?format=csv&sort=number"));
        assertThat(content(csv)).contains(late.number(), "8 ธ.ค. 2570 10:00 น.", "กำลังแก้ไข");
        assertThat(page(MANAGER, "/urgent-voices?year=2569")).contains("ไม่มีเรื่องของปี 2569");
    }

    @Test
    void theReceiptShowsEveryDayCountedOrSkippedAndWhy() throws Exception {
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-12-08T15:40");
        String receipt = "/deadlines/" + cases.deadline(voice, "URGENT_ANSWER");

        String page = page(KAMR, receipt);

        String words = page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertThat(words)
                .contains("ครบกำหนด 16 ธ.ค. 2570 สิ้นวัน", "เหลือ 4 วันทำการ")
                .containsSubsequence(
                        "8 ธ.ค.",
                        "วันที่ 0",
                        "รับเรื่อง 15:40 น.",
                        "9 ธ.ค.",
                        "วันที่ 1",
                        "10 ธ.ค.",
                        "ไม่นับ",
                        "วันรัฐธรรมนูญ",
                        "11 ธ.ค.",
                        "ไม่นับ",
                        "วันเสาร์",
                        "12 ธ.ค.",
                        "ไม่นับ",
                        "วันอาทิตย์",
                        "13 ธ.ค.",
                        "วันที่ 2",
                        "16 ธ.ค.",
                        "วันที่ 5");
        assertThat(page).contains("href=\"" + voice.path() + "\"");
        assertThat(status(KAMR_BB, receipt)).isEqualTo(404);
    }

    /** Lines of the register of deadlines found by that text. */
    private List<String> rows(String person, String text) throws Exception {
        return content(answer(
                        person,
                        get("/deadlines")
                                .param("year", "2570")
                                .param("format", "csv")
                                .param("q", text)))
                .lines()
                .skip(1)
                .toList();
    }

    @Test
    void thePageOfHolidaysShowsWhatAHolidayMoved() throws Exception {
        UrgentVoice voice = cases.open(KAMR, STRATEGIC, "2027-12-08T15:40");
        try {
            MockHttpServletResponse added = send(
                    OWNER,
                    "/admin/calendar",
                    "day",
                    "14/12/2570",
                    "nameTh",
                    "วันหยุดพิเศษ",
                    "nameEn",
                    "Special holiday");
            assertThat(added.getStatus()).isEqualTo(302);
            String shown = page(OWNER, "/admin/calendar?year=2570");

            assertThat(shown.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                    .contains("กำหนดของงานที่ยังไม่เสร็จย้าย 1 งาน")
                    .containsSubsequence(voice.number(), "16 ธ.ค. 2570", "17 ธ.ค. 2570");
            assertThat(page(KAMR_BB, "/admin/calendar?year=2570"))
                    .as("another office's work is not theirs to know")
                    .doesNotContain(voice.number());
            String receipt = page(KAMR, "/deadlines/" + cases.deadline(voice, "URGENT_ANSWER"));
            assertThat(receipt).contains("<del>", "วันหยุดพิเศษ (14 ธ.ค. 2570) เป็นวันหยุด");
            assertThat(receipt.replaceAll("<[^>]*>", "").replaceAll("\\s+", " "))
                    .as("the former date is said once")
                    .contains("กำหนดเดิม 16 ธ.ค. 2570 เปลี่ยนเป็น 17 ธ.ค. 2570 เมื่อ");
            assertThat(rows(KAMR, voice.number().substring(5)))
                    .as("found by its number")
                    .hasSize(2);
            assertThat(rows(KAMR, "crm-kam-003/" + voice.number())).hasSize(2);
            assertThat(rows(KAMR_BB, voice.number())).as("not another office's").isEmpty();
            assertThat(rows(KAMR, "%")).as("no pattern").isEmpty();
        } finally {
            send(OWNER, "/admin/calendar/remove", "day", "14/12/2570");
        }
        assertThat(cases.told("deadline.moved", cases.deadline(voice, "URGENT_ANSWER") + "/"))
                .as("who orders and who answers, told of each change")
                .containsExactlyInAnyOrder(MANAGER, KAMR, MANAGER, KAMR);
        assertThat(clock.instant()).isEqualTo(at("2027-12-09T09:00"));
    }
}

package th.kamt.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;

import com.icegreen.greenmail.util.GreenMail;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import th.kamt.message.Texts;
import th.kamt.notification.MailTestBeans.Post;
import th.kamt.notification.NotificationPreferences.Preference;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** Pages around notices: who sees what, texts, wishes and digests, and the way from a mail to its task. */
@MailTest
class NotificationPagesTest {

    private static final String TEXT = "/rules/texts/" + MailTestBeans.KIND + "/th";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Post post;

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private NotificationPreferences preferences;

    @Autowired
    private MailDispatcher dispatcher;

    @Autowired
    private OutboxHealth health;

    @Autowired
    private GreenMail server;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void people() throws Exception {
        sender.setPort(server.getSmtp().getPort());
        server.purgeEmailFromAllMailboxes();
        post.peopleWithAddresses();
    }

    // --- mailbox ---

    @Test
    @DisplayName("a person sees their own mails, an administrator everybody's; another's mail is not there")
    void aPersonSeesTheirOwnMails() throws Exception {
        post.tell("a", MANAGER, CHIEF);

        assertThat(page(MANAGER, "/mailbox")).contains("/mailbox/" + post.id("a", MANAGER));
        assertThat(page(MANAGER, "/mailbox?person=" + CHIEF)).doesNotContain("/mailbox/" + post.id("a", CHIEF));
        mvc.perform(get("/mailbox/" + post.id("a", CHIEF)).with(user(MANAGER))).andExpect(status().isNotFound());
        assertThat(page(OWNER, "/mailbox?person=" + CHIEF))
                .contains("/mailbox/" + post.id("a", CHIEF))
                .doesNotContain("/mailbox/" + post.id("a", MANAGER));
        assertThat(page(OWNER, "/mailbox?kind=plan.approved")).doesNotContain("/mailbox/" + post.id("a", CHIEF));
    }

    @Test
    void aMailIsShownAsSentAndItsLinkWorks() throws Exception {
        post.tell("a", MANAGER);

        assertThat(page(MANAGER, "/mailbox/" + post.id("a", MANAGER)))
                .contains("กฟอ.บึงทอง ภายใน 30 พ.ย. 2569", "href=\"/plans/2570/N2-AA\"")
                .contains("https://kamt.example.org/plans/2570/N2-AA");
    }

    // --- operators ---

    @Test
    @DisplayName("operators see what could not be sent, and send it again once there is an address")
    void operatorsSendAgain() throws Exception {
        post.address(MANAGER, null);
        post.tell("a", MANAGER);
        String again = "/admin/outbox/" + post.id("a", MANAGER) + "/again";

        assertThat(page(OWNER, "/admin/outbox")).contains("ไม่มีที่อยู่อีเมล", again);
        mvc.perform(post(again).with(user(OWNER)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(post.state("a", MANAGER)).isEqualTo("UNDELIVERABLE");

        post.giveAddresses();
        mvc.perform(post(again).with(user(OWNER)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(dispatcher.deliverDue()).isEqualTo(1);
        assertThat(health.health().getDetails()).containsEntry("undeliverable", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/outbox", "/rules/texts", TEXT})
    void pagesOfTheProcessOwnerAreNobodyElses(String page) throws Exception {
        mvc.perform(get(page).with(user(MANAGER))).andExpect(status().isForbidden());
        mvc.perform(get(page).with(user(OWNER))).andExpect(status().isOk());
    }

    @Test
    void nobodyElseSendsAgainOrChangesTexts() throws Exception {
        post.tell("a", MANAGER);

        mvc.perform(post("/admin/outbox/" + post.id("a", MANAGER) + "/again")
                        .with(user(MANAGER))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/admin/outbox/again").with(user(MANAGER)).with(csrf()))
                .andExpect(status().isForbidden());
        change(MANAGER, "save", "x", "y", 1).andExpect(status().isForbidden());
    }

    // --- texts ---

    @Test
    @DisplayName("R-ESC-2: the process owner's text counts from the next notice on; its changes are kept")
    void theProcessOwnersTextCounts() throws Exception {
        change(OWNER, "save", "ด่วน {unit}", "ถึง {recipient} ภายใน {due} {post}", 1)
                .andExpect(redirectedUrl(TEXT));
        post.tell("a", MANAGER);

        assertThat(jdbc.queryForObject("select subject from mail", String.class))
                .isEqualTo("ด่วน กฟอ.บึงทอง");
        assertThat(page(OWNER, TEXT)).contains("ด่วน {unit}", "นายสมชาย อินต๊ะ");
    }

    @Test
    void anUnknownPlaceIsRefusedByName() throws Exception {
        String answer = body(change(OWNER, "save", "{unit}", "{recipient} {dueDate} {x}", 1)
                .andExpect(status().isUnprocessableEntity()));

        assertThat(answer).contains("ไม่รู้จัก {dueDate}, {x}", "{recipient} {dueDate} {x}</textarea>");
        assertThat(page(OWNER, TEXT)).doesNotContain("dueDate");
    }

    @Test
    void whatIsNoActionChangesNothing() throws Exception {
        change(OWNER, "delete", "ไม่ถูกบันทึก", "x", 1).andExpect(status().isNotFound());

        assertThat(page(OWNER, TEXT)).doesNotContain("ไม่ถูกบันทึก");
    }

    @Test
    void aPreviewHasSampleValuesAndChangesNothing() throws Exception {
        String answer = body(change(OWNER, "preview", "ลอง {unit}", "{recipient} ภายใน {due}", 1)
                .andExpect(status().isOk()));

        assertThat(answer).contains("ลอง กฟอ.บึงทอง", "นายสมเกียรติ วงศ์ประเสริฐ ภายใน 30 พ.ย. 2569");
        assertThat(page(OWNER, TEXT)).doesNotContain("ลอง {unit}");
    }

    @Test
    void twoWhoChangeTheSameTextDoNotOverwriteEachOther() throws Exception {
        change(OWNER, "save", "หนึ่ง", "หนึ่ง", 1).andExpect(status().is3xxRedirection());

        assertThat(body(change(OWNER, "save", "สอง", "สอง", 1).andExpect(status().isConflict())))
                .contains("มีผู้อื่นแก้ไข", "สอง</textarea>");
        assertThat(page(OWNER, TEXT)).contains("value=\"หนึ่ง\"");
    }

    @Test
    void backToTheOwnText() throws Exception {
        String own = "/rules/texts/task.created/en";
        mvc.perform(post(own)
                        .with(user(OWNER))
                        .with(csrf())
                        .param("subject", "Other")
                        .param("body", "Other")
                        .param("version", "0")
                        .param("action", "save"))
                .andExpect(redirectedUrl(own));
        assertThat(page(OWNER, own)).contains("value=\"Other\"");
        mvc.perform(post(own)
                        .with(user(OWNER))
                        .with(csrf())
                        .param("subject", "")
                        .param("body", "")
                        .param("version", "1")
                        .param("action", "reset"))
                .andExpect(redirectedUrl(own));

        assertThat(page(OWNER, own)).contains("New task: {task}, due {due}").contains("กลับไปใช้ข้อความมาตรฐาน");
    }

    // --- wishes and digests ---

    @Test
    @DisplayName(
            "one digest a day: what is not urgent is held and told in one mail, in order; urgent matters go at once")
    void aDigestHoldsWhatIsNotUrgent() throws Exception {
        mvc.perform(post("/my-notifications")
                        .with(user(MANAGER))
                        .with(csrf())
                        .param("digest", "true")
                        .param("language", "th"))
                .andExpect(redirectedUrl("/my-notifications"));
        post.tell("one", MANAGER);
        post.tell("urgent", true, MANAGER);
        post.tell("two", MANAGER);

        assertThat(dispatcher.deliverDue()).isEqualTo(1);
        assertThat(post.state("urgent", MANAGER)).isEqualTo("SENT");

        driver.run(runtime.startProcessInstanceByKey("dailyMailDigest").getId());
        assertThat(dispatcher.deliverDue()).isEqualTo(1);

        assertThat(post.state("one", MANAGER)).isEqualTo("IN_DIGEST");
        Map<String, Object> digest = jdbc.queryForMap("select * from mail where kind = 'mail.digest'");
        assertThat(digest.get("subject")).isEqualTo("สรุปการแจ้งเตือน 16 พ.ย. 2569: 2 เรื่อง");
        assertThat((String) digest.get("body"))
                .containsSubsequence(
                        "1. ครบกำหนด",
                        "https://kamt.example.org/plans/2570/N2-AA",
                        "2. ครบกำหนด",
                        "ภายใน 30 พ.ย. 2569");
        // The next morning there is nothing new to say.
        driver.run(runtime.startProcessInstanceByKey("dailyMailDigest").getId());
        assertThat(dispatcher.deliverDue()).isZero();
    }

    @Test
    void whoNoLongerWantsADigestGetsWhatWasHeld() {
        preferences.choose(MANAGER, new Preference(true, Texts.THAI));
        post.tell("a", MANAGER);
        assertThat(dispatcher.deliverDue()).isZero();

        preferences.choose(MANAGER, new Preference(false, Locale.ENGLISH));

        assertThat(dispatcher.deliverDue()).isEqualTo(1);
        assertThat(preferences.of(MANAGER)).isEqualTo(new Preference(false, Locale.ENGLISH));
        assertThat(preferences.of(CHIEF)).isEqualTo(NotificationPreferences.USUAL);
    }

    // --- links to tasks ---

    @Test
    @DisplayName(
            "a task's link leads to Tasklist while it is open, then says who did it and when, and leads to the plan")
    void aTasksLink() throws Exception {
        year.planWaitingForRegion();
        String task = driver.task(YEAR, AA).getId();

        mvc.perform(get("/tasks/" + task).with(user(CHIEF)))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=" + task));
        // The mail's address is asked for first, and comes back after the login.
        mvc.perform(get("/tasks/" + task)).andExpect(status().is3xxRedirection());
        mvc.perform(get("/tasks/" + task).with(user(KAMR_BB))).andExpect(status().isNotFound());

        year.approve(AA, CHIEF);

        assertThat(page(MANAGER, "/tasks/" + task))
                .contains("งานนี้เสร็จแล้ว โดย นางณัฐธิดา ธรรมวงศ์", "href=\"/plans/2570/N2-AA\"");
        assertThat(page(GOVERNOR, "/tasks/" + task)).contains("รวบรวมแผน กฟอ.บึงทอง");
        assertThat(page(GOVERNOR, "/tasks/" + task + "?lang=en")).doesNotContain("รวบรวมแผน");
        mvc.perform(get("/tasks/" + task).with(user(MANAGER_BB))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "00000000-0000-0000-0000-000000000000", "a;b"})
    void aTaskThatNeverWasIsNotFound(String task) throws Exception {
        int answer = mvc.perform(get("/tasks/" + task).with(user(MANAGER)))
                .andReturn()
                .getResponse()
                .getStatus();

        assertThat(answer).isBetween(400, 404);
    }

    // --- helpers ---

    private ResultActions change(String person, String action, String subject, String text, int version)
            throws Exception {
        return mvc.perform(post(TEXT)
                .with(user(person))
                .with(csrf())
                .param("subject", subject)
                .param("body", text)
                .param("version", Integer.toString(version))
                .param("action", action));
    }

    private String page(String person, String path) throws Exception {
        return body(mvc.perform(get(path).with(user(person))).andExpect(status().isOk()));
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}

package th.kamt.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** {@code /admin/voc} for operators, and for nobody else. */
@PlanningTest
class VoicePagesTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SmallYear year;

    @Autowired
    private Voices voices;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate jdbc;

    private MockMvc mvc;

    @BeforeEach
    void threeVoices() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        year.forget().importOrganization();
        for (int i = 1; i <= 3; i++) {
            String reference = "V-" + i;
            transactions.executeWithoutResult(
                    status -> voices.heard(VoiceDeliveryTest.voice(reference, VoiceKind.COMPLAINT, "<b>ไฟดับ</b>")));
        }
        jdbc.update(
                "update voice_outbox set state = 'REFUSED', attempts = 1, answer_status = 422, answer = '<i>unknown</i>' where reference = 'V-2'");
        jdbc.update(
                "update voice_outbox set state = 'SENT', attempts = 1, answer_status = 201, answer = '{}' where reference = 'V-3'");
    }

    @Test
    @DisplayName("operators see what waits, what was refused and the answer; filters and the file show the same")
    void operatorsSeeWhatWaitsAndWhatWasRefused() throws Exception {
        jdbc.update(
                "insert into portfolio_account (plan_year, account_id, unit_code, name, tier, top_up, kamr, special_risk)"
                        + " values (2570, ?, ?, 'บริษัท เหล็กสยาม จำกัด', 'STAR', false, null, false)",
                SmallYear.id(1, AA),
                AA);

        String all = page("/admin/voc");

        assertThat(all)
                .contains("บริษัท เหล็กสยาม จำกัด", SmallYear.id(1, AA))
                .contains("V-1", "V-2", "V-3", "KAMT_VOC_URL", "HTTP 422 &lt;i&gt;unknown&lt;/i&gt;")
                .contains("/admin/voc/" + id("V-2") + "/again")
                .doesNotContain("/admin/voc/" + id("V-1") + "/again", "/admin/voc/" + id("V-3") + "/again");
        assertThat(page("/admin/voc?state=REFUSED")).contains("V-2").doesNotContain("V-1", "V-3");
        assertThat(page("/admin/voc?q=V-3")).contains("V-3").doesNotContain("V-1", "V-2");
        assertThat(page("/admin/voc?q=nobody")).contains("ล้างตัวกรอง");
        assertThat(page("/admin/voc?state=REFUSED&sort=account&format=csv"))
                .contains("V-2", "HTTP 422")
                .doesNotContain("V-1");
        assertThat(page("/admin/voc/" + id("V-2"))).contains("&lt;b&gt;ไฟดับ&lt;/b&gt;", "kamt-voice/1");
    }

    @Test
    @DisplayName("a refused one is sent again; one that was sent is not, however often the button is pressed")
    void aRefusedOneIsSentAgain() throws Exception {
        String again = "/admin/voc/" + id("V-2") + "/again";
        mvc.perform(post(again).with(user(OWNER)).with(csrf())).andExpect(flash().attributeExists("done"));
        assertThat(state("V-2")).isEqualTo("WAITING");

        mvc.perform(post("/admin/voc/" + id("V-3") + "/again").with(user(OWNER)).with(csrf()))
                .andExpect(flash().attributeExists("refused"));
        assertThat(state("V-3")).isEqualTo("SENT");

        jdbc.update("update voice_outbox set state = 'REFUSED' where reference <> 'V-3'");
        mvc.perform(post("/admin/voc/again").with(user(OWNER)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(jdbc.queryForObject("select count(*) from voice_outbox where state = 'WAITING'", Integer.class))
                .isEqualTo(2);
        mvc.perform(post("/admin/voc/0/again").with(user(OWNER)).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void nobodyElseSeesThemOrSendsThemAgain() throws Exception {
        String one = "/admin/voc/" + id("V-2");
        mvc.perform(get("/admin/voc").with(user(MANAGER))).andExpect(status().isForbidden());
        mvc.perform(get("/admin/voc?format=csv").with(user(MANAGER))).andExpect(status().isForbidden());
        mvc.perform(get(one).with(user(MANAGER))).andExpect(status().isForbidden());
        mvc.perform(post(one + "/again").with(user(MANAGER)).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/admin/voc/again").with(user(MANAGER)).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post(one + "/again").with(user(OWNER))).andExpect(status().isForbidden());
        assertThat(state("V-2")).isEqualTo("REFUSED");
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).accept("text/html", "*/*").with(user(OWNER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private long id(String reference) {
        return jdbc.queryForObject("select id from voice_outbox where reference = ?", Long.class, reference);
    }

    private String state(String reference) {
        return jdbc.queryForObject("select state from voice_outbox where reference = ?", String.class, reference);
    }
}

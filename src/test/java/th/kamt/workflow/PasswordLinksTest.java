package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.support.ApplicationTest;

@ApplicationTest
@Transactional
class PasswordLinksTest {

    private static final String PERSON = "700001";
    private static final String PASSWORD = "a long enough one";

    @Autowired
    private PasswordLinks links;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void aPersonWithoutPassword() {
        User user = identity.newUser(PERSON);
        user.setFirstName("ใหม่");
        identity.saveUser(user);
    }

    @Test
    void nobodyLogsInBeforeThePasswordIsSet() {
        assertThat(accounts.matches(PERSON, "")).isFalse();
        assertThat(accounts.matches(PERSON, "nobody")).isFalse();
        assertThat(accounts.matches(PERSON, "demo")).isFalse();
    }

    @Test
    void theLinkSetsThePasswordOnce() {
        String token = token();

        links.use(token, PASSWORD);

        assertThat(accounts.matches(PERSON, PASSWORD)).isTrue();
        assertThatThrownBy(() -> links.use(token, "another long one")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aShortPasswordIsRefusedAndTheLinkStays() {
        String token = token();

        assertThatThrownBy(() -> links.use(token, "elevenchars")).isInstanceOf(RefusedException.class);

        assertThat(links.userOf(token)).contains(PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "            ", "\u00A0\u200B\u3164         "})
    void aBlankPasswordIsRefused(String password) {
        String token = token();

        assertThatThrownBy(() -> links.use(token, password)).isInstanceOf(RefusedException.class);

        assertThat(links.userOf(token)).contains(PERSON);
    }

    @Test
    void aPasswordLongerThanALoginReadsIsRefused() {
        String token = token();

        assertThatThrownBy(() -> links.use(token, "x".repeat(1001))).isInstanceOf(RefusedException.class);
        links.use(token, "x".repeat(1000));

        assertThat(accounts.matches(PERSON, "x".repeat(1000))).isTrue();
    }

    @Test
    void anExpiredLinkIsWorthNothing() {
        String token = token();
        jdbc.update("update password_link set expires_at = utc_timestamp(3) - interval 1 second");

        assertThat(links.userOf(token)).isEmpty();
    }

    @Test
    void theTokenItselfIsNotKept() {
        String token = token();

        assertThat(jdbc.queryForObject("select count(*) from password_link where token_hash = ?", Long.class, (Object)
                        token.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isZero();
    }

    private String token() {
        return links.create(PERSON).replace("/password/", "");
    }
}

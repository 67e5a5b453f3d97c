package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.Accounts.Standing;

/** However busy a session is, it ends after 12 hours; pages know when. */
class SessionLimitTest {

    private static final Instant SIGNED_ON = Instant.parse("2026-11-16T01:00:00Z");
    private static final Standing STANDING = new Standing("stamp", List.of("everybody"));

    private final MockHttpSession session = new MockHttpSession();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionEndsTwelveHoursAfterThePasswordWasGiven() throws Exception {
        at("2026-11-16T13:00:00Z");

        assertThat(session.isInvalid()).isTrue();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        assertThat(request.getAttribute(CurrentRights.SESSION_TIMES)).isNull();
    }

    @Test
    void aSecondBeforeItLivesAndThePageKnowsHowLong() throws Exception {
        at("2026-11-16T12:59:59Z");

        assertThat(session.isInvalid()).isFalse();
        assertThat(request.getAttribute(CurrentRights.SESSION_TIMES)).isEqualTo("1800 1");
    }

    @Test
    void newRightsDoNotBeginANewDay() {
        SignedOn login = new SignedOn("400301", STANDING, null, true, SIGNED_ON);

        SignedOn after = login.standing(new Standing("stamp", List.of("everybody", "kamr.N2-BT")));

        assertThat(after.since()).isEqualTo(SIGNED_ON);
        assertThat(after.isByDirectory()).isTrue();
        assertThat(after.groups()).contains("kamr.N2-BT");
    }

    private void at(String now) throws Exception {
        Accounts accounts = mock(Accounts.class);
        when(accounts.standingOf("400301")).thenReturn(Optional.of(STANDING));
        SecurityContextHolder.getContext().setAuthentication(new SignedOn("400301", STANDING, null, false, SIGNED_ON));
        request.setSession(session);
        SessionTimes times = new SessionTimes(Duration.ofMinutes(30), Duration.ofHours(12));

        new CurrentRights(accounts, times, () -> Instant.parse(now))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}

package th.kamt.workflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-11-16T02:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void fiveWrongPasswordsFromOneAddressBlockThatUserThere() {
        fail(LoginThrottle.PER_USER_AND_ADDRESS - 1, "500120", "10.0.0.1");
        assertThat(throttle.isBlocked("500120", "10.0.0.1")).isFalse();

        fail(1, "500120", "10.0.0.1");

        assertThat(throttle.isBlocked("500120", "10.0.0.1")).isTrue();
    }

    @Test
    void theUserStillLogsInFromElsewhere() {
        fail(LoginThrottle.PER_USER_AND_ADDRESS, "500120", "10.0.0.1");

        assertThat(throttle.isBlocked("500120", "10.0.0.2")).isFalse();
    }

    @Test
    void manyUsersTriedFromOneAddressBlockTheAddress() {
        for (int user = 0; user < LoginThrottle.PER_ADDRESS; user++) {
            throttle.failed("user" + user, "10.0.0.1");
        }

        assertThat(throttle.isBlocked("somebody", "10.0.0.1")).isTrue();
        assertThat(throttle.isBlocked("somebody", "10.0.0.2")).isFalse();
    }

    @Test
    void whoHasLoggedInBehindTheBlockedAddressStillDoesButHasTheirOwnFiveGuesses() {
        throttle.succeeded("500120", "10.0.0.1");
        for (int user = 0; user < LoginThrottle.PER_ADDRESS; user++) {
            throttle.failed("invented" + user, "10.0.0.1");
        }

        assertThat(throttle.isBlocked("500120", "10.0.0.1")).isFalse();
        assertThat(throttle.isBlocked("500121", "10.0.0.1")).isTrue();

        fail(LoginThrottle.PER_USER_AND_ADDRESS, "500120", "10.0.0.1");

        assertThat(throttle.isBlocked("500120", "10.0.0.1")).isTrue();
    }

    @Test
    void anAttackFromManyAddressesDoesNotLockTheUserOutWhereTheyAreKnown() {
        throttle.succeeded("500120", "10.0.0.9");
        for (int address = 0; address < LoginThrottle.PER_USER; address++) {
            throttle.failed("500120", "10.1.0." + address);
        }

        assertThat(throttle.isBlocked("500120", "10.2.0.1")).isTrue();
        assertThat(throttle.isBlocked("500120", "10.0.0.9")).isFalse();
    }

    @Test
    void theBlockEndsAfterAQuarterOfAnHour() {
        fail(LoginThrottle.PER_USER_AND_ADDRESS, "500120", "10.0.0.1");

        now = now.plus(LoginThrottle.WINDOW).plus(Duration.ofSeconds(1));

        assertThat(throttle.isBlocked("500120", "10.0.0.1")).isFalse();
    }

    private void fail(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(user, address);
        }
    }
}

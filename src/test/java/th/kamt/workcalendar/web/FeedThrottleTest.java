package th.kamt.workcalendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FeedThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-03-15T02:00:00Z"));
    private final FeedThrottle throttle = new FeedThrottle(now::get);

    @Test
    void whoTriesLinksIsBlockedForAQuarterOfAnHourAndNobodyElseIs() {
        for (int i = 0; i < FeedThrottle.WRONG_PER_ADDRESS; i++) {
            assertThat(throttle.isBlocked("10.0.0.1")).isFalse();
            throttle.wrong("10.0.0.1");
        }

        assertThat(throttle.isBlocked("10.0.0.1")).isTrue();
        assertThat(throttle.isBlocked("10.0.0.2")).isFalse();
        now.set(now.get().plus(FeedThrottle.WINDOW).plusSeconds(1));
        assertThat(throttle.isBlocked("10.0.0.1")).isFalse();
    }

    @Test
    void aFeedIsReadSixtyTimesAQuarterOfAnHour() {
        for (int i = 0; i < FeedThrottle.READS_PER_PERSON; i++) {
            assertThat(throttle.mayRead("600311")).isTrue();
        }

        assertThat(throttle.mayRead("600311")).isFalse();
        assertThat(throttle.mayRead("600312")).isTrue();
        now.set(now.get().plus(FeedThrottle.WINDOW).plusSeconds(1));
        assertThat(throttle.mayRead("600311")).isTrue();
    }
}

package th.kamt.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.metrics.Gauges;
import th.kamt.metrics.Reading;

/** Mails by state, those held for digests apart, and how long the oldest one to be sent has waited. */
@Component
class OutboxMetrics implements Gauges {

    private static final String HELD = "HELD";

    private final MailStore mails;
    private final Clock clock;

    OutboxMetrics(MailStore mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public List<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        Map<MailState, MailStore.Size> sizes = mails.sizes();
        for (MailState state : MailState.values()) {
            MailStore.Size size = sizes.getOrDefault(state, new MailStore.Size(0, 0));
            readings.add(mailsIn(state.name(), state == MailState.WAITING ? size.mails() - size.held() : size.mails()));
            if (state == MailState.WAITING) {
                readings.add(mailsIn(HELD, size.held()));
            }
        }
        double lag = mails.oldestWaiting()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
        readings.add(Reading.of("kamt.outbox.lag.seconds", Math.max(0, lag)));
        return readings;
    }

    private static Reading mailsIn(String state, int mails) {
        return Reading.of("kamt.outbox.mails", mails, "state", state);
    }
}

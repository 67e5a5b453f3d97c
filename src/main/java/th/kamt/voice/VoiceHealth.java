package th.kamt.voice;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Unknown while voices have no way out; not part of readiness, the application works without PEA-VOC. */
@Component
class VoiceHealth implements HealthIndicator {

    private final VoiceOutbox outbox;

    VoiceHealth(VoiceOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        VoiceOutbox.Status status = outbox.status();
        Health.Builder health = status.hasRoute()
                ? Health.up()
                : Health.unknown().withDetail("reason", "KAMT_VOC_URL is not set: voices of the customer wait");
        return health.withDetail("waiting", status.waiting())
                .withDetail("lagSeconds", status.lag().toSeconds())
                .withDetail("refused", status.refused())
                .build();
    }
}

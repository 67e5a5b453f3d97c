package th.kamt.notification;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while mails have no way out; not part of readiness, the application works without. */
@Component
class OutboxHealth implements HealthIndicator {

    private final Outbox outbox;

    OutboxHealth(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        Outbox.Status status = outbox.status();
        Health.Builder health = status.hasRoute()
                ? Health.up()
                : Health.down().withDetail("reason", "KAMT_SMTP_HOST is not set: mails wait");
        return health.withDetail("waiting", status.waiting())
                .withDetail("lagSeconds", status.lag().toSeconds())
                .withDetail("failed", status.failed())
                .withDetail("undeliverable", status.undeliverable())
                .build();
    }
}

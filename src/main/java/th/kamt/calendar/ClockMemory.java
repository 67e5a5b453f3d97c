package th.kamt.calendar;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps the latest instant the demo's clock has shown; the next start goes on from there. */
class ClockMemory {

    private final JdbcTemplate jdbc;
    private Clock clock;

    ClockMemory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> latestSeen() {
        return jdbc
                .query(
                        "select latest_seen from clock_state where id = 1",
                        (row, number) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    void watch(Clock clock) {
        this.clock = clock;
        save();
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    @PreDestroy
    void save() {
        if (clock != null) {
            jdbc.update(
                    "insert into clock_state values (1, ?) on duplicate key update latest_seen = greatest(latest_seen, values(latest_seen))",
                    clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
        }
    }
}

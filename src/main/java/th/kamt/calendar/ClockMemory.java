package th.kamt.calendar;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps the latest instant the demo's or the simulation's clock has shown; the next start goes on from there. */
class ClockMemory {

    private final JdbcTemplate jdbc;
    private Clock clock;

    ClockMemory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> latestSeen() {
        return jdbc
                .query("select latest_seen from clock_state where id = 1", (row, number) -> instant(row, "latest_seen"))
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
                    "insert into clock_state (id, latest_seen) values (1, ?)"
                            + " on duplicate key update latest_seen = greatest(latest_seen, values(latest_seen))",
                    utc(clock.instant()));
        }
    }

    /** Whether a person has moved the clock since the database was made. */
    boolean hasMoved() {
        return jdbc.query("select moved from clock_state where id = 1", (row, number) -> row.getBoolean(1)).stream()
                .anyMatch(moved -> moved);
    }

    /** From now on the clock stands there, whatever it showed before. */
    void put(Instant now, boolean moved) {
        jdbc.update(
                "insert into clock_state (id, latest_seen, moved) values (1, ?, ?)"
                        + " on duplicate key update latest_seen = values(latest_seen), moved = values(moved)",
                utc(now),
                moved);
    }
}

package th.kamt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import th.kamt.support.TestDatabase;

class ClockConfigurationTest {

    private static final Instant ANCHOR = Instant.parse(ClockConfiguration.DEMO_START);

    private JdbcTemplate jdbc;

    @BeforeEach
    void emptyDatabase() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        DriverManagerDataSource database = new DriverManagerDataSource(schema.url(), schema.user(), schema.password());
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = new JdbcTemplate(database);
    }

    @Test
    void theDemoBeginsOnTheMorningOf16November2569AndTicks() {
        Clock clock = start();

        Instant first = clock.instant();

        assertThat(Duration.between(ANCHOR, first)).isLessThan(Duration.ofMinutes(1));
        assertThat(first).isAfterOrEqualTo(ANCHOR);
        assertThat(Bangkok.dayOf(first)).hasToString("2026-11-16");
    }

    @Test
    void aRestartGoesOnFromTheLatestInstantSeenAndNeverBack() {
        start();
        Instant seen = Instant.parse("2026-12-24T05:00:00Z");
        jdbc.update(
                "update clock_state set latest_seen = ?",
                seen.atOffset(ZoneOffset.UTC).toLocalDateTime());

        Clock restarted = start();

        assertThat(restarted.instant()).isBetween(seen, seen.plus(Duration.ofMinutes(1)));
    }

    @Test
    void movingOnKeepsTheSpeedOfTheClockBeneath() {
        Instant[] real = {Instant.parse("2030-01-01T00:00:00Z")};
        Clock clock = DemoClock.startingAt(ANCHOR, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return Bangkok.ZONE;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return real[0];
            }
        });

        real[0] = real[0].plus(Duration.ofHours(3));

        assertThat(clock.instant()).isEqualTo(ANCHOR.plus(Duration.ofHours(3)));
    }

    @Test
    void theSimulationsClockStandsUntilItIsMovedAndStaysThereOverARestart() {
        StandingClock clock = simulation(ANCHOR);
        assertThat(List.of(clock.instant(), clock.instant())).containsOnly(ANCHOR);
        assertThat(clock.hasMoved()).isFalse();

        Instant later = ANCHOR.plus(Duration.ofDays(30));
        clock.moveTo(later);

        StandingClock restarted = simulation(ANCHOR.plus(Duration.ofDays(1)));
        assertThat(restarted.instant()).isEqualTo(later);
        assertThat(restarted.hasMoved()).isTrue();
        assertThatThrownBy(() -> restarted.moveTo(ANCHOR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> restarted.placeAt(ANCHOR)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void placedEarlierTheSimulationsClockBeginsThereAndHasMoved() {
        StandingClock clock = simulation(ANCHOR);

        clock.placeAt(ANCHOR.minus(Duration.ofDays(16)));

        assertThat(simulation(ANCHOR).instant()).isEqualTo(ANCHOR.minus(Duration.ofDays(16)));
        assertThat(clock.hasMoved()).isTrue();
    }

    @Test
    void aViewOfTheSimulationsClockInAnotherZoneMovesWithIt() {
        StandingClock clock = simulation(ANCHOR);
        Clock utc = clock.withZone(ZoneOffset.UTC);

        clock.moveTo(ANCHOR.plus(Duration.ofHours(1)));

        assertThat(utc.instant()).isEqualTo(clock.instant());
    }

    private StandingClock simulation(Instant start) {
        return new ClockConfiguration.Simulation().standingClock(jdbc, start.toString());
    }

    private Clock start() {
        return new ClockConfiguration.Demo().demoClock(new ClockMemory(jdbc));
    }
}

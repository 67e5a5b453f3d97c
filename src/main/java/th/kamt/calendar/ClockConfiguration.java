package th.kamt.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * {@code businessClock}, the one clock every module reads: real, but with demo data ({@code kamt.demo}) it starts at
 * {@value #DEMO_START}, ticks on, and never goes back over restarts; in profile {@code simulation} it stands there until moved.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    static final String DEMO_START = "2026-11-16T02:00:00Z";

    @Bean("businessClock")
    @Profile("!simulation")
    @ConditionalOnProperty(name = "kamt.demo", havingValue = "no")
    @ConditionalOnMissingBean(Clock.class)
    Clock realClock() {
        return Clock.system(Bangkok.ZONE);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Profile("!simulation")
    @ConditionalOnProperty(name = "kamt.demo", havingValue = "yes")
    static class Demo {

        @Bean
        @DependsOnDatabaseInitialization
        ClockMemory clockMemory(JdbcTemplate jdbc) {
            return new ClockMemory(jdbc);
        }

        @Bean("businessClock")
        @ConditionalOnMissingBean(Clock.class)
        Clock demoClock(ClockMemory memory) {
            Instant start = memory.latestSeen().orElse(Instant.parse(DEMO_START));
            Clock clock = DemoClock.startingAt(start, Clock.system(Bangkok.ZONE));
            memory.watch(clock);
            return clock;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("simulation")
    static class Simulation {

        @Bean("businessClock")
        @DependsOnDatabaseInitialization
        StandingClock standingClock(JdbcTemplate jdbc, @Value("${KAMT_CLOCK_START:" + DEMO_START + "}") String start) {
            return new StandingClock(
                    new ClockMemory(jdbc), OffsetDateTime.parse(start).toInstant());
        }
    }
}

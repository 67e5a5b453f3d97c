package th.kamt.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the engine's clock to the demo's: due dates and timers mean the day every page shows. */
@Component
@Profile("!simulation")
@ConditionalOnProperty(name = "kamt.demo", havingValue = "yes")
class EngineClock {

    EngineClock(@Qualifier("businessClock") Clock clock) {
        ClockUtil.offset(Duration.between(Instant.now(), clock.instant()).toMillis());
    }
}

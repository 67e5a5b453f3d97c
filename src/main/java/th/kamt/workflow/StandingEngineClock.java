package th.kamt.workflow;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts the engine's clock where the simulation's stands, before models are deployed and jobs run. Locks on jobs are let go: those
 * of a process that was killed would last until the clock, which stands, has passed their end. There is one node only.
 */
@Component
@Profile("simulation")
@DependsOn("flywayInitializer")
class StandingEngineClock {

    StandingEngineClock(@Qualifier("businessClock") Clock clock, JdbcTemplate jdbc) {
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
        jdbc.update("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ is not null");
    }
}

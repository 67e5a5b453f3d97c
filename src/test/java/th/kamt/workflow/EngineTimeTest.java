package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import th.kamt.message.Texts;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.support.TimeProbe;

@PlanningTest
class EngineTimeTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineTime time;

    @Autowired
    private TimeProbe probe;

    @Autowired
    private Texts texts;

    @BeforeEach
    void aJobIsDue() {
        year.forget();
        probe.forget();
        engine.getRepositoryService()
                .createDeployment()
                .name("clock")
                .addClasspathResource("simulation/clock.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("failing");
    }

    @AfterEach
    void nobodyAtWork() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void jobsThatDoNotEndInTimeAreNamed() {
        String job = engine.getManagementService()
                .createJobQuery()
                .messages()
                .singleResult()
                .getId();
        EngineTime impatient = new CamundaTime(engine, Duration.ZERO);

        assertThatThrownBy(impatient::runDueJobs)
                .isInstanceOfSatisfying(
                        StillRunningException.class,
                        late -> assertThat(texts.of(late.messages().get(0), Locale.ENGLISH))
                                .isEqualTo(
                                        "1 jobs have not ended, so the clock stays at their instant: failing " + job));
    }

    @Test
    void jobsRunAsNobodyWhoeverMovesTheClock() {
        UsernamePasswordAuthenticationToken owner =
                UsernamePasswordAuthenticationToken.authenticated(SmallYear.OWNER, "", AuthorityUtils.NO_AUTHORITIES);
        SecurityContextHolder.getContext().setAuthentication(owner);

        time.runDueJobs();

        assertThat(probe.seen()).containsExactly("Task_Failing 2026-11-16T09:00:00+07:00");
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(owner);
    }

    @Test
    void theNextDueIsTheEarliestAndNoneAfterTheLatestWanted() {
        Instant now = Instant.parse("2026-11-16T02:00:00Z");

        assertThat(time.nextDue(now)).contains(now);
        assertThat(time.nextDue(now.minusSeconds(1))).isEmpty();
    }
}

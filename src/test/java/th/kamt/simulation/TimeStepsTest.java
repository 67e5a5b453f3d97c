package th.kamt.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.planning.PlanYears;
import th.kamt.support.DailyWork;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.support.TimeProbe;

/** Time as a test plays it: the steps of profile {@code simulation}, jobs run in the test's own thread. */
@PlanningTest
class TimeStepsTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TimeProbe probe;

    @Autowired
    private PlanYears years;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void modelsThatTellTheTime() {
        year.forget();
        probe.forget();
        DailyWork.rests(management);
        repository
                .createDeployment()
                .name("clock")
                .addClasspathResource("simulation/clock.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    @AfterEach
    void dailyWorkGoesOn() {
        DailyWork.goesOn(management);
    }

    @Test
    void everyTimerRunsAtItsOwnInstantTheSoonerFirst() {
        runtime.startProcessInstanceByKey(
                "twoTimers", Map.of("later", "2026-12-01T08:00:00+07:00", "sooner", "2026-11-20T23:59:59+07:00"));

        TimeSteps.Played played = play("2026-12-31T09:00:00+07:00");

        assertThat(probe.seen())
                .containsExactly("Task_Sooner 2026-11-20T23:59:59+07:00", "Task_Later 2026-12-01T08:00:00+07:00");
        assertThat(probe.moves())
                .startsWith(at("2026-11-20T23:59:59+07:00"))
                .contains(at("2026-12-01T08:00:00+07:00"))
                .endsWith(at("2026-12-31T09:00:00+07:00"));
        // Two timers and the two tasks they led to.
        assertThat(played).isEqualTo(new TimeSteps.Played(at("2026-12-31T09:00:00+07:00"), 4, 0));
        assertThat(clock.instant()).isEqualTo(at("2026-12-31T09:00:00+07:00"));
    }

    @Test
    void whatIsDueAtTheTargetItselfRunsWhatIsDueAfterItDoesNot() {
        runtime.startProcessInstanceByKey(
                "twoTimers", Map.of("later", "2026-12-01T00:00:01+07:00", "sooner", "2026-12-01T00:00:00+07:00"));

        play("2026-12-01T00:00:00+07:00");

        assertThat(probe.seen()).containsExactly("Task_Sooner 2026-12-01T00:00:00+07:00");
    }

    @Test
    void aJobThatFailsIsTriedAgainWhenItsRetryComesDue() {
        probe.succeedsFrom(at("2026-11-16T11:00:00+07:00"));
        runtime.startProcessInstanceByKey("failing");

        TimeSteps.Played played = play("2026-11-17T09:00:00+07:00");

        assertThat(probe.seen())
                .containsExactly(
                        "Task_Failing 2026-11-16T09:00:00+07:00 failed",
                        "Task_Failing 2026-11-16T10:00:00+07:00 failed",
                        "Task_Failing 2026-11-16T11:00:00+07:00");
        assertThat(List.of(played.ran(), played.failed())).containsExactly(1L, 2L);
    }

    @Test
    void aJobThatFailsForGoodIsLeftAndTimeGoesOn() {
        probe.succeedsFrom(Instant.MAX);
        runtime.startProcessInstanceByKey("failing");

        TimeSteps.Played played = play("2026-11-17T09:00:00+07:00");

        assertThat(List.of(played.ran(), played.failed())).containsExactly(0L, 3L);
        assertThat(management.createJobQuery().noRetriesLeft().count()).isOne();
        assertThat(clock.instant()).isEqualTo(at("2026-11-17T09:00:00+07:00"));
    }

    @Test
    void aSuspendedTimerDoesNotHoldTimeUp() {
        String instance = runtime.startProcessInstanceByKey("daily").getId();
        runtime.suspendProcessInstanceById(instance);

        play("2026-11-30T09:00:00+07:00");

        assertThat(probe.seen()).isEmpty();
        assertThat(clock.instant()).isEqualTo(at("2026-11-30T09:00:00+07:00"));
    }

    @Test
    void aCycleRunsEachOfItsTimes() {
        runtime.startProcessInstanceByKey("daily");

        play("2026-11-30T09:00:00+07:00");

        assertThat(probe.seen())
                .containsExactly(
                        "Task_EachDay 2026-11-17T09:00:00+07:00",
                        "Task_EachDay 2026-11-18T09:00:00+07:00",
                        "Task_EachDay 2026-11-19T09:00:00+07:00");
    }

    @Test
    void playedFromOctoberTheYearOpensByItselfOn1November() {
        year.importOrganization().importList().beginningAt("2026-10-31T09:00:00+07:00");

        year.playUntil("2026-11-02T09:00:00+07:00");

        assertThat(years.state(SmallYear.YEAR).orElseThrow().openedAt()).isEqualTo(at("2026-11-01T00:00:00+07:00"));
        assertThat(SmallYear.PLANS)
                .allSatisfy(unit -> assertThat(year.waitsFor(unit)).isEqualTo("Task_PreparePlan"));
    }

    private TimeSteps.Played play(String target) {
        return driver.playUntil(at(target));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}

package th.kamt.deadline;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.OWNER;

import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.calendar.Bangkok;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** Every path of {@code deadlineWatch}, on the deadline of N2-AA's submission. */
@PlanningTest
class DeadlineWatchProcessTest {

    private static final String KEY = "2570/N2-AA/PLAN_PREPARATION";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private DeadlineRules rules;

    @Autowired
    private ProcessEngine engine;

    private ProcessInstance watch;

    @BeforeEach
    void planBeingPrepared() {
        AbstractAssertions.init(engine);
        year.forget().opened();
        watch = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("deadlineWatch")
                .processInstanceBusinessKey(KEY)
                .singleResult();
    }

    @AfterEach
    void forgetTheEngine() {
        AbstractAssertions.reset();
    }

    private void until(String bangkok) {
        driver.playUntil(LocalDateTime.parse(bangkok).atZone(Bangkok.ZONE).toInstant());
    }

    private void levels(int most) {
        rules.change(
                DeadlineKind.PLAN_PREPARATION,
                new LeadTimes(new DueRule.OnDay(MonthDay.of(11, 30)), List.of(7), 3, most),
                rules.rule(DeadlineKind.PLAN_PREPARATION).version(),
                "ทดลอง",
                OWNER);
    }

    @Test
    void waitsForTheNextNoticeTellsAndWaitsAgain() {
        assertThat(watch).isWaitingAt("Gateway_Waiting").hasNotPassed("Task_TellOfDeadline");

        until("2026-11-23T08:00");

        assertThat(watch)
                .isWaitingAt("Gateway_Waiting")
                .hasPassedInOrder("CatchEvent_NoticeDue", "Task_TellOfDeadline");
    }

    @Test
    void endsWhenNobodyHigherIsToBeTold() {
        levels(1);

        until("2026-12-01T00:00");

        assertThat(watch).isEnded().hasPassed("EndEvent_EverybodyTold").hasNotPassed("EndEvent_WatchOver");
    }

    @Test
    void endsWithTheWork() {
        year.submit(AA);

        assertThat(watch).isEnded().hasPassed("EndEvent_WatchOver").hasNotPassed("Task_TellOfDeadline");
    }

    @Test
    void looksAnewWhenLeadTimesAreChanged() {
        levels(2);

        assertThat(watch).isWaitingAt("Gateway_Waiting").hasPassed("CatchEvent_DeadlineMoved");
    }
}

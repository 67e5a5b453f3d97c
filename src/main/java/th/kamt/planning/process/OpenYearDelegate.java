package th.kamt.planning.process;

import static th.kamt.workflow.PlanningVariables.LIST_IMPORTED;
import static th.kamt.workflow.PlanningVariables.NEWLY_OPENED;
import static th.kamt.workflow.PlanningVariables.OPENED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanYears;
import th.kamt.workflow.DecisionPins;

/**
 * {@code Task_OpenYear}: claims the plan year for this instance, pins the decision tables, and says whether the customer list
 * is there. Started by the timer, the year is the one after the clock's.
 */
@Component
class OpenYearDelegate implements JavaDelegate {

    private static final String BY_TIMER = "timer";

    private final PlanYears years;
    private final DecisionPins pins;
    private final Clock clock;

    OpenYearDelegate(PlanYears years, DecisionPins pins, Clock clock) {
        this.years = years;
        this.pins = pins;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PlanYear year = PLAN_YEAR.find(execution).orElseGet(this::yearToCome);
        PLAN_YEAR.set(execution, year);
        String person = OPENED_BY.find(execution).orElse(BY_TIMER);
        boolean newlyOpened = years.claim(year, execution.getProcessInstanceId(), person);
        NEWLY_OPENED.set(execution, newlyOpened);
        LIST_IMPORTED.set(execution, newlyOpened && years.isListImported(year));
        if (newlyOpened) {
            execution.setProcessBusinessKey(year.toString());
            pins.pin(year);
        }
    }

    private PlanYear yearToCome() {
        return PlanYear.containing(LocalDate.ofInstant(clock.instant(), Bangkok.ZONE))
                .next();
    }
}

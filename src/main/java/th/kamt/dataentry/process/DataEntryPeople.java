package th.kamt.dataentry.process;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.ProcessBean;

/** Whose shares a unit's data has, and when they are due. */
@ProcessBean
@Component("dataEntryPeople")
public class DataEntryPeople {

    private final DataEntry entry;

    DataEntryPeople(DataEntry entry) {
        this.entry = entry;
    }

    /** Employee ids of KAMRs, and {@code section-head}: of each one task. */
    public List<String> of(DelegateExecution execution) {
        return entry.newParts(unit(execution));
    }

    /** As the register has it. */
    public Date due(DelegateExecution execution) {
        return Date.from(entry.dueAt(unit(execution)).orElseThrow());
    }

    private static PlanKey unit(DelegateExecution execution) {
        return new PlanKey(PLAN_YEAR.require(execution), UNIT_CODE.require(execution));
    }
}

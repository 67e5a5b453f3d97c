package th.kamt.entitlement;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionTables;

/** What entitlement asks of its tables. */
@Component
class EntitlementTablesReader implements DecisionReader {

    @Override
    public Set<String> tables() {
        return Set.of(EntitlementRules.GRANTS, EntitlementRules.CODES, EntitlementRules.TARGETS);
    }

    @Override
    public void read(DecisionTables tables, PlanYear year) {
        EntitlementRules.read(tables, year);
    }
}

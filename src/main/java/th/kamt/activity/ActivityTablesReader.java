package th.kamt.activity;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionTables;

/** What activities ask of their table. */
@Component
class ActivityTablesReader implements DecisionReader {

    @Override
    public Set<String> tables() {
        return Set.of(ActivityWindows.TABLE);
    }

    @Override
    public void read(DecisionTables tables, PlanYear year) {
        ActivityWindows.read(tables, year);
    }
}

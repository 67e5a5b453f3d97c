package th.kamt.planning;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.UnitKind;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** What the checks of a plan ask of their tables. */
@Component
class PlanTablesReader implements DecisionReader {

    private static final String MATTERS = "unusualMatters";
    private static final String DOCUMENTS = "corporateDocuments";

    static final Set<String> ALL = Set.of(MATTERS, DOCUMENTS, EventLimit.TABLE);

    @Override
    public Set<String> tables() {
        return ALL;
    }

    @Override
    public void read(DecisionTables tables, PlanYear year) {
        UnusualMatters.read(tables, year);
        for (DecisionRow row : DecisionRow.read(tables, MATTERS, year)) {
            // A matter that nobody looks for would be passed over without a word.
            if (!UnusualMatters.KNOWN.contains(row.text("matter"))) {
                throw row.unreadable("matter");
            }
        }
        CorporateDocument.read(tables, year);
        for (UnitKind kind : List.of(UnitKind.HQ, UnitKind.REGION, UnitKind.OFFICE, UnitKind.PILOT_CENTER)) {
            EventLimit.read(tables, year, kind);
        }
    }
}

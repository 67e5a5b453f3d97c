package th.kamt.staffing;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionTables;

/** What staffing asks of its tables. */
@Component
class StaffingTablesReader implements DecisionReader {

    private static final String BAND = "kamrLoadBand";

    @Override
    public Set<String> tables() {
        return Set.of(
                "kamrPositions",
                "kamrService",
                "kamrLoadWeights",
                BAND,
                "kamrRegionalLimits",
                "kamrAllowance",
                "seniorKamrPositions");
    }

    @Override
    public void read(DecisionTables tables, PlanYear year) {
        StaffingRules rules = StaffingRules.read(tables, year);
        if (rules.minimumLoad().signum() == 0) {
            throw refused("staffing.table.noMinimum", "minimum");
        }
        if (rules.maximumLoad().compareTo(rules.minimumLoad()) < 0) {
            throw refused("staffing.table.bandTurned", "maximum");
        }
        if (rules.furtherMinimum().compareTo(rules.minimumLoad()) > 0) {
            throw refused("staffing.table.furtherAbove", "furtherMinimum");
        }
        // A top-up that weighed nothing would never fill a load (R-KAMR-5).
        if (rules.weight(Tier.STATUS).signum() == 0) {
            throw new RefusedException(new Message("staffing.table.noWeight", "kamrLoadWeights", "0", "weight"));
        }
    }

    private static RefusedException refused(String key, String column) {
        return new RefusedException(new Message(key, BAND, "1", column));
    }
}

package th.kamt.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionTables;

/** What selection asks of its tables. */
@Component
class SelectionTablesReader implements DecisionReader {

    private static final BigDecimal LEAST_MEAN = BigDecimal.ONE;
    private static final BigDecimal GREATEST_MEAN = BigDecimal.valueOf(5);
    private static final BigDecimal GREATEST_SCORE = BigDecimal.valueOf(25);

    @Override
    public Set<String> tables() {
        return Set.copyOf(SelectionTables.ALL);
    }

    @Override
    public void read(DecisionTables tables, PlanYear year) {
        SelectionTables.read(tables, year);
    }

    /** A gross margin can be a loss; only bills that let a risk be assessed have an impact (R-RISK-1, R-RISK-4). */
    @Override
    public List<BandRange> bands(DecisionTables tables, PlanYear year) {
        BigDecimal assessed = tables.rows(SelectionTables.ELIGIBILITY, year).stream()
                .findFirst()
                .map(row -> new SelectionRow(SelectionTables.ELIGIBILITY, 1, row).number("billFrom"))
                .orElse(null);
        return List.of(
                new BandRange(SelectionTables.VALUE_GROUPS, null, null, false, null),
                new BandRange(SelectionTables.DISTANCE, BigDecimal.ZERO, null, false, "known"),
                new BandRange(SelectionTables.OUTAGES, BigDecimal.ZERO, null, true, null),
                new BandRange(SelectionTables.PROBABILITY, LEAST_MEAN, GREATEST_MEAN, false, null),
                new BandRange(SelectionTables.IMPACT, assessed, null, false, null),
                new BandRange(SelectionTables.RISK_TIERS, BigDecimal.ONE, GREATEST_SCORE, true, null));
    }
}

package th.kamt.planning;

import java.math.BigDecimal;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.UnitKind;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** What a unit's seminars and recreation may cost at most, baht (R-ENT-4), from {@code eventSpendingLimits}. */
public record EventLimit(Per per, BigDecimal baht) {

    static final String TABLE = "eventSpendingLimits";

    public enum Per {
        /** All events of the year together. */
        YEAR,
        /** Each. */
        EVENT
    }

    /** @throws th.kamt.message.RefusedException if the table has no row for that kind of unit, or one that cannot be read */
    public static EventLimit read(DecisionTables tables, PlanYear year, UnitKind kind) {
        return DecisionRow.read(tables, TABLE, year).stream()
                .filter(row -> row.oneOf(UnitKind.class, "unitKind") == kind)
                .map(row -> new EventLimit(row.oneOf(Per.class, "per"), row.number("limitBaht")))
                .findFirst()
                .orElseThrow(() -> DecisionRow.missing(TABLE, kind.name()));
    }
}

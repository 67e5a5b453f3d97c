package th.kamt.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import th.kamt.calendar.PlanYear;

/**
 * A module's own reading of its tables, for whoever must know whether a table could be read before it is live. The modules
 * that use tables offer one each; what they refuse here they would refuse in use.
 */
public interface DecisionReader {

    /**
     * Numbers that the rows of a band table must share out among them, each to one row. A row's ends stand in the columns
     * {@code from}, {@code above}, {@code upTo} and {@code below}.
     *
     * @param from      smallest number there can be, or {@code null}
     * @param upTo      greatest, or {@code null}
     * @param whole     whether there are only whole numbers
     * @param onlyWhere column in which a row says {@code true} if it is a band at all; {@code null}: all rows are
     */
    record BandRange(String table, BigDecimal from, BigDecimal upTo, boolean whole, String onlyWhere) {}

    /** Keys of the tables. */
    Set<String> tables();

    /** @throws th.kamt.message.RefusedException naming table, row and column of what cannot be used */
    void read(DecisionTables tables, PlanYear year);

    /**
     * Asked even if {@link #read} refuses, so that an owner hears of every mistake at once.
     *
     * @throws th.kamt.message.RefusedException as {@link #read}
     */
    default List<BandRange> bands(DecisionTables tables, PlanYear year) {
        return List.of();
    }
}

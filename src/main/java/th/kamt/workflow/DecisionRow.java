package th.kamt.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/**
 * A row of a decision table that is read whole, its cells as the types they must have. What a process owner got wrong is
 * refused with table, row and column, and nothing is guessed in its place.
 *
 * @param number 1 for the table's first row
 */
public record DecisionRow(String table, int number, Map<String, Object> cells) {

    /** @throws RefusedException if the table has no row for that year */
    public static List<DecisionRow> read(DecisionTables tables, String table, PlanYear year) {
        List<DecisionRow> rows = new ArrayList<>();
        for (Map<String, Object> cells : tables.rows(table, year)) {
            rows.add(new DecisionRow(table, rows.size() + 1, cells));
        }
        if (rows.isEmpty()) {
            throw new RefusedException(new Message("workflow.table.empty", table, year.toString()));
        }
        return rows;
    }

    /** @throws RefusedException unless the table has exactly one row for that year */
    public static DecisionRow only(DecisionTables tables, String table, PlanYear year) {
        List<DecisionRow> rows = read(tables, table, year);
        if (rows.size() > 1) {
            throw new RefusedException(
                    new Message("workflow.table.one", table, Integer.toString(rows.size()), year.toString()));
        }
        return rows.get(0);
    }

    /** What to throw where a row is missing that the manual asks for. */
    public static RefusedException missing(String table, String row) {
        return new RefusedException(new Message("workflow.table.missing", table, row));
    }

    public String text(String column) {
        if (cells.get(column) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw unreadable(column);
    }

    /** 0 or more. */
    public BigDecimal number(String column) {
        if (cells.get(column) instanceof BigDecimal number && number.signum() >= 0) {
            return number;
        }
        throw unreadable(column);
    }

    /** A whole number, 0 to 1,000. */
    public int count(String column) {
        BigDecimal number = number(column);
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw unreadable(column);
        }
        return number.intValueExact();
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String column) {
        String name = text(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable(column));
    }

    /** What to throw where the cell cannot be used. */
    public RefusedException unreadable(String column) {
        return new RefusedException(new Message(
                "workflow.table.cell",
                table,
                Integer.toString(number),
                column,
                Objects.toString(cells.get(column), "")));
    }
}

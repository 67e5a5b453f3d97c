package th.kamt.selection;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/**
 * A row of one of selection's decision tables, its cells read with the type they must have; what does not fit names table, row
 * and column.
 *
 * @param number 1 for the table's first row; 0 for a row that is missing
 */
record SelectionRow(String decision, int number, Map<String, Object> cells) {

    /** {@code null} for an empty cell. */
    BigDecimal number(String column) {
        Object cell = cells.get(column);
        if (cell == null || cell instanceof BigDecimal) {
            return (BigDecimal) cell;
        }
        throw unreadable(column);
    }

    BigDecimal requireNumber(String column) {
        BigDecimal number = number(column);
        if (number == null) {
            throw unreadable(column);
        }
        return number;
    }

    /** A whole number within {@code least} and {@code most}; {@code null} for an empty cell. */
    Integer whole(String column, int least, int most) {
        BigDecimal number = number(column);
        if (number == null) {
            return null;
        }
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            throw unreadable(column);
        }
        return number.intValueExact();
    }

    int requireWhole(String column, int least, int most) {
        Integer number = whole(column, least, most);
        if (number == null) {
            throw unreadable(column);
        }
        return number;
    }

    boolean requireYesNo(String column) {
        if (cells.get(column) instanceof Boolean value) {
            return value;
        }
        throw unreadable(column);
    }

    String requireText(String column) {
        if (cells.get(column) instanceof String text && !text.isBlank()) {
            return text.trim();
        }
        throw unreadable(column);
    }

    <E extends Enum<E>> E requireName(String column, Class<E> type) {
        String name = requireText(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable(column));
    }

    RefusedException unreadable(String column) {
        return new RefusedException(new Message(
                "selection.table.cell",
                decision,
                number == 0 ? "–" : Integer.toString(number),
                column,
                Objects.toString(cells.get(column), "")));
    }

    /** A number as plain digits without trailing zeros. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

package th.kamt.entitlement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** A row of one of entitlement's decision tables, its cells as types; a cell that a process owner got wrong is refused by name. */
record EntitlementRow(String table, int number, Map<String, Object> cells) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal DAYS_IN_LONGEST_YEAR = BigDecimal.valueOf(366);

    String text(String column) {
        if (cells.get(column) instanceof String text && !text.isBlank()) {
            return text.trim();
        }
        throw invalid(column);
    }

    boolean flag(String column) {
        if (cells.get(column) instanceof Boolean flag) {
            return flag;
        }
        throw invalid(column);
    }

    /** 0 or more. */
    BigDecimal decimal(String column) {
        if (cells.get(column) instanceof BigDecimal value && value.signum() >= 0) {
            return value;
        }
        throw invalid(column);
    }

    /** 0 to 100. */
    BigDecimal percent(String column) {
        BigDecimal value = decimal(column);
        if (value.compareTo(HUNDRED) > 0) {
            throw invalid(column);
        }
        return value;
    }

    /** A whole number, 0 to 366. */
    int count(String column) {
        BigDecimal value = decimal(column);
        if (value.stripTrailingZeros().scale() > 0 || value.compareTo(DAYS_IN_LONGEST_YEAR) > 0) {
            throw invalid(column);
        }
        return value.intValueExact();
    }

    Optional<Integer> optionalCount(String column) {
        return cells.get(column) == null ? Optional.empty() : Optional.of(count(column));
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String column) {
        String name = text(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(column));
    }

    EntitlementKind kind(String column) {
        return EntitlementKind.of(text(column)).orElseThrow(() -> invalid(column));
    }

    EntitlementCode code(String column) {
        return EntitlementCode.of(text(column)).orElseThrow(() -> invalid(column));
    }

    /** Separated by commas, at least one. */
    Set<EntitlementCode> codes(String column) {
        Set<EntitlementCode> codes = EnumSet.noneOf(EntitlementCode.class);
        Arrays.stream(text(column).split(",", -1))
                .map(text -> EntitlementCode.of(text.trim()).orElseThrow(() -> invalid(column)))
                .forEach(codes::add);
        return Collections.unmodifiableSet(codes);
    }

    /** Written {@code MM-dd}. */
    MonthDay day(String column) {
        String text = text(column);
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw invalid(column);
        }
    }

    RefusedException invalid(String column) {
        String found = Objects.toString(cells.get(column), "");
        return new RefusedException(
                new Message("entitlement.table.invalid", table, Integer.toString(number), column, found));
    }
}

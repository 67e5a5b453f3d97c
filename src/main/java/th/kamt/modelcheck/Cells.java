package th.kamt.modelcheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of FEEL that tables here are written in: literals, comparisons with them, ranges and lists of these. */
final class Cells {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern TEST = Pattern.compile("\\s*(?:"
            + "(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\")"
            + "|(?<flag>true|false)"
            + "|(?<compare><=|>=|<|>)?\\s*(?<number>" + NUMBER + ")(?!\\s*\\.\\.)"
            + "|(?<open>[\\[\\](])\\s*(?<low>" + NUMBER + ")\\s*\\.\\.\\s*(?<high>" + NUMBER
            + ")\\s*(?<close>[\\])\\[])"
            + ")\\s*(?<next>,|$)");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
    private static final Pattern HUGE = Pattern.compile("\\d{16,}");
    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\")|(?<flag>true|false)|(?<number>" + NUMBER + ")");

    /**
     * A condition's cell.
     *
     * @param numbers in the order written
     * @param texts   in the order written
     */
    record Condition(Predicate<Object> holds, List<BigDecimal> numbers, List<String> texts) {}

    private Cells() {}

    /** Empty if the cell says more than a condition here may. */
    static Optional<Condition> condition(String cell) {
        if (cell.isEmpty() || "-".equals(cell)) {
            return Optional.of(new Condition(value -> true, List.of(), List.of()));
        }
        Matcher negated = NOT.matcher(cell);
        if (negated.matches()) {
            return condition(negated.group(1).strip())
                    .map(inner -> new Condition(inner.holds().negate(), inner.numbers(), inner.texts()));
        }
        List<BigDecimal> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Predicate<Object> holds = value -> false;
        Matcher test = TEST.matcher(cell);
        int at = 0;
        while (at < cell.length()) {
            if (!test.find(at) || test.start() != at) {
                return Optional.empty();
            }
            holds = holds.or(one(test, numbers, texts));
            at = test.end();
            if (test.group("next").isEmpty() != (at == cell.length())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Condition(holds, numbers, texts));
    }

    private static Predicate<Object> one(Matcher test, List<BigDecimal> numbers, List<String> texts) {
        if (test.group("text") != null) {
            String text = unquoted(test.group("text"));
            texts.add(text);
            return text::equals;
        }
        if (test.group("flag") != null) {
            return Boolean.valueOf(test.group("flag"))::equals;
        }
        if (test.group("number") != null) {
            BigDecimal limit = new BigDecimal(test.group("number"));
            numbers.add(limit);
            String compare = test.group("compare");
            return value -> value instanceof BigDecimal number && compares(number.compareTo(limit), compare);
        }
        BigDecimal low = new BigDecimal(test.group("low"));
        BigDecimal high = new BigDecimal(test.group("high"));
        numbers.add(low);
        numbers.add(high);
        boolean withLow = "[".equals(test.group("open"));
        boolean withHigh = "]".equals(test.group("close"));
        return value -> value instanceof BigDecimal number
                && (withLow ? number.compareTo(low) >= 0 : number.compareTo(low) > 0)
                && (withHigh ? number.compareTo(high) <= 0 : number.compareTo(high) < 0);
    }

    private static boolean compares(int comparison, String operator) {
        if (operator == null) {
            return comparison == 0;
        }
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    /** Whether a number stands in it that no table here can mean, and that the engine may not be able to hold. */
    static boolean isOutOfRange(String cell) {
        return HUGE.matcher(TEXT.matcher(cell).replaceAll("")).find();
    }

    /** Whether a literal of a column of whole numbers is one the engine can hold. */
    static boolean fitsInteger(String cell, String type) {
        BigDecimal number = "integer".equals(type) ? number(cell) : null;
        return number == null || number.abs().compareTo(LARGEST_INTEGER) <= 0;
    }

    /** Whether a result's cell is a literal, or empty. */
    static boolean isLiteral(String cell) {
        return isEmpty(cell) || LITERAL.matcher(cell).matches();
    }

    static boolean isEmpty(String cell) {
        return cell.isEmpty() || "null".equals(cell);
    }

    /** Whether a literal has the type its column says. */
    static boolean fits(String cell, String type) {
        Matcher literal = LITERAL.matcher(cell);
        if (isEmpty(cell) || !literal.matches()) {
            return true;
        }
        return switch (type) {
            case "string" -> literal.group("text") != null;
            case "boolean" -> literal.group("flag") != null;
            case "integer", "long" -> literal.group("number") != null && !cell.contains(".");
            case "double", "number" -> literal.group("number") != null;
            default -> true;
        };
    }

    /** {@code null} for a cell without a number. */
    static BigDecimal number(String cell) {
        Matcher literal = LITERAL.matcher(cell);
        return literal.matches() && literal.group("number") != null ? new BigDecimal(cell) : null;
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
}

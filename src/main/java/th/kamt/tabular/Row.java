package th.kamt.tabular;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/**
 * One row of an import: reads its cells by the column's name, each by its rule, and reports what is wrong. A wrong or empty
 * cell reads as {@code null}; {@link #isRight()} says whether anything in the row was wrong. Text is taken without the
 * blanks around it.
 */
public final class Row {

    private static final int SHOWN_OF_A_VALUE = 60;
    private static final int LONGEST_NUMBER = 40;
    private static final int ERA_OFFSET = 543;
    private static final int FIRST_YEAR_SURELY_BUDDHIST = 2400;
    private static final Pattern DECIMAL = Pattern.compile("-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d+))?");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,254}$)[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final long line;
    private final Map<String, Integer> positions;
    private final String[] values;
    private final ImportErrors errors;
    private final Set<String> wrongColumns = new HashSet<>(2);
    private boolean right;

    /** @param values {@code null} for a cell already reported as wrong */
    Row(long line, Map<String, Integer> positions, String[] values, ImportErrors errors) {
        this.line = line;
        this.positions = positions;
        this.values = values;
        this.errors = errors;
        this.right = Arrays.stream(values).allMatch(Objects::nonNull);
    }

    /** Of the file, the header being 1; in CSV the line the row begins on. */
    public long line() {
        return line;
    }

    /** Whether no cell of this row was wrong so far. */
    public boolean isRight() {
        return right;
    }

    /** Reports a rule of the caller's that the cell breaks. */
    public void wrong(String column, Message message) {
        right = false;
        wrongColumns.add(column);
        Integer position = positions.get(column);
        String found = position == null ? null : values[position];
        errors.add(line, column, found == null ? "" : found.strip(), message);
    }

    private void wrong(String column, String key, Object... arguments) {
        wrong(column, new Message(key, arguments));
    }

    /** The text, or {@code null} if empty; of one line. */
    public String text(String column, int maxLength) {
        return text(column, maxLength, false);
    }

    /** As {@link #text}, but of as many lines as its writer wants. */
    public String lines(String column, int maxLength) {
        return text(column, maxLength, true);
    }

    private String text(String column, int maxLength, boolean ofLines) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            wrong(column, "tabular.text.tooLong", Integer.toString(maxLength));
            return null;
        }
        if (text.codePoints().anyMatch(character -> isControl(character) && !(ofLines && isSpacing(character)))) {
            wrong(column, ofLines ? "tabular.text.control" : "tabular.text.controlOrLines");
            return null;
        }
        return text;
    }

    public String requiredText(String column, int maxLength) {
        return isMissing(column) ? null : text(column, maxLength);
    }

    /**
     * A text of a fixed form, or {@code null} if empty.
     *
     * @param wrong what to say otherwise; its first argument is the text
     */
    public String matching(String column, Pattern form, String wrong) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!form.matcher(text).matches()) {
            wrong(column, wrong, shortened(text));
            return null;
        }
        return text;
    }

    public String requiredMatching(String column, Pattern form, String wrong) {
        return isMissing(column) ? null : matching(column, form, wrong);
    }

    /** An e-mail address, or {@code null} if empty. */
    public String email(String column) {
        return matching(column, EMAIL, "tabular.email");
    }

    /** Exactly {@code length} digits; Thai digits count and are returned as 0-9. */
    public String requiredDigits(String column, int length) {
        if (isMissing(column)) {
            return null;
        }
        String digits = withoutThaiDigits(raw(column));
        if (digits.length() != length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            wrong(column, "tabular.digits", Integer.toString(length), shortened(raw(column)));
            return null;
        }
        return digits;
    }

    /**
     * A plain decimal, or {@code null} if empty. Thai digits and thousands separators are accepted; exponents, NaN and
     * infinity are not.
     */
    public BigDecimal decimal(String column, DecimalRule rule) {
        String text = withoutThaiDigits(raw(column));
        if (text.isEmpty()) {
            return null;
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (text.length() > LONGEST_NUMBER || !decimal.matches()) {
            wrong(column, "tabular.number.invalid", shortened(raw(column)));
            return null;
        }
        BigDecimal value = new BigDecimal(text.replace(",", ""));
        if (rule.min().signum() == 0 && value.signum() < 0) {
            wrong(column, "tabular.number.negative", text);
            return null;
        }
        if (value.compareTo(rule.min()) < 0 || value.compareTo(rule.max()) > 0) {
            wrong(
                    column,
                    "tabular.number.range",
                    text,
                    rule.min().toPlainString(),
                    rule.max().toPlainString());
            return null;
        }
        if (value.scale() > rule.scale()) {
            if (rule.scale() == 0) {
                wrong(column, "tabular.number.notWhole", text);
            } else {
                wrong(column, "tabular.number.decimals", text, Integer.toString(rule.scale()));
            }
            return null;
        }
        return value;
    }

    public BigDecimal requiredDecimal(String column, DecimalRule rule) {
        return isMissing(column) ? null : decimal(column, rule);
    }

    /** A whole number from 0 to {@code max}, or {@code null} if empty. */
    public Integer wholeNumber(String column, int max) {
        BigDecimal value =
                decimal(column, new DecimalRule(0, BigDecimal.ZERO, LARGEST_WHOLE.min(BigDecimal.valueOf(max))));
        return value == null ? null : value.intValueExact();
    }

    /** An ISO day of the Common Era within {@code first} and {@code last}, both included, or {@code null} if empty. */
    public LocalDate date(String column, LocalDate first, LocalDate last) {
        String text = withoutThaiDigits(raw(column));
        if (text.isEmpty()) {
            return null;
        }
        LocalDate day = isoDay(column, text);
        if (day == null) {
            return null;
        }
        if (day.isAfter(last)) {
            wrong(column, "tabular.date.after", text, last.toString());
            return null;
        }
        if (day.isBefore(first)) {
            wrong(column, "tabular.date.before", text, first.toString());
            return null;
        }
        return day;
    }

    public LocalDate requiredDate(String column, LocalDate first, LocalDate last) {
        return isMissing(column) ? null : date(column, first, last);
    }

    private LocalDate isoDay(String column, String text) {
        Matcher parts = ISO_DATE.matcher(text);
        if (!parts.matches()) {
            wrong(column, "tabular.date.invalid", shortened(text));
            return null;
        }
        int year = Integer.parseInt(parts.group(1));
        if (year >= FIRST_YEAR_SURELY_BUDDHIST) {
            String meant = (year - ERA_OFFSET) + "-" + parts.group(2) + "-" + parts.group(3);
            wrong(column, "tabular.date.buddhistEra", text, meant);
            return null;
        }
        try {
            return LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            wrong(column, "tabular.date.invalid", shortened(text));
            return null;
        }
    }

    /** {@code Y} or {@code N}; {@code false} also where it is wrong. */
    public boolean requiredYesNo(String column) {
        if (isMissing(column)) {
            return false;
        }
        String text = raw(column);
        if (!text.equals("Y") && !text.equals("N")) {
            wrong(column, "tabular.yesNo", shortened(text));
        }
        return text.equals("Y");
    }

    /** One of the names of an enum, or {@code empty} if the cell is empty. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> choices, E empty) {
        String text = raw(column);
        if (text.isEmpty()) {
            return empty;
        }
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        wrongChoice(
                column,
                text,
                Arrays.stream(choices.getEnumConstants()).map(Enum::name).toList());
        return null;
    }

    public <E extends Enum<E>> E requiredOneOf(String column, Class<E> choices) {
        return isMissing(column) ? null : oneOf(column, choices, null);
    }

    /** One of {@code choices}, or {@code null} if empty. */
    public String oneOf(String column, List<String> choices) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!choices.contains(text)) {
            wrongChoice(column, text, choices);
            return null;
        }
        return text;
    }

    /** Whether the cell holds nothing; no error either way. */
    public boolean isEmpty(String column) {
        return !isReported(column) && raw(column).isEmpty();
    }

    /** Whether the cell was found wrong so far: what follows from it need not be reported too. */
    public boolean isWrong(String column) {
        return isReported(column) || wrongColumns.contains(column);
    }

    /** Whether the file's reader has already called the cell wrong. */
    private boolean isReported(String column) {
        return values[positions.get(column)] == null;
    }

    private void wrongChoice(String column, String text, List<String> choices) {
        wrong(column, "tabular.choice", shortened(text), choices.stream().collect(Collectors.joining(", ")));
    }

    private boolean isMissing(String column) {
        if (isReported(column)) {
            return true;
        }
        if (!isEmpty(column)) {
            return false;
        }
        wrong(column, "tabular.required");
        return true;
    }

    private String raw(String column) {
        return isReported(column) ? "" : WrittenWords.of(values[positions.get(column)]);
    }

    /** A value as an error may show it. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN_OF_A_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_OF_A_VALUE)) + "…";
    }

    private static String withoutThaiDigits(String text) {
        if (text.chars().noneMatch(Row::isThaiDigit)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < result.length(); i++) {
            if (isThaiDigit(result.charAt(i))) {
                result.setCharAt(i, (char) ('0' + (result.charAt(i) - '๐')));
            }
        }
        return result.toString();
    }

    private static boolean isThaiDigit(int character) {
        return character >= '๐' && character <= '๙';
    }

    private static boolean isSpacing(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}

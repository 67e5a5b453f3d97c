package th.kamt.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A plan year in the Buddhist Era, 1 January to 31 December.
 *
 * @param buddhistEra B.E. year (C.E. + 543), 2500 to 2700
 */
public record PlanYear(int buddhistEra) implements Comparable<PlanYear> {

    /** Years between the Common Era and the Buddhist Era. */
    public static final int ERA_OFFSET = 543;

    private static final int FIRST = 2500;
    private static final int LAST = 2700;
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    public PlanYear {
        if (buddhistEra < FIRST || buddhistEra > LAST) {
            throw new NotAPlanYearException(Integer.toString(buddhistEra));
        }
    }

    /**
     * Reads a year as a person types it, in digits 0-9 or ๐-๙.
     *
     * @throws NotAPlanYearException if the text is no B.E. year; it says so when a C.E. year was meant
     */
    public static PlanYear parse(String text) {
        String trimmed = Objects.requireNonNullElse(text, "").trim();
        StringBuilder digits = new StringBuilder();
        trimmed.chars().forEach(c -> digits.append((char) (c >= '๐' && c <= '๙' ? '0' + (c - '๐') : c)));
        if (!FOUR_DIGITS.matcher(digits).matches()) {
            throw new NotAPlanYearException(trimmed);
        }
        return new PlanYear(Integer.parseInt(digits.toString()));
    }

    /** The plan year that {@code day} lies in. */
    public static PlanYear containing(LocalDate day) {
        return new PlanYear(day.getYear() + ERA_OFFSET);
    }

    public int commonEra() {
        return buddhistEra - ERA_OFFSET;
    }

    public LocalDate firstDay() {
        return LocalDate.of(commonEra(), 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(commonEra(), 12, 31);
    }

    /** A day of this year. */
    public LocalDate on(MonthDay day) {
        return day.atYear(commonEra());
    }

    public PlanYear previous() {
        return new PlanYear(buddhistEra - 1);
    }

    public PlanYear next() {
        return new PlanYear(buddhistEra + 1);
    }

    @Override
    public int compareTo(PlanYear other) {
        return Integer.compare(buddhistEra, other.buddhistEra);
    }

    @Override
    public String toString() {
        return Integer.toString(buddhistEra);
    }
}

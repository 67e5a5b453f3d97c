package th.kamt.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.message.Message;

/** Days as people type them, in the Buddhist Era, and as machines write them, in ISO of the Common Era. */
public final class CalendarDates {

    /** {@code 30/11/2569}, {@code 30-11-2569}, {@code 30.11.2569}. */
    private static final Pattern IN_FIGURES = Pattern.compile("(\\d{1,2})\\s*([/.-])\\s*(\\d{1,2})\\s*\\2\\s*(\\d+)");
    /** {@code 30 พ.ย. 2569}, {@code 30 พฤศจิกายน พ.ศ. 2569}, {@code 30 Nov B.E. 2569}. */
    private static final Pattern IN_WORDS =
            Pattern.compile("(\\d{1,2})\\s*([^\\d\\s]+)\\s*(?:พ\\.?ศ\\.?|b\\.?e\\.?)?\\s*(\\d+)");
    /** {@code 2569-11-30}. */
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    private static final Pattern ISO = Pattern.compile("(\\d{4})-\\d{2}-\\d{2}");
    private static final Map<String, Integer> MONTHS = months();
    private static final int FIRST_BUDDHIST = 2400;

    private CalendarDates() {}

    /**
     * Reads a day as a person types it: {@code 30/11/2569}, {@code 30 พ.ย. 2569}, {@code 30 พฤศจิกายน 2569}, in English month
     * names too; Thai digits mean what they say. Years are of the Buddhist Era.
     *
     * @throws NotADayException if it is none; with a year of the Common Era or of two digits it names the day meant
     */
    public static LocalDate parse(String text) {
        String typed =
                Objects.requireNonNullElse(text, "").replace('\u00a0', ' ').strip();
        if (typed.isEmpty()) {
            throw new NotADayException(new Message("calendar.date.missing"));
        }
        String read = arabicDigits(typed).toLowerCase(Locale.ROOT);
        Matcher figures = IN_FIGURES.matcher(read);
        if (figures.matches()) {
            return day(typed, figures.group(4), Integer.parseInt(figures.group(3)), figures.group(1));
        }
        Matcher yearFirst = YEAR_FIRST.matcher(read);
        if (yearFirst.matches()) {
            return day(typed, yearFirst.group(1), Integer.parseInt(yearFirst.group(2)), yearFirst.group(3));
        }
        Matcher words = IN_WORDS.matcher(read);
        Integer month = words.matches() ? MONTHS.get(words.group(2).replace(".", "")) : null;
        if (month != null) {
            return day(typed, words.group(3), month, words.group(1));
        }
        throw new NotADayException(new Message("calendar.date.invalid", typed));
    }

    /** As {@link #parse} reads it back: {@code 30/11/2569}. */
    public static String typed(LocalDate day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + PlanYear.ERA_OFFSET);
    }

    /**
     * Reads a day as machines write it, {@code 2026-11-30}.
     *
     * @throws NotADayException if it is none; with a year of the Buddhist Era it names the day meant
     */
    public static LocalDate parseIso(String text) {
        String given = Objects.requireNonNullElse(text, "");
        Matcher iso = ISO.matcher(given);
        if (!iso.matches()) {
            throw new NotADayException(new Message("calendar.date.iso", given));
        }
        try {
            int year = Integer.parseInt(iso.group(1));
            if (year < FIRST_BUDDHIST) {
                return LocalDate.parse(given);
            }
            LocalDate meant = LocalDate.parse((year - PlanYear.ERA_OFFSET) + given.substring(4));
            throw new NotADayException(new Message("calendar.date.iso.buddhist", given, meant.toString()), meant);
        } catch (DateTimeParseException e) {
            throw new NotADayException(new Message("calendar.date.none", given));
        }
    }

    private static LocalDate day(String typed, String year, int month, String day) {
        if (year.length() == 2) {
            LocalDate meant = on(typed, 2500 + Integer.parseInt(year), month, day);
            throw new NotADayException(new Message("calendar.date.shortYear", typed, DayWords.of(meant)), meant);
        }
        if (year.length() != 4) {
            throw new NotADayException(new Message("calendar.date.invalid", typed));
        }
        int era = Integer.parseInt(year);
        if (era >= 1900 && era < 2200) {
            LocalDate meant = on(typed, era + PlanYear.ERA_OFFSET, month, day);
            throw new NotADayException(new Message("calendar.date.commonEra", year, DayWords.of(meant)), meant);
        }
        // Refuses years far from now.
        return on(typed, new PlanYear(era).buddhistEra(), month, day);
    }

    private static LocalDate on(String typed, int buddhistEra, int month, String day) {
        try {
            return LocalDate.of(buddhistEra - PlanYear.ERA_OFFSET, month, Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new NotADayException(new Message("calendar.date.none", typed));
        }
    }

    private static String arabicDigits(String text) {
        StringBuilder arabic = new StringBuilder(text.length());
        text.chars().forEach(c -> arabic.append((char) (c >= '๐' && c <= '๙' ? c - '๐' + '0' : c)));
        return arabic.toString();
    }

    private static Map<String, Integer> months() {
        String[][] names = {
            {"มกราคม", "มค", "january", "jan"},
            {"กุมภาพันธ์", "กพ", "february", "feb"},
            {"มีนาคม", "มีค", "march", "mar"},
            {"เมษายน", "เมย", "april", "apr"},
            {"พฤษภาคม", "พค", "may"},
            {"มิถุนายน", "มิย", "june", "jun"},
            {"กรกฎาคม", "กค", "july", "jul"},
            {"สิงหาคม", "สค", "august", "aug"},
            {"กันยายน", "กย", "september", "sep", "sept"},
            {"ตุลาคม", "ตค", "october", "oct"},
            {"พฤศจิกายน", "พย", "november", "nov"},
            {"ธันวาคม", "ธค", "december", "dec"},
        };
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= names.length; month++) {
            for (String name : names[month - 1]) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }
}

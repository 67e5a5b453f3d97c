package th.kamt.urgentvoice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

/** Points in time as people type them and machines write them; without an offset they are Bangkok's. */
final class VoiceTimes {

    /** {@code 2027-01-08T15:40:00+07:00}, {@code 2027-01-08T15:40}. */
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:?\\d{2})?");
    /** {@code 8/1/2570 15:40}, {@code 8 ม.ค. 2570 15.40 น.}; the day is read by {@link CalendarDates}. */
    private static final Pattern TYPED = Pattern.compile("(.*\\S)\\s+(\\d{1,2})[:.](\\d{2})(?:\\s*น\\.?)?");

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:\\s*น\\.?)?");

    private VoiceTimes() {}

    /**
     * Reads a day with a time: ISO with or without an offset, or a day of the Buddhist Era with hour and minute.
     *
     * @param field key of what the time is called
     * @throws RefusedException if it is none, or of another era than it should be
     */
    static Instant parse(String text, String field) {
        String typed = arabicDigits(WrittenWords.of(text).replace('\u00a0', ' '));
        if (typed.isEmpty()) {
            throw new RefusedException(new Message("urgentvoice.time.missing", new Message(field)));
        }
        Matcher iso = ISO.matcher(typed.toUpperCase(Locale.ROOT));
        try {
            if (iso.matches()) {
                return iso(iso);
            }
            Matcher words = TYPED.matcher(typed);
            if (words.matches()) {
                return at(CalendarDates.parse(words.group(1)), clock(words.group(2), words.group(3)));
            }
        } catch (DateTimeException e) {
            throw refused(text, field, e);
        }
        throw refused(text, field, null);
    }

    private static Instant iso(Matcher iso) {
        // Refuses a year of the Buddhist Era, and names the day meant.
        LocalDate day = CalendarDates.parseIso(iso.group(1));
        LocalDateTime local = LocalDateTime.of(day, LocalTime.parse(iso.group(2)));
        String offset = iso.group(3);
        if (offset == null) {
            return local.atZone(Bangkok.ZONE).toInstant();
        }
        return local.toInstant(ZoneOffset.of(offset));
    }

    /** @throws RefusedException if it is no time of a day: {@code 15:40}, {@code 15.40 น.} */
    static LocalTime time(String text, String field) {
        String typed = arabicDigits(WrittenWords.of(text));
        Matcher time = TIME.matcher(typed);
        if (!time.matches()) {
            throw refused(text, field, null);
        }
        try {
            return clock(time.group(1), time.group(2));
        } catch (DateTimeException e) {
            throw refused(text, field, e);
        }
    }

    private static LocalTime clock(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Bangkok.ZONE).toInstant();
    }

    private static RefusedException refused(String text, String field, DateTimeException cause) {
        RefusedException refused = new RefusedException(
                new Message("urgentvoice.time.invalid", new Message(field), WrittenWords.of(text)));
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }

    private static String arabicDigits(String text) {
        StringBuilder arabic = new StringBuilder(text.length());
        text.chars().forEach(c -> arabic.append((char) (c >= '๐' && c <= '๙' ? c - '๐' + '0' : c)));
        return arabic.toString();
    }
}

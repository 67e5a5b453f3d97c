package th.kamt.modelcheck;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.message.Message;

/** Literal times of a model: ISO 8601, and never so short that the machine has no time for anything else. */
final class TimerWords {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CYCLE = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);
    private static final int MOST_RETRIES = 10;
    private static final int DAYS_OF_A_MONTH = 30;
    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,4})/(P[0-9YMWDTHS.]+)");
    private static final Pattern PERIOD = Pattern.compile("P(?=.)((?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?)(T.+)?");

    private TimerWords() {}

    static boolean isSaneRetry(String text) {
        Matcher cycle = CYCLE.matcher(text);
        if (!cycle.matches() || cycle.group(1).isEmpty()) {
            return false;
        }
        int times = Integer.parseInt(cycle.group(1));
        return times >= 1
                && times <= MOST_RETRIES
                && length(cycle.group(2))
                        .filter(wait -> wait.compareTo(SHORTEST) >= 0 && wait.compareTo(LONGEST_RETRY) <= 0)
                        .isPresent();
    }

    /** @param kind {@code timeDate}, {@code timeDuration} or {@code timeCycle} */
    static Optional<Message> fault(String kind, String text) {
        return switch (kind) {
            case "timeDate" -> isDate(text) ? Optional.empty() : unreadable(text);
            case "timeDuration" -> longEnough(text, length(text), SHORTEST, "modelcheck.timer.short");
            default -> {
                Matcher cycle = CYCLE.matcher(text);
                yield cycle.matches()
                        ? longEnough(text, length(cycle.group(2)), SHORTEST_CYCLE, "modelcheck.timer.often")
                        : unreadable(text);
            }
        };
    }

    private static Optional<Message> longEnough(String text, Optional<Duration> length, Duration least, String key) {
        if (length.isEmpty()) {
            return unreadable(text);
        }
        return length.get().compareTo(least) >= 0
                ? Optional.empty()
                : Optional.of(new Message(key, text, Long.toString(least.toMinutes())));
    }

    private static Optional<Message> unreadable(String text) {
        return Optional.of(new Message("modelcheck.timer.unreadable", text));
    }

    /** What a task's dates may say. */
    static boolean isDateOrPeriod(String text) {
        return isDate(text) || length(text).isPresent();
    }

    private static boolean isDate(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Months as 30 days: only whether it is too short is asked. */
    private static Optional<Duration> length(String text) {
        Matcher parts = PERIOD.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Duration time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
            Period days = parts.group(1).isEmpty() ? Period.ZERO : Period.parse("P" + parts.group(1));
            return Optional.of(time.plusDays(days.toTotalMonths() * DAYS_OF_A_MONTH + days.get(ChronoUnit.DAYS)));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}

package th.kamt.activity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import th.kamt.activity.ActivityDesk;
import th.kamt.activity.LogAnswers;
import th.kamt.activity.VoiceKind;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.calendar.NotAPlanYearException;

/**
 * The form of a log as it was sent: the same fields for one account and for many.
 *
 * @param when   today, yesterday or another day, as the form names them
 * @param day    typed, for another day
 * @param time   of the day, typed; may be empty
 * @param meant  the day offered instead of one typed in the wrong era, if that was chosen
 * @param people contact persons ticked
 * @param others who else was met, typed
 * @param voices by kind
 * @param key    of the form
 */
record LogForm(
        String code,
        String when,
        String day,
        String time,
        String meant,
        String mode,
        String purpose,
        List<String> people,
        String others,
        String result,
        Map<String, String> voices,
        String key) {

    static final String TODAY = "today";
    static final String YESTERDAY = "yesterday";

    static LogForm empty(String code, String key) {
        return new LogForm(code, TODAY, "", "", "", "", "", List.of(), "", "", Map.of(), key);
    }

    static LogForm of(Map<String, String> one, List<String> people) {
        Map<String, String> voices = Arrays.stream(VoiceKind.values())
                .collect(Collectors.toMap(Enum::name, kind -> one.getOrDefault("voice" + kind.name(), "")));
        String as = one.getOrDefault("as", "");
        return new LogForm(
                as.isEmpty() ? one.getOrDefault("code", "") : as,
                one.getOrDefault("when", TODAY),
                one.getOrDefault("day", ""),
                one.getOrDefault("time", ""),
                one.getOrDefault("meant", ""),
                one.getOrDefault("mode", ""),
                one.getOrDefault("purpose", ""),
                people == null ? List.of() : people,
                one.getOrDefault("others", ""),
                one.getOrDefault("result", ""),
                voices,
                one.getOrDefault("key", ""));
    }

    /** The day as {@link ActivityDesk} reads it: what a person typed is of the Buddhist Era, also year first. */
    private String happenedOn(LocalDate today) {
        if (!meant.isBlank()) {
            return meant;
        }
        return switch (when) {
            case TODAY -> today.toString();
            case YESTERDAY -> today.minusDays(1).toString();
            // A day of the Common Era in ISO form is for machines; a blank before it has it read as typed.
            default -> day.isBlank() ? day : " " + day;
        };
    }

    /** The day that was meant by one typed in the wrong era or with a short year. */
    Optional<LocalDate> dayMeant() {
        if (TODAY.equals(when) || YESTERDAY.equals(when)) {
            return Optional.empty();
        }
        try {
            CalendarDates.parse(day);
            return Optional.empty();
        } catch (NotADayException e) {
            return e.meant();
        } catch (NotAPlanYearException e) {
            return Optional.empty();
        }
    }

    ActivityDesk.Given given(LocalDate today) {
        List<LogAnswers.Given> heard = new ArrayList<>();
        for (VoiceKind kind : VoiceKind.values()) {
            String words = voices.getOrDefault(kind.name(), "");
            if (!words.isBlank()) {
                heard.add(new LogAnswers.Given(kind.name(), words));
            }
        }
        String met = Stream.concat(people.stream(), Stream.of(others))
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
        return new ActivityDesk.Given(code, happenedOn(today), time, mode, purpose, met, result, heard, key);
    }
}

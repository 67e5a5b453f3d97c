package th.kamt.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/**
 * Fields of a form as they were typed. What cannot be read is noted by its field and read as {@code null}; everything typed can be
 * shown again.
 */
public final class FormFields {

    private static final char THAI_ZERO = '๐';
    private static final char THAI_NINE = '๙';

    private final Map<String, String> typed;
    private final Map<String, Message> wrong = new LinkedHashMap<>();

    public FormFields(Map<String, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** As typed; empty if it was not. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether the form had that field at all. */
    public boolean has(String field) {
        return typed.containsKey(field);
    }

    /** {@code null} if there is nothing to see in it. */
    public String text(String field) {
        String text = WrittenWords.of(value(field));
        return text.isEmpty() ? null : text;
    }

    /** A day of the Buddhist Era as people type it. */
    public LocalDate day(String field) {
        if (text(field) == null) {
            return null;
        }
        try {
            return CalendarDates.parse(value(field));
        } catch (NotADayException e) {
            wrong.put(field, e.messages().get(0));
            return null;
        }
    }

    /** 0 or more, Thai digits and thousands commas allowed. */
    public BigDecimal number(String field) {
        if (text(field) == null) {
            return null;
        }
        StringBuilder figures = new StringBuilder();
        value(field)
                .strip()
                .chars()
                .filter(c -> c != ',')
                .forEach(c -> figures.append((char) (c >= THAI_ZERO && c <= THAI_NINE ? '0' + c - THAI_ZERO : c)));
        if (!figures.toString().matches("\\d{1,12}(\\.\\d{1,6})?")) {
            wrong.put(field, new Message("web.field.number", value(field).strip()));
            return null;
        }
        return new BigDecimal(figures.toString());
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        if (text(field) == null) {
            return null;
        }
        Optional<E> chosen = Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(value(field)))
                .findFirst();
        if (chosen.isEmpty()) {
            wrong.put(field, new Message("web.field.choice"));
        }
        return chosen.orElse(null);
    }

    public long id(String field) {
        BigDecimal number = number(field);
        return number == null || number.precision() - number.scale() > 17 ? -1 : number.longValue();
    }

    /** What could not be read, by field. */
    public Map<String, Message> wrong() {
        return Map.copyOf(wrong);
    }

    /** For the list above the form. */
    public static List<FieldError> errors(Map<String, Message> byField, Function<Message, String> words) {
        return byField.entrySet().stream()
                .map(one -> new FieldError(one.getKey(), words.apply(one.getValue())))
                .toList();
    }
}

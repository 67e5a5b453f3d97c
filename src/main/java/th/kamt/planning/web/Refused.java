package th.kamt.planning.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import th.kamt.message.ConflictException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;

/**
 * A change that was not made: shown beside its form, with what the person had entered.
 *
 * @param form      id of the form it came from
 * @param sentences why, and by which clause
 * @param values    what was entered, by field
 * @param conflict  whether somebody else was first
 */
record Refused(String form, List<String> sentences, Map<String, String> values, boolean conflict) {

    Refused {
        sentences = List.copyOf(sentences);
        values = Map.copyOf(values);
    }

    /** @param fields of the form as sent, its id under {@code form} */
    static Refused of(RefusedException e, Map<String, String> fields, Texts texts) {
        Map<String, String> entered = new LinkedHashMap<>(fields);
        entered.remove("_csrf");
        return new Refused(
                fields.getOrDefault("form", ""),
                e.messages().stream().map(texts::of).toList(),
                entered,
                e instanceof ConflictException);
    }

    public boolean on(String otherForm) {
        return form.equals(otherForm);
    }

    /** Empty if the field was left so. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String text() {
        return String.join(" ", sentences);
    }
}

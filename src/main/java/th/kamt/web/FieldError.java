package th.kamt.web;

import java.util.List;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;

/**
 * What is wrong with a form, for the list above it.
 *
 * @param field id of the field it is about, or {@code null}
 */
public record FieldError(String field, String text) {

    /**
     * What was refused, each fault at its field.
     *
     * @param otherwise the field of a refusal that names none, or {@code null}
     */
    public static List<FieldError> of(RefusedException refusal, String otherwise, Texts texts) {
        return refusal instanceof FieldsRefusedException fields
                ? fields.faults().stream()
                        .map(fault -> new FieldError(fault.field(), texts.of(fault.message())))
                        .toList()
                : refusal.messages().stream()
                        .map(message -> new FieldError(otherwise, texts.of(message)))
                        .toList();
    }
}

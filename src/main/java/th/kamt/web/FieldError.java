package th.kamt.web;

/**
 * What is wrong with a form, for the list above it.
 *
 * @param field id of the field it is about, or {@code null}
 */
public record FieldError(String field, String text) {}

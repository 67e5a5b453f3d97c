package th.kamt.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import th.kamt.message.Message;

/**
 * One variable a user task takes; text only, because that is what forms and REST callers send for all of the contract's.
 *
 * @param allowed      the values allowed; empty for free text
 * @param maxLength    longest text allowed, in characters
 * @param requiredWhen tells from the other answers whether this one must be given
 */
public record TaskField(String name, Set<String> allowed, int maxLength, Predicate<Map<String, Object>> requiredWhen) {

    /** Longest text the application's tables take. */
    public static final int MAX_TEXT = 2000;

    public static TaskField optionalText(String name) {
        return new TaskField(name, Set.of(), MAX_TEXT, answers -> false);
    }

    public static TaskField requiredText(String name) {
        return new TaskField(name, Set.of(), MAX_TEXT, answers -> true);
    }

    public static TaskField requiredChoice(String name, String... values) {
        return new TaskField(name, Set.of(values), MAX_TEXT, answers -> true);
    }

    /** This text must be given if the field {@code other} has {@code value}. */
    public static TaskField textRequiredIf(String name, String other, String value) {
        return new TaskField(name, Set.of(), MAX_TEXT, answers -> value.equals(answers.get(other)));
    }

    /** The values of a choice as a person reads them, each with its code: {@code workflow.choice.FIELD.VALUE}. */
    public static Message choices(String name, Collection<String> values) {
        return values.stream()
                .map(value ->
                        new Message("workflow.choice", new Message("workflow.choice." + name + "." + value), value))
                .reduce((before, next) -> new Message("workflow.choice.list", before, next))
                .orElseThrow();
    }
}

package th.kamt.message;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence for a person, not yet in a language: a key of the message bundles (one a module, {@code messages/MODULE.properties}
 * Thai and {@code messages/MODULE_en.properties} English) with its arguments. Arguments are finished strings, numbers, days
 * or other messages.
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public Message(String key, Object... arguments) {
        this(key, Arrays.asList(arguments));
    }
}

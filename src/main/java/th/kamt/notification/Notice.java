package th.kamt.notification;

import java.util.Map;
import java.util.Set;

/**
 * Something to tell people.
 *
 * @param kind       names the text, e.g. {@code deadline.reminder}; declared by the module that sends it, see {@link NoticeKinds}
 * @param key        what it is about: each recipient is told once of a kind and key, at most 190 characters
 * @param recipients employee ids; without one nothing is sent
 * @param values     fill the named places of the text, {@code {unit}}: strings, {@link th.kamt.message.Message}s (in the
 *                   recipient's language), days and instants (written in the Buddhist Era, Bangkok time), numbers
 * @param path       of the page it leads to, with its leading slash: {@code /tasks/ID}, {@code /plans/2570/N2-BT}; made
 *                   absolute by {@code kamt.base-url}
 * @param urgent     sent at once, to those too who want one digest a day
 */
public record Notice(
        String kind, String key, Set<String> recipients, Map<String, Object> values, String path, boolean urgent) {

    /** Longest key. */
    public static final int LONGEST_KEY = 190;

    public Notice {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key of a notice: 1 to " + LONGEST_KEY + " characters, not " + key);
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("path of a notice: " + path);
        }
        recipients = Set.copyOf(recipients);
        values = Map.copyOf(values);
    }
}

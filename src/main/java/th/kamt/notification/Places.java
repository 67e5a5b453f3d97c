package th.kamt.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named places of a text, {@code {unit}}. */
final class Places {

    /** The reader's name: there in every kind. */
    static final String RECIPIENT = "recipient";

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private Places() {}

    static Set<String> in(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    /** Fills the places once: a value that looks like a place stays as it is. What is unknown stays as it stands. */
    static String fill(String text, Map<String, String> values, UnaryOperator<String> value) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.containsKey(place.group(1)) ? value.apply(values.get(place.group(1))) : place.group()));
    }
}

package th.kamt.notification;

import java.util.regex.Pattern;

/** Keeps what people typed from becoming a header, a new line of one, or a text that reads backwards. */
final class PlainText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern UNSEEN_IN_LINES =
            Pattern.compile("[[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]&&[^\\n\\t]]+");

    private PlainText() {}

    /** One line of at most {@code longest} characters. */
    static String line(String text, int longest) {
        String line = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        // Not between the two halves of one character.
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }

    /** Lines separated by {@code \n}. */
    static String lines(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return UNSEEN_IN_LINES.matcher(lines).replaceAll(" ").strip();
    }
}

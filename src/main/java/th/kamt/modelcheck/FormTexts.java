package th.kamt.modelcheck;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * What a form's texts may not hold: HTML, also as an expression would make it, anything that runs, and addresses outside of the
 * application. A form says something to people who trust the page it stands on.
 */
final class FormTexts {

    private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!?]");
    private static final Pattern RUNS = Pattern.compile("(?i)(?:javascript|vbscript)|\\(data:");
    private static final Pattern OUTSIDE = Pattern.compile("(?i)//|\\\\\\\\|\\bwww\\.|\\b(?:https?|ftp|file)\\s*:");
    /** Of a character whose name is not read here, a browser's is. */
    private static final Pattern REFERENCE = Pattern.compile("&(?:#\\w+|[a-zA-Z]\\w*);");

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?", Pattern.DOTALL);
    /** In parts, each harmless, an expression could put together what is refused as a whole. */
    private static final Pattern PARTS = Pattern.compile("[<>&:/\\\\]");

    private FormTexts() {}

    /** Key of what is wrong with the text, if anything. */
    static Optional<String> faultIn(String text) {
        boolean expression = text.startsWith("=");
        if (expression ? makesMarkup(text) : hasMarkup(text)) {
            return Optional.of("modelcheck.form.markup");
        }
        String meant = HtmlUtils.htmlUnescape(HtmlUtils.htmlUnescape(text));
        if (REFERENCE.matcher(meant).find()) {
            return Optional.of("modelcheck.form.markup");
        }
        String seen = INVISIBLE.matcher(meant).replaceAll("");
        if (RUNS.matcher(seen).find()) {
            return Optional.of("modelcheck.form.script");
        }
        return OUTSIDE.matcher(meant).find() || seen.contains("//")
                ? Optional.of("modelcheck.form.outside")
                : Optional.empty();
    }

    private static boolean hasMarkup(String text) {
        if (MARKUP.matcher(text).find()
                || MARKUP.matcher(HtmlUtils.htmlUnescape(text)).find()) {
            return true;
        }
        Matcher template = TEMPLATE.matcher(text);
        while (template.find()) {
            if (makesMarkup(template.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean makesMarkup(String expression) {
        Matcher literal = LITERAL.matcher(expression);
        while (literal.find()) {
            if (PARTS.matcher(literal.group()).find()) {
                return true;
            }
        }
        return false;
    }
}

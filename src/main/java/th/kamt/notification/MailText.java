package th.kamt.notification;

import java.util.Arrays;
import java.util.List;

/** A mail's body as a page shows it: paragraphs of lines; a line that is one of our addresses is a link. */
public final class MailText {

    /** @param href {@code null} if the line is no link */
    public record Line(String text, String href) {}

    private MailText() {}

    /** @param baseUrl address of the application without final slash; only what begins with it becomes a link */
    public static List<List<Line>> paragraphs(String body, String baseUrl) {
        return Arrays.stream(body.split("\\n{2,}"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> Arrays.stream(paragraph.split("\\n"))
                        .map(line -> line(line, baseUrl))
                        .toList())
                .toList();
    }

    private static Line line(String line, String baseUrl) {
        String text = line.strip();
        boolean link = text.startsWith(baseUrl + "/") && text.indexOf(' ') < 0;
        return new Line(line, link ? text : null);
    }
}

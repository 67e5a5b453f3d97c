package th.kamt.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code processes/} as a process owner may have changed it in Modeler. */
public record TableFile(String text) {

    public static TableFile shipped(String file) {
        try {
            return new TableFile(Files.readString(Path.of("processes", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With another value in the cell of that id. */
    public TableFile cell(String id, String value) {
        return replaced("(?s)(id=\"" + id + "\">\\s*<text>)[^<]*", "$1" + Matcher.quoteReplacement(value));
    }

    public TableFile replaced(String pattern, String replacement) {
        String changed = Pattern.compile(pattern).matcher(text).replaceAll(replacement);
        assertThat(changed).as(pattern).isNotEqualTo(text);
        return new TableFile(changed);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

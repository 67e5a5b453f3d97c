package th.kamt.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No words nobody says: every message key stands in the code, a template or a model, as a whole, or by the part before or after
 * what is put in while running, such as {@code "planning.tier." + tier} and {@code key + ".one"}.
 */
class MessageKeysTest {

    private static final List<Path> SAYING = Stream.of(
                    "src/main/java", "src/main/resources/templates", "processes", "forms")
            .map(Path::of)
            .toList();
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z][\\w-]*(?:\\.[\\w-]+)+");
    /** At least two parts: {@code "planning."} alone would excuse every key of a module. */
    private static final Pattern BEGINNING = Pattern.compile("[\"'|{(#]([a-z]\\w*(?:\\.[\\w-]+)+\\.)(?=[\"'$])");

    private static final Pattern NOTICE = Pattern.compile("^notification\\.(.+)\\.(?:name|subject|body)$");

    private static final Pattern ENDING = Pattern.compile("\"(\\.[\\w-]+)\"");

    @Test
    void everyKeyIsSaidSomewhere() throws IOException {
        String said = String.join("\n", texts(SAYING));
        Set<String> whole = found(said, WHOLE, 0);
        Set<String> beginnings = found(said, BEGINNING, 1);
        Set<String> endings = found(said, ENDING, 1);

        Set<String> unsaid = keys().stream()
                .filter(key -> !whole.contains(key))
                // Said by Spring MVC, by the class of its exceptions.
                .filter(key -> !key.startsWith("problemDetail."))
                // Texts of a kind of notice, put together from its id.
                .filter(key -> NOTICE.matcher(key).results().noneMatch(notice -> whole.contains(notice.group(1))))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .filter(key -> endings.stream()
                        .noneMatch(ending -> key.endsWith(ending)
                                && whole.contains(key.substring(0, key.length() - ending.length()))))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unsaid).isEmpty();
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                keys.addAll(bundle.stringPropertyNames());
            }
        }
        assertThat(keys).hasSizeGreaterThan(500);
        return keys;
    }

    private static List<String> texts(List<Path> folders) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static Set<String> found(String text, Pattern pattern, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toSet());
    }
}

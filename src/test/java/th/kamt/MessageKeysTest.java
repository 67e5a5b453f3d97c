package th.kamt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page, answer or file shows a message's key: every key written in code or template has words, in both languages. */
class MessageKeysTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final TreeMap<String, Properties> WORDS = new TreeMap<>();

    /** Whole keys; those put together from a code have tests of their own modules. */
    private static final Pattern IN_CODE =
            Pattern.compile("(?:say|texts\\.of|new Message)\\(\\s*\"([a-z]+\\.[A-Za-z0-9_.-]*[A-Za-z0-9_])\"");

    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z]+\\.[A-Za-z0-9_.-]*[A-Za-z0-9_])[(}]");

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleSaysTheSameThingsInBothLanguages(String bundle) {
        assertThat(WORDS.get(bundle + "_en").stringPropertyNames())
                .isEqualTo(WORDS.get(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyThatIsUsedHasWords(String key) {
        assertThat(WORDS.values().stream()
                        .filter(words -> words.containsKey(key))
                        .count())
                .as("Thai and English")
                .isEqualTo(2);
    }

    @Test
    void theKeysAreFoundAtAll() throws IOException {
        assertThat(keys()).contains("documents.corporate.none", "web.skip", "planning.page.loads");
    }

    static Stream<String> bundles() throws IOException {
        load();
        return WORDS.keySet().stream().filter(name -> !name.endsWith("_en"));
    }

    static Stream<String> keys() throws IOException {
        load();
        Set<String> keys = new TreeSet<>();
        keys.addAll(found(Path.of("src/main/java"), ".java", IN_CODE));
        keys.addAll(found(Path.of("src/main/resources/templates"), ".html", IN_TEMPLATE));
        return keys.stream();
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                found.addAll(pattern.matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet()));
            }
        }
        return found;
    }

    private static void load() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
                WORDS.put(file.getFileName().toString().replace(".properties", ""), words);
            }
        }
    }
}

package th.kamt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A 409 says what stands in the way, not always that somebody else was first. */
class ConflictTitlesTest {

    private static final Pattern THROWN = Pattern.compile("new ConflictException\\(\\s*new Message\\(\\s*\"([^\"]+)\"");

    @Test
    void everyConflictHasATitleOfItsOwnInBothLanguages() throws IOException {
        Properties thai = bundle("");
        Properties english = bundle("_en");
        TreeSet<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher thrown = THROWN.matcher(Files.readString(source));
                while (thrown.find()) {
                    keys.add(thrown.group(1));
                }
            }
        }

        assertThat(keys).contains("planning.year.alreadyOpen", "selection.notScored");
        assertThat(keys).allSatisfy(key -> {
            assertThat(thai).containsKey(key + ".title");
            assertThat(english).containsKey(key + ".title");
        });
    }

    private static Properties bundle(String language) throws IOException {
        Properties all = new Properties();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.filter(
                            each -> language.isEmpty() != each.toString().endsWith("_en.properties"))
                    .toList()) {
                try (var in = Files.newBufferedReader(file)) {
                    all.load(in);
                }
            }
        }
        return all;
    }
}

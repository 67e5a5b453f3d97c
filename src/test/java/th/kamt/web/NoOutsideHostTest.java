package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page needs a network beyond the server: neither templates nor styles nor scripts name another host to load anything from. */
class NoOutsideHostTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]{2,}[^\\s\"')<]*");
    /** Names of vocabularies, which nothing loads. */
    private static final Set<String> VOCABULARIES = Set.of("http://www.thymeleaf.org", "http://www.w3.org/2000/svg");

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        List<String> outside = new ArrayList<>();
        for (String folder : List.of("templates", "static")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/resources", folder))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(html|css|js|svg)"))
                        .toList()) {
                    ADDRESS.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .filter(address -> !VOCABULARIES.contains(address))
                            .forEach(address -> outside.add(file + ": " + address));
                }
            }
        }
        assertThat(outside).isEmpty();
    }
}

package th.kamt.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository's files as the structure tests read them. */
public final class Models {

    public static final Path PROCESSES = Path.of("processes");
    public static final Path FORMS = Path.of("forms");
    private static final Path JAVA = Path.of("src/main/java");

    private Models() {}

    /** Files of a folder by the end of their name, in order. */
    public static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> javaFiles() {
        return files(JAVA, ".java");
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of the pattern finds in the application's Java sources. */
    public static Set<String> inJava(Pattern pattern) {
        Set<String> found = new TreeSet<>();
        for (Path file : javaFiles()) {
            Matcher matcher = pattern.matcher(text(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    public static String nameWithout(Path file, String extension) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - extension.length());
    }
}

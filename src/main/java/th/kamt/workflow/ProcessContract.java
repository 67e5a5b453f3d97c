package th.kamt.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names others build on, of {@code process-contract.properties}: which processes there are, the file of each, and its user tasks.
 * Scripts, forms and people's rights name them, so a changed model keeps them.
 */
public final class ProcessContract {

    /**
     * A process of the contract.
     *
     * @param file      {@code NN-kebab-name.bpmn}
     * @param userTasks ids of the tasks that must be there
     */
    public record Entry(String file, String processId, Set<String> userTasks) {}

    private static final Map<String, Entry> BY_FILE = read();

    private ProcessContract() {}

    public static Optional<Entry> ofFile(String file) {
        return Optional.ofNullable(BY_FILE.get(file));
    }

    public static Optional<Entry> ofProcess(String processId) {
        return BY_FILE.values().stream()
                .filter(entry -> entry.processId().equals(processId))
                .findFirst();
    }

    /** The form of a user task: {@code Task_ApproveHqPlan} has {@code approve-hq-plan}. */
    public static String formOf(String userTask) {
        return userTask.substring(userTask.indexOf('_') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Entry> read() {
        Properties lines = new Properties();
        try (InputStream in = ProcessContract.class.getResourceAsStream("/process-contract.properties")) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .map(file -> entry(file + ".bpmn", lines.getProperty(file)))
                .collect(Collectors.toUnmodifiableMap(Entry::file, Function.identity()));
    }

    private static Entry entry(String file, String names) {
        List<String> words = Arrays.asList(names.strip().split(" ", -1));
        return new Entry(file, words.get(0), Set.copyOf(words.subList(1, words.size())));
    }
}

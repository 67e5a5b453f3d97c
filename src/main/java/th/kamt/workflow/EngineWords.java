package th.kamt.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the engine keeps in Thai words, for readers of another language; a bean of each module that puts words into it. */
public interface EngineWords {

    /** Keys of messages whose Thai words, arguments and all, the engine keeps as names of tasks and filters. */
    default Set<String> names() {
        return Set.of();
    }

    /** A task's variable as JSON in that language; empty if it is none of words. Who asks has been shown the Thai one. */
    default Optional<String> variable(String taskId, String name, Locale language) {
        return Optional.empty();
    }
}

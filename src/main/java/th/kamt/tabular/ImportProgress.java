package th.kamt.tabular;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the imports of this node are, for a page to poll. Remembers the last 200. */
@Component
public class ImportProgress {

    private static final int REMEMBERED = 200;

    /** @param rows checked so far */
    public record State(long rows, boolean finished) {}

    private final Map<String, State> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Empty if no such upload began here. */
    public synchronized Optional<State> of(String uploadId) {
        return Optional.ofNullable(states.get(uploadId));
    }

    synchronized void report(String uploadId, long rows, boolean finished) {
        states.put(uploadId, new State(rows, finished));
    }
}

package th.kamt.workcalendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows who tries links, by address, and who reads one too often. In memory of this node, bounded, in real time. */
@Component
class FeedThrottle {

    static final int WRONG_PER_ADDRESS = 60;
    static final int READS_PER_PERSON = 60;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 20_000;

    private record Count(int times, Instant since) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    FeedThrottle() {
        this(InstantSource.system());
    }

    FeedThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether so many wrong links came from there that none is looked at, right or wrong. */
    synchronized boolean isBlocked(String address) {
        return times("address " + address) >= WRONG_PER_ADDRESS;
    }

    synchronized void wrong(String address) {
        add("address " + address);
    }

    /** @return whether the person's feed may be read once more */
    synchronized boolean mayRead(String person) {
        if (times("person " + person) >= READS_PER_PERSON) {
            return false;
        }
        add("person " + person);
        return true;
    }

    private int times(String key) {
        Count known = counts.get(key);
        return known == null || known.since().plus(WINDOW).isBefore(clock.instant()) ? 0 : known.times();
    }

    private void add(String key) {
        int times = times(key);
        Instant since = times == 0 ? clock.instant() : counts.get(key).since();
        counts.put(key, new Count(times + 1, since));
    }
}

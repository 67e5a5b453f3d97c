package th.kamt.workflow.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows password guessing. Failures count for a user <em>from one address</em>, and for the address over all users, so that
 * nobody can lock another person out from elsewhere; an attack on one user from very many addresses, or on many users from
 * one, where a whole office may sit behind it, blocks nobody where they have logged in before. Kept in memory, bounded.
 */
@Component
class LoginThrottle {

    static final int PER_USER_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 50;
    static final int PER_USER = 200;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 50_000;

    private record Failures(int count, Instant since) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures = bounded();
    private final Map<String, Boolean> trusted = bounded();

    LoginThrottle() {
        this(InstantSource.system());
    }

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isBlocked(String user, String address) {
        if (count(pair(user, address)) >= PER_USER_AND_ADDRESS) {
            return true;
        }
        return !trusted.containsKey(pair(user, address))
                && (count("address " + address) >= PER_ADDRESS || count("user " + user) >= PER_USER);
    }

    synchronized void failed(String user, String address) {
        add(pair(user, address));
        add("address " + address);
        add("user " + user);
    }

    synchronized void succeeded(String user, String address) {
        failures.remove(pair(user, address));
        trusted.put(pair(user, address), true);
    }

    private int count(String key) {
        Failures known = failures.get(key);
        return known == null || known.since().plus(WINDOW).isBefore(clock.instant()) ? 0 : known.count();
    }

    private void add(String key) {
        int count = count(key);
        Instant since = count == 0 ? clock.instant() : failures.get(key).since();
        failures.put(key, new Failures(count + 1, since));
    }

    private static String pair(String user, String address) {
        return "pair " + address + " " + user;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}

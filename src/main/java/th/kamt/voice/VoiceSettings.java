package th.kamt.voice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code kamt.voc.*}.
 *
 * @param url          where voices are posted to; empty: nowhere, they wait
 * @param token        sent as bearer token; empty: none
 * @param timeout      for one attempt, connecting and answering each
 * @param waits        before the second, third, … attempt; the last one repeats
 * @param lease        how long a node may take for one attempt before another may try: longer than the time-out twice
 * @param pollInterval of real time between looks into the outbox; zero: never
 */
@ConfigurationProperties("kamt.voc")
record VoiceSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue({"1m", "5m", "15m", "60m", "4h"}) List<Duration> waits,
        @DefaultValue("10m") Duration lease,
        @DefaultValue("5s") Duration pollInterval) {

    VoiceSettings {
        if (waits.isEmpty() || waits.stream().anyMatch(wait -> wait.isZero() || wait.isNegative())) {
            throw new IllegalArgumentException("kamt.voc.waits must be positive: " + waits);
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("KAMT_VOC_TIMEOUT must be positive: " + timeout);
        }
        if (lease.compareTo(timeout.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("kamt.voc.lease must be longer than twice KAMT_VOC_TIMEOUT: " + lease);
        }
        if (!url.isBlank() && !isWebAddress(url)) {
            throw new IllegalArgumentException("KAMT_VOC_URL is no http or https address: " + url);
        }
    }

    private static boolean isWebAddress(String url) {
        URI address = URI.create(url.strip());
        return address.getHost() != null && Set.of("http", "https").contains(String.valueOf(address.getScheme()));
    }

    boolean hasRoute() {
        return !url.isBlank();
    }

    /** After that many attempts in vain. */
    Duration waitAfter(int attempts) {
        return waits.get(Math.min(attempts, waits.size()) - 1);
    }

    @Override
    public String toString() {
        // The token stays out of logs.
        return "VoiceSettings[" + url + ", timeout=" + timeout + "]";
    }
}

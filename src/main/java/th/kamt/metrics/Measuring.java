package th.kamt.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads every {@link Gauges} at its interval, however often and by how many scrapers the result is fetched. What cannot be read
 * is not shown at all: an old figure would say that all is well.
 */
@Component
class Measuring implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Measuring.class);

    private final List<Gauges> sources;
    private final MeterRegistry registry;
    private final Duration interval;
    private final Map<String, MultiGauge> published = new HashMap<>();
    private final Map<Gauges, Set<String>> namesOf = new HashMap<>();
    private final Set<Gauges> failing = new HashSet<>();
    private ScheduledExecutorService thread;

    Measuring(
            List<Gauges> sources, MeterRegistry registry, @Value("${kamt.metrics.interval:PT15S}") Duration interval) {
        this.sources = sources;
        this.registry = registry;
        this.interval = interval;
    }

    /** One look at everything. */
    synchronized void measure() {
        sources.forEach(this::measure);
    }

    private void measure(Gauges source) {
        List<Reading> readings = List.of();
        try {
            readings = source.read();
            failing.remove(source);
        } catch (RuntimeException e) {
            // The database is away, say: said once, tried on.
            if (failing.add(source)) {
                log.warn("{} cannot be read; trying on", source.getClass().getSimpleName(), e);
            }
        }
        publish(source, readings);
    }

    private void publish(Gauges source, List<Reading> readings) {
        Map<String, List<Reading>> byName = readings.stream().collect(Collectors.groupingBy(Reading::name));
        Set<String> known = namesOf.computeIfAbsent(source, any -> new HashSet<>());
        known.addAll(byName.keySet());
        for (String name : known) {
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            byName.getOrDefault(name, List.of())
                    .forEach(reading -> rows.add(MultiGauge.Row.of(reading.tags(), reading.value())));
            published
                    .computeIfAbsent(name, any -> MultiGauge.builder(name).register(registry))
                    .register(rows, true);
        }
    }

    @Override
    public synchronized void start() {
        if (interval.isZero()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread measuring = new Thread(work, "metrics");
            measuring.setDaemon(true);
            return measuring;
        });
        var unused = thread.scheduleWithFixedDelay(this::measure, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}

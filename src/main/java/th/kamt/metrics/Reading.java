package th.kamt.metrics;

import io.micrometer.core.instrument.Tags;

/**
 * One figure.
 *
 * @param name e.g. {@code kamt.tasks.open}, which Prometheus knows as {@code kamt_tasks_open}
 * @param tags of few values each; the same keys for every figure of that name
 */
public record Reading(String name, Tags tags, double value) {

    public static Reading of(String name, double value, String... tags) {
        return new Reading(name, Tags.of(tags), value);
    }
}

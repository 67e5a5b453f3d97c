package th.kamt.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private List<Reading> figures = List.of();
    private boolean away;

    private final Measuring measuring = new Measuring(List.of(this::read), registry, Duration.ZERO);

    private List<Reading> read() {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return figures;
    }

    @Test
    void eachLookReplacesTheLast() {
        figures = List.of(Reading.of("kamt.x", 3, "step", "A"), Reading.of("kamt.x", 4, "step", "B"));
        measuring.measure();
        figures = List.of(Reading.of("kamt.x", 5, "step", "B"));

        measuring.measure();

        assertThat(registry.find("kamt.x").gauges()).hasSize(1);
        assertThat(registry.get("kamt.x").tag("step", "B").gauge().value()).isEqualTo(5);
    }

    @Test
    void whatCannotBeReadIsNotShownUntilItCanAgain() {
        figures = List.of(Reading.of("kamt.x", 3));
        measuring.measure();

        away = true;
        measuring.measure();

        assertThat(registry.find("kamt.x").gauges()).isEmpty();

        away = false;
        measuring.measure();

        assertThat(registry.get("kamt.x").gauge().value()).isEqualTo(3);
    }
}

package th.kamt.metrics;

import java.util.List;

/** Figures of one module, read together by few queries; every bean of this type is measured (docs/operations.md). */
public interface Gauges {

    /** Called every {@code kamt.metrics.interval}, outside any transaction, by one thread. */
    List<Reading> read();
}

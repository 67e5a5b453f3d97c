package th.kamt.deadline;

import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.metrics.Gauges;
import th.kamt.metrics.Reading;

/** Deadlines whose work is still to be done, in time and late, by kind; one query. */
@Component
class DeadlineMetrics implements Gauges {

    private static final String OPEN =
            "select kind, count(*) open, sum(due_at < ?) overdue from deadline where done_at is null group by kind";

    private record Count(int open, int overdue) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DeadlineMetrics(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Reading> read() {
        Map<DeadlineKind, Count> counts = new EnumMap<>(DeadlineKind.class);
        jdbc.query(
                OPEN,
                row -> {
                    counts.put(DeadlineKind.valueOf(row.getString("kind")), count(row));
                },
                utc(clock.instant()));
        return Arrays.stream(DeadlineKind.values())
                .flatMap(kind -> readings(kind, counts.getOrDefault(kind, new Count(0, 0))))
                .toList();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getInt("open"), row.getInt("overdue"));
    }

    private static Stream<Reading> readings(DeadlineKind kind, Count count) {
        return Stream.of(
                Reading.of("kamt.deadlines.open", count.open(), "kind", kind.name()),
                Reading.of("kamt.deadlines.overdue", count.overdue(), "kind", kind.name()));
    }
}

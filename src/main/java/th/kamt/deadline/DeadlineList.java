package th.kamt.deadline;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;

/** The register as a list: filtered, sorted, counted and cut by the database, for a year of the nation has many deadlines. */
@Service
@Transactional(readOnly = true)
public class DeadlineList {

    private static final String STATE =
            "case when d.done_at is null then if(? > d.due_at, 'OVERDUE', 'OPEN') else if(d.done_at > d.due_at, 'DONE_LATE', 'DONE')"
                    + " end";
    /** What is late and open comes first, then what is open, then what is done. */
    private static final String OWN_ORDER =
            "d.done_at is not null, if(d.done_at is null and ? > d.due_at, 0, 1), d.due_at, d.unit_code, d.business_key, d.kind";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DeadlineList(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which deadlines.
     *
     * @param units of these units
     * @param named of this work or these units, or {@code null} for all
     */
    public record Wanted(PlanYear year, Collection<String> units, Named named) {}

    /**
     * What has a text somebody looks for in its name.
     *
     * @param text in small letters, for the business key: a case's number, an account's
     */
    public record Named(Set<DeadlineKind> kinds, Set<String> units, String text) {}

    /** What the list can be sorted by. */
    public enum Order {
        OWN,
        WHAT,
        UNIT,
        DUE,
        STATE,
        DONE,
        LEVEL
    }

    /**
     * In which order; deadlines that are equal in it follow in the list's own, and those without a value stand last either way.
     *
     * @param words names of kinds or states in the order of their words, for {@link Order#WHAT} and {@link Order#STATE}
     */
    public record By(Order order, boolean largestFirst, List<String> words) {}

    /** How many are in each state. */
    public Map<DeadlineState, Integer> counts(Wanted wanted) {
        Query query = new Query("select " + STATE + " state, count(*) deadlines from deadline d", now());
        query.where(wanted, null);
        query.sql.append(" group by 1");
        Map<DeadlineState, Integer> counts = new EnumMap<>(DeadlineState.class);
        jdbc.query(
                query.sql.toString(),
                row -> {
                    counts.put(DeadlineState.valueOf(row.getString("state")), row.getInt("deadlines"));
                },
                query.arguments());
        return counts;
    }

    /** @param state in that state, or {@code null} for all */
    public List<DeadlineLine> page(Wanted wanted, DeadlineState state, By by, int skip, int most) {
        String units = by.order() == Order.UNIT ? " left join unit u on u.code = d.unit_code" : "";
        Query query = new Query("select d.*, " + STATE + " state from deadline d" + units, now());
        query.where(wanted, state);
        query.by(by);
        query.sql.append(" limit ? offset ?");
        query.arguments.add(most);
        query.arguments.add(skip);
        return jdbc.query(query.sql.toString(), (row, number) -> line(row), query.arguments());
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private static DeadlineLine line(ResultSet row) throws SQLException {
        return new DeadlineLine(
                row.getLong("id"),
                new DeadlineWork(
                        DeadlineKind.valueOf(row.getString("kind")),
                        row.getString("rule"),
                        row.getString("business_key"),
                        row.getString("unit_code"),
                        new PlanYear(row.getInt("plan_year"))),
                instant(row, "due_at"),
                instant(row, "done_at"),
                DeadlineState.valueOf(row.getString("state")),
                row.getInt("escalations"));
    }

    private static final class Query {

        private final StringBuilder sql;
        private final List<Object> arguments = new ArrayList<>();
        private final LocalDateTime now;

        /** @param select asks the present time once, for the state */
        Query(String select, LocalDateTime now) {
            this.sql = new StringBuilder(select);
            this.now = now;
            arguments.add(now);
        }

        void where(Wanted wanted, DeadlineState state) {
            sql.append(" where d.plan_year = ? and not d.cancelled");
            arguments.add(wanted.year().buddhistEra());
            sql.append(" and ");
            in("d.unit_code", wanted.units());
            if (wanted.named() != null) {
                sql.append(" and (");
                in(
                        "d.kind",
                        wanted.named().kinds().stream().map(DeadlineKind::name).collect(Collectors.toSet()));
                sql.append(" or ");
                in("d.unit_code", wanted.named().units());
                sql.append(" or locate(?, lower(d.business_key)) > 0)");
                arguments.add(wanted.named().text());
            }
            if (state != null) {
                sql.append(" and ").append(STATE).append(" = ?");
                arguments.add(now);
                arguments.add(state.name());
            }
        }

        private void in(String column, Collection<String> values) {
            if (values.isEmpty()) {
                sql.append("1 = 0");
                return;
            }
            sql.append(column).append(" in (").append(marks(values)).append(')');
            arguments.addAll(values);
        }

        void by(By by) {
            sql.append(" order by ");
            String way = by.largestFirst() ? " desc, " : ", ";
            switch (by.order()) {
                case OWN -> {}
                case WHAT -> ranked("d.kind", by.words(), way);
                case UNIT ->
                    sql.append("coalesce(u.name, d.unit_code) collate utf8mb4_thai_520_w2")
                            .append(way);
                case DUE -> sql.append("d.due_at").append(way);
                case STATE -> {
                    arguments.add(now);
                    ranked(STATE, by.words(), way);
                }
                case DONE -> sql.append("d.done_at is null, d.done_at").append(way);
                case LEVEL -> sql.append("d.escalations").append(way);
            }
            sql.append(OWN_ORDER);
            arguments.add(now);
        }

        private void ranked(String what, List<String> words, String way) {
            sql.append("field(")
                    .append(what)
                    .append(", ")
                    .append(marks(words))
                    .append(')')
                    .append(way);
            arguments.addAll(words);
        }

        private static String marks(Collection<?> values) {
            return String.join(",", Collections.nCopies(values.size(), "?"));
        }

        Object[] arguments() {
            return arguments.toArray();
        }
    }
}

package th.kamt.customer;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.customer.ContactAccessLog.Action;
import th.kamt.customer.ContactAccessLog.Entry;
import th.kamt.customer.ContactAccessLog.Query;

/** Rows of the audit log: added and read, never changed. */
@Component
class ContactAccessStore {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ContactAccessStore(JdbcTemplate jdbc, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** @param accounts their ids, or {@code null} for a whole list */
    void add(String person, Action action, String what, Collection<String> accounts, int count, String path) {
        jdbc.update(
                "insert into contact_access (at, person, action, what, accounts, `count`, path)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                utc(clock.instant()),
                person,
                action.name(),
                what,
                accounts == null ? null : String.join(",", accounts),
                count,
                path);
    }

    /** In the order asked for, of equal ones the newest first. */
    void find(
            Query query, ContactAccessLog.Order order, boolean reversed, int skip, int most, Consumer<Entry> consumer) {
        List<Object> arguments = new ArrayList<>();
        String where = where(query, arguments);
        arguments.add(most);
        arguments.add(skip);
        jdbc.query(
                "select at, person, action, what, `count`, path from contact_access" + where + " order by "
                        + order.sql() + (reversed ? " desc" : "") + ", id desc limit ? offset ?",
                row -> {
                    consumer.accept(entry(row));
                },
                arguments.toArray());
    }

    int count(Query query) {
        List<Object> arguments = new ArrayList<>();
        String where = where(query, arguments);
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from contact_access" + where, Integer.class, arguments.toArray()));
    }

    private static String where(Query query, List<Object> arguments) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (!query.person().isEmpty()) {
            where.append(" and person = ?");
            arguments.add(query.person());
        }
        if (!query.account().isEmpty()) {
            // A whole list may have held the account.
            where.append(" and (accounts is null or find_in_set(?, accounts) > 0)");
            arguments.add(query.account());
        }
        if (query.from() != null) {
            where.append(" and at >= ?");
            arguments.add(utc(query.from()));
        }
        if (query.until() != null) {
            where.append(" and at < ?");
            arguments.add(utc(query.until()));
        }
        return where.toString();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant at = instant(row, "at");
        return new Entry(
                at,
                row.getString("person"),
                Action.valueOf(row.getString("action")),
                row.getString("what"),
                row.getInt("count"),
                row.getString("path"));
    }
}

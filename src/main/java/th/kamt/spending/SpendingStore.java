package th.kamt.spending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.spending.Spending.Invited;

/** Rows of events' spending. */
@Component
class SpendingStore {

    private final JdbcTemplate jdbc;

    SpendingStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void put(long id, Spending spending) {
        jdbc.update(
                "replace into event_spending (request_id, code, place, note) values (?, ?, ?, ?)",
                id,
                spending.code(),
                spending.place(),
                spending.note());
        jdbc.update("delete from event_spending_account where request_id = ?", id);
        jdbc.update("delete from event_spending_item where request_id = ?", id);
        List<Object[]> accounts = new ArrayList<>();
        spending.accounts().forEach(one -> accounts.add(new Object[] {id, one.accountId(), one.name()}));
        jdbc.batchUpdate(
                "insert into event_spending_account (request_id, account_id, name) values (?, ?, ?)", accounts);
        List<Object[]> items = new ArrayList<>();
        for (SpendingItem item : spending.items()) {
            items.add(new Object[] {
                id,
                items.size(),
                item.kind().name(),
                item.level().name(),
                item.description(),
                item.people(),
                item.eachBaht(),
                item.rateBaht(),
                item.reason()
            });
        }
        jdbc.batchUpdate(
                "insert into event_spending_item (request_id, position, kind, level, description, people, each_baht, rate_baht, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                items);
    }

    List<Long> requestsWith(String accountId) {
        return jdbc.queryForList(
                "select request_id from event_spending_account where account_id = ?", Long.class, accountId);
    }

    Optional<Spending> find(long id) {
        List<Invited> accounts = jdbc.query(
                "select account_id, name from event_spending_account where request_id = ? order by account_id",
                (row, number) -> new Invited(row.getString("account_id"), row.getString("name")),
                id);
        List<SpendingItem> items = jdbc.query(
                "select kind, level, description, people, each_baht, rate_baht, reason from event_spending_item"
                        + " where request_id = ? order by position",
                (row, number) -> new SpendingItem(
                        ItemKind.valueOf(row.getString("kind")),
                        Level.valueOf(row.getString("level")),
                        row.getString("description"),
                        row.getInt("people"),
                        row.getBigDecimal("each_baht"),
                        row.getBigDecimal("rate_baht"),
                        row.getString("reason")),
                id);
        return jdbc
                .query(
                        "select code, place, note from event_spending where request_id = ?",
                        (row, number) -> new Spending(
                                row.getString("code"), row.getString("place"), row.getString("note"), accounts, items),
                        id)
                .stream()
                .findFirst();
    }
}

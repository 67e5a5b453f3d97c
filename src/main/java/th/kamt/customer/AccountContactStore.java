package th.kamt.customer;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

/** Rows of the contact persons. */
@Component
class AccountContactStore {

    private static final int ACCOUNTS_A_STATEMENT = 500;
    private static final String SELECT = "select id, bp_no, office_code, name, position, phone, mobile, email, line_id,"
            + " is_main, kept_year, created_by, created_at, changed_by, changed_at, confirmed_by, confirmed_at, removed_by,"
            + " version from account_contact";
    private static final int PARAMETERS_OF_A_LISTED = 12;
    private static final RowMapper<ContactPerson> PERSON = (row, number) -> person(row);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    AccountContactStore(JdbcTemplate jdbc, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Those of one account, the main one first, otherwise as they came. */
    List<ContactPerson> of(String accountId) {
        return ofAll(List.of(accountId)).getOrDefault(accountId, List.of());
    }

    /** By account id; accounts without anybody are left out. */
    Map<String, List<ContactPerson>> ofAll(Collection<String> accountIds) {
        Map<String, List<ContactPerson>> found = new HashMap<>();
        read(accountIds, " and removed_at is null order by is_main desc, id", PERSON)
                .forEach(person -> found.computeIfAbsent(person.accountId(), id -> new ArrayList<>())
                        .add(person));
        return found;
    }

    Optional<ContactPerson> find(long id) {
        return jdbc.query(SELECT + " where id = ?", PERSON, id).stream().findFirst();
    }

    /** The person as they are, until the transaction ends nobody else's to change. */
    Optional<ContactPerson> lock(long id) {
        return jdbc.query(SELECT + " where id = ? for update", PERSON, id).stream()
                .findFirst();
    }

    /** Until the transaction ends nobody else adds to the account. */
    void lockAccount(String accountId) {
        jdbc.queryForList(
                "select id from account_contact where office_code = ? and bp_no = ? for update",
                Long.class,
                office(accountId),
                bp(accountId));
    }

    long add(String accountId, Contact contact, boolean main, PlanYear keptFor, String by) {
        LocalDateTime now = now();
        jdbc.update(
                "insert into account_contact (bp_no, office_code, name, position, phone, mobile, email, line_id, is_main,"
                        + " kept_year, created_by, created_at, changed_by, changed_at, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                bp(accountId),
                office(accountId),
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.mobile(),
                contact.email(),
                contact.lineId(),
                main,
                keptFor.buddhistEra(),
                by,
                now,
                by,
                now);
        return DataAccessUtils.longResult(jdbc.queryForList("select last_insert_id()", Long.class));
    }

    /** What was confirmed before the change no longer is. */
    void change(long id, Contact contact, PlanYear keptFor, String by) {
        jdbc.update(
                "update account_contact set name = ?, position = ?, phone = ?, mobile = ?, email = ?, line_id = ?,"
                        + " kept_year = greatest(kept_year, ?), changed_by = ?, changed_at = ?, confirmed_by = null,"
                        + " confirmed_at = null, version = version + 1 where id = ?",
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.mobile(),
                contact.email(),
                contact.lineId(),
                keptFor.buddhistEra(),
                by,
                now(),
                id);
    }

    void confirm(long id, PlanYear keptFor, String by) {
        jdbc.update(
                "update account_contact set confirmed_by = ?, confirmed_at = ?, kept_year = greatest(kept_year, ?),"
                        + " version = version + 1 where id = ?",
                by,
                now(),
                keptFor.buddhistEra(),
                id);
    }

    /** Of a person with a name nothing but the name stays. */
    void remove(long id, String by) {
        jdbc.update(
                "update account_contact set position = null, phone = if(name is null, phone, null),"
                        + " mobile = if(name is null, mobile, null), email = if(name is null, email, null),"
                        + " line_id = if(name is null, line_id, null), is_main = false, confirmed_by = null,"
                        + " confirmed_at = null, removed_by = ?, removed_at = ?, version = version + 1 where id = ?",
                by,
                now(),
                id);
    }

    /** The account is reached through that person first, and through nobody else. */
    void makeMain(String accountId, long id) {
        jdbc.update(
                "update account_contact set is_main = (id = ?), version = version + 1"
                        + " where office_code = ? and bp_no = ? and removed_at is null and is_main <> (id = ?)",
                id,
                office(accountId),
                bp(accountId),
                id);
    }

    /** All that is kept of anybody of the account, removed ones included, for their erasure. */
    List<Contact> erase(String accountId) {
        List<Contact> erased = jdbc.query(
                "select name, position, phone, mobile, email, line_id from account_contact"
                        + " where office_code = ? and bp_no = ? for update",
                (row, number) -> contact(row),
                office(accountId),
                bp(accountId));
        jdbc.update(
                "delete from account_contact where office_code = ? and bp_no = ?", office(accountId), bp(accountId));
        return erased;
    }

    /** Years for which somebody is kept. */
    List<PlanYear> years() {
        return jdbc
                .queryForList("select distinct kept_year from account_contact order by kept_year", Integer.class)
                .stream()
                .map(PlanYear::new)
                .toList();
    }

    /** Erases those kept for that year and no longer; returns the accounts. */
    Set<String> eraseKeptFor(PlanYear year) {
        Set<String> accounts = new TreeSet<>(jdbc.queryForList(
                "select distinct concat(bp_no, '@', office_code) from account_contact where kept_year = ?",
                String.class,
                year.buddhistEra()));
        jdbc.update("delete from account_contact where kept_year = ?", year.buddhistEra());
        return accounts;
    }

    /** A person as the store compares them with the list's. */
    private record Known(long id, String accountId, Contact contact, boolean touched, int keptYear) {}

    /**
     * Takes over the contact persons of some lines of a list: new ones are added, those the list alone has written follow it,
     * and whom a person entered, changed, confirmed or removed stays as that person left them.
     */
    void seed(PlanYear year, List<ContractAccount> lines, String by) {
        List<ContractAccount> naming =
                lines.stream().filter(line -> Contact.of(line).isKnown()).toList();
        if (naming.isEmpty()) {
            return;
        }
        Map<String, Known> known = new HashMap<>();
        Set<String> withSomebody = new HashSet<>();
        for (Known one : known(naming)) {
            known.putIfAbsent(one.accountId() + " " + key(one.contact()), one);
            withSomebody.add(one.accountId());
        }
        Map<String, Contact> fresh = new LinkedHashMap<>();
        Map<String, String> accounts = new HashMap<>();
        Map<Known, Contact> corrected = new LinkedHashMap<>();
        Set<Long> stillListed = new TreeSet<>();
        for (ContractAccount line : naming) {
            Contact listed = Contact.of(line);
            String key = line.accountId() + " " + key(listed);
            Known same = known.get(key);
            if (same == null) {
                // The same person on several contract accounts is one; what one line leaves out another may have.
                fresh.merge(key, listed, AccountContactStore::filled);
                accounts.put(key, line.accountId());
            } else if (same.touched()) {
                stillListed.add(same.id());
            } else {
                corrected.merge(same, listed, AccountContactStore::filled);
            }
        }
        insert(year, fresh, accounts, withSomebody, by);
        corrected.forEach((person, listed) -> correct(year, person, filled(listed, person.contact())));
        keep(year, stillListed);
    }

    private void insert(
            PlanYear year, Map<String, Contact> fresh, Map<String, String> accounts, Set<String> taken, String by) {
        List<Object[]> rows = new ArrayList<>();
        String now = now().toString();
        fresh.forEach((key, contact) -> {
            String account = accounts.get(key);
            rows.add(new Object[] {
                bp(account),
                office(account),
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.mobile(),
                contact.email(),
                contact.lineId(),
                taken.add(account) ? "1" : "0",
                year.toString(),
                by,
                now
            });
        });
        // As text: a batch goes out as one packet only while no column's type changes.
        int[] types = new int[PARAMETERS_OF_A_LISTED];
        Arrays.fill(types, Types.VARCHAR);
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into account_contact (bp_no, office_code, name, position, phone, mobile, email, line_id,"
                            + " is_main, kept_year, created_by, created_at, version)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                    rows,
                    types);
        }
    }

    private void correct(PlanYear year, Known person, Contact listed) {
        if (person.keptYear() > year.buddhistEra()) {
            // The list of an earlier year knows nothing newer.
            return;
        }
        if (listed.equals(person.contact())) {
            keep(year, Set.of(person.id()));
            return;
        }
        jdbc.update(
                "update account_contact set name = ?, position = ?, phone = ?, mobile = ?, email = ?, line_id = ?,"
                        + " kept_year = greatest(kept_year, ?), version = version + 1 where id = ?",
                listed.name(),
                listed.position(),
                listed.phone(),
                listed.mobile(),
                listed.email(),
                listed.lineId(),
                year.buddhistEra(),
                person.id());
    }

    private void keep(PlanYear year, Set<Long> ids) {
        if (!ids.isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(year.buddhistEra());
            arguments.addAll(ids);
            arguments.add(year.buddhistEra());
            jdbc.update(
                    "update account_contact set kept_year = ? where id in ("
                            + String.join(",", Collections.nCopies(ids.size(), "?")) + ") and kept_year < ?",
                    arguments.toArray());
        }
    }

    private List<Known> known(List<ContractAccount> lines) {
        Set<String> accounts = lines.stream().map(ContractAccount::accountId).collect(Collectors.toSet());
        return read(
                accounts,
                " order by id",
                (row, number) -> new Known(
                        row.getLong("id"),
                        account(row),
                        contact(row),
                        row.getString("changed_by") != null
                                || row.getString("confirmed_by") != null
                                || row.getString("removed_by") != null,
                        row.getInt("kept_year")));
    }

    private <T> List<T> read(Collection<String> accountIds, String rest, RowMapper<T> mapper) {
        List<String> all =
                accountIds.stream().filter(id -> id.indexOf('@') > 0).distinct().toList();
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ACCOUNTS_A_STATEMENT) {
            List<String> some = all.subList(from, Math.min(all.size(), from + ACCOUNTS_A_STATEMENT));
            Object[] arguments =
                    some.stream().flatMap(id -> Stream.of(office(id), bp(id))).toArray();
            found.addAll(jdbc.query(
                    SELECT + " where (office_code, bp_no) in ("
                            + String.join(",", Collections.nCopies(some.size(), "(?,?)")) + ")" + rest,
                    mapper,
                    arguments));
        }
        return found;
    }

    /** What the first leaves out, from the second. */
    private static Contact filled(Contact one, Contact other) {
        return new Contact(
                one.name() == null ? other.name() : one.name(),
                one.position() == null ? other.position() : one.position(),
                one.phone() == null ? other.phone() : one.phone(),
                one.mobile() == null ? other.mobile() : one.mobile(),
                one.email() == null ? other.email() : one.email(),
                one.lineId() == null ? other.lineId() : one.lineId());
    }

    /** What tells one person of an account from another: the name, without one a number or address; blanks and capitals do not. */
    static String key(Contact contact) {
        String telling = Stream.of(contact.name(), contact.mobile(), contact.phone(), contact.email(), contact.lineId())
                .filter(part -> part != null)
                .findFirst()
                .orElse("");
        return telling.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("name"),
                row.getString("position"),
                row.getString("phone"),
                row.getString("mobile"),
                row.getString("email"),
                row.getString("line_id"));
    }

    private static ContactPerson person(ResultSet row) throws SQLException {
        return new ContactPerson(
                row.getLong("id"),
                account(row),
                row.getString("name"),
                row.getString("position"),
                row.getString("phone"),
                row.getString("mobile"),
                row.getString("email"),
                row.getString("line_id"),
                row.getBoolean("is_main"),
                row.getString("created_by"),
                instant(row, "created_at"),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                row.getString("confirmed_by"),
                instant(row, "confirmed_at"),
                row.getString("removed_by") != null,
                row.getInt("version"));
    }

    private static String account(ResultSet row) throws SQLException {
        return row.getString("bp_no") + "@" + row.getString("office_code");
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private static String bp(String accountId) {
        return accountId.substring(0, accountId.indexOf('@'));
    }

    private static String office(String accountId) {
        return accountId.substring(accountId.indexOf('@') + 1);
    }
}

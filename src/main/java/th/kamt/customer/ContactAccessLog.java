package th.kamt.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;

/**
 * Who read, exported, changed or erased contact persons of customers (docs/privacy.md). Written before anything is shown: no
 * record, no data. The person is the one at work.
 */
@Service
@Transactional
public class ContactAccessLog {

    /** What was done with the data. */
    public enum Action {
        READ,
        EXPORT,
        CHANGE,
        ERASE
    }

    /**
     * One row.
     *
     * @param what  an account's id, a unit's form, a year's list
     * @param count contact persons; for CHANGE and ERASE accounts
     */
    public record Entry(Instant at, String person, Action action, String what, int count, String path) {}

    /**
     * What to look for.
     *
     * @param person  employee id, or empty
     * @param account account id, or empty; imports of whole lists always belong to it
     * @param from    or {@code null}
     * @param until   exclusive, or {@code null}
     */
    public record Query(String person, String account, Instant from, Instant until) {}

    /** What the log can be sorted by. */
    public enum Order {
        AT("id"),
        PERSON("person"),
        ACTION("action"),
        WHAT("what"),
        COUNT("`count`");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    private static final int ALL = 1_000_000;

    private final ContactAccessStore store;
    private final AccessControl access;
    private final Organization organization;

    ContactAccessLog(ContactAccessStore store, AccessControl access, Organization organization) {
        this.store = store;
        this.access = access;
        this.organization = organization;
    }

    /** An account's contact persons are about to be shown; nothing is written where there are none. */
    public void read(PlanYear year, String accountId, int contacts) {
        if (contacts > 0) {
            store.add(
                    access.currentPerson(),
                    Action.READ,
                    accountId,
                    List.of(accountId),
                    contacts,
                    "/accounts/" + accountId + "?year=" + year);
        }
    }

    /** A paper or file with the contact persons of these accounts is about to be handed out. */
    public void exported(String what, Collection<String> accountIds, int contacts, String path) {
        if (contacts > 0) {
            store.add(access.currentPerson(), Action.EXPORT, what, accountIds, contacts, path);
        }
    }

    /** A page, of equal ones the newest first. For administrators and the director of CRM. */
    @Transactional(readOnly = true)
    public void find(Query query, Order order, boolean reversed, int skip, int most, Consumer<Entry> consumer) {
        requireMayRead();
        store.find(query, order, reversed, skip, most, consumer);
    }

    @Transactional(readOnly = true)
    public int count(Query query) {
        requireMayRead();
        return store.count(query);
    }

    /** The whole answer as a file, which is written down too. */
    public void export(Query query, Order order, boolean reversed, Consumer<Entry> consumer) {
        requireMayRead();
        store.add(access.currentPerson(), Action.EXPORT, "contact_access", List.of(), 0, "/admin/audit");
        store.find(query, order, reversed, 0, ALL, consumer);
    }

    public boolean mayRead() {
        return access.mayAdminister()
                || organization.employee(access.currentPerson()).stream()
                        .flatMap(person -> person.posts().stream())
                        .anyMatch(post -> post.role() == Role.DIRECTOR_CRM);
    }

    private void requireMayRead() {
        if (!mayRead()) {
            throw new ForbiddenException(new Message("customer.audit.notYours"));
        }
    }
}

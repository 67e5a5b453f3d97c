package th.kamt.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import th.kamt.calendar.PlanYear;

/** Writes what differs between the stored list and a new one, a thousand rows at a time. */
final class CustomerListChanges {

    private static final int BATCH = 1_000;

    private final CustomerListStore store;
    private final AccountContactStore persons;
    private final PlanYear year;
    private final String by;
    /** CA number to hash of the stored rows the new list has not named yet. */
    private final Map<Long, byte[]> unseen;
    /** Nothing is stored yet. */
    private final boolean first;

    private final List<ContractAccount> waiting = new ArrayList<>(BATCH);
    /** CA numbers among those waiting that are stored already, otherwise. */
    private final Set<String> known = new HashSet<>();

    private final Set<String> changedContacts = new HashSet<>();
    private long changed;

    CustomerListChanges(
            CustomerListStore store, AccountContactStore persons, PlanYear year, Map<Long, byte[]> stored, String by) {
        this.store = store;
        this.persons = persons;
        this.year = year;
        this.by = by;
        this.unseen = stored;
        this.first = stored.isEmpty();
    }

    void add(ContractAccount account) {
        byte[] stored = unseen.remove(Long.valueOf(account.caNo()));
        if (stored != null && Arrays.equals(stored, RowHash.of(account))) {
            return;
        }
        waiting.add(account);
        if (stored != null) {
            known.add(account.caNo());
        }
        changed++;
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** Withdraws what the new list does not name. Returns the rows added, changed and withdrawn. */
    long finish() {
        flush();
        List<String> withdrawn =
                unseen.keySet().stream().map(ca -> String.format("%012d", ca)).toList();
        store.stored(year, withdrawn).values().stream()
                .filter(line -> Contact.of(line).isKnown())
                .forEach(line -> changedContacts.add(line.accountId()));
        store.withdraw(year, unseen.keySet());
        return changed + unseen.size();
    }

    /** Key accounts of which a contact person came, changed or went. */
    int changedContacts() {
        return changedContacts.size();
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, ContractAccount> before = store.stored(year, known);
        List<ContractAccount> named = new ArrayList<>();
        for (ContractAccount account : waiting) {
            ContractAccount old = before.get(account.caNo());
            Contact then = old == null ? Contact.NONE : Contact.of(old);
            if (!then.equals(Contact.of(account))) {
                changedContacts.add(account.accountId());
                named.add(account);
            }
        }
        persons.seed(year, named, by);
        if (first) {
            store.insert(year, waiting);
        } else {
            store.save(year, waiting);
        }
        waiting.clear();
        known.clear();
    }
}

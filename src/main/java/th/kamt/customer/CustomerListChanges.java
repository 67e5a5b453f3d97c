package th.kamt.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import th.kamt.calendar.PlanYear;

/** Writes what differs between the stored list and a new one, a thousand rows at a time. */
final class CustomerListChanges {

    private static final int BATCH = 1_000;

    private final CustomerListStore store;
    private final PlanYear year;
    /** CA number to hash of the stored rows the new list has not named yet. */
    private final Map<Long, byte[]> unseen;

    private final List<ContractAccount> waiting = new ArrayList<>(BATCH);
    private long changed;

    CustomerListChanges(CustomerListStore store, PlanYear year, Map<Long, byte[]> stored) {
        this.store = store;
        this.year = year;
        this.unseen = stored;
    }

    void add(ContractAccount account) {
        byte[] stored = unseen.remove(Long.valueOf(account.caNo()));
        if (stored != null && Arrays.equals(stored, RowHash.of(account))) {
            return;
        }
        waiting.add(account);
        changed++;
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** Withdraws what the new list does not name. Returns the rows added, changed and withdrawn. */
    long finish() {
        flush();
        store.withdraw(year, unseen.keySet());
        return changed + unseen.size();
    }

    private void flush() {
        store.save(year, waiting);
        waiting.clear();
    }
}

package th.kamt.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that the steps of one transaction ask for again and again by the same key, read once. Whoever writes has them forgotten; outside
 * a transaction nothing is remembered.
 */
public final class SeenInTransaction<K, V> {

    /** The row, read now unless this transaction has seen it. */
    public Optional<V> get(K key, Supplier<Optional<V>> read) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.get();
        }
        Map<K, V> seen = seen();
        V known = seen.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> found = read.get();
        found.ifPresent(row -> seen.put(key, row));
        return found;
    }

    /** What this transaction has read or written itself. */
    public void put(K key, V row) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            seen().put(key, row);
        }
    }

    /** To be called by whoever writes any of these rows. */
    public void forget() {
        Map<K, V> seen = bound();
        if (seen != null) {
            seen.clear();
        }
    }

    /** As {@link #forget()}, where it is known which row was written. */
    public void forget(K key) {
        Map<K, V> seen = bound();
        if (seen != null) {
            seen.remove(key);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> bound() {
        return (Map<K, V>) TransactionSynchronizationManager.getResource(this);
    }

    private Map<K, V> seen() {
        Map<K, V> bound = bound();
        if (bound != null) {
            return bound;
        }
        Map<K, V> begun = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(new Unbind());
        return begun;
    }

    private final class Unbind implements TransactionSynchronization {

        private Object seen;

        @Override
        public void suspend() {
            seen = TransactionSynchronizationManager.unbindResource(SeenInTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SeenInTransaction.this, seen);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SeenInTransaction.this);
        }
    }
}

package th.kamt.calendar;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import th.kamt.message.Message;

/**
 * Working days from memory, right on every node: the revision row is asked before use, once a transaction (so one transaction
 * counts by one calendar), and the holidays are read again when it has moved.
 */
@Service
class CachedWorkingDays implements WorkingDays {

    private final HolidayStore store;
    private volatile HolidayCalendar shared;

    CachedWorkingDays(HolidayStore store) {
        this.store = store;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    @Override
    public LocalDate firstOnOrAfter(LocalDate day) {
        return calendar().firstOnOrAfter(day);
    }

    @Override
    public LocalDate plus(LocalDate day, int workingDays) {
        return calendar().plus(day, workingDays);
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        return calendar().between(from, to);
    }

    @Override
    public List<CountedDay> count(LocalDate from, LocalDate to) {
        return calendar().count(from, to);
    }

    @Override
    public List<Message> warnings(LocalDate from, LocalDate to) {
        return calendar().warnings(from, to);
    }

    HolidayCalendar calendar() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return current();
        }
        Seen seen = (Seen) TransactionSynchronizationManager.getResource(this);
        return seen == null ? bind(current()) : seen.calendar;
    }

    /**
     * To be called after writing: the rest of this transaction counts by what it wrote. Others never do before it is committed,
     * for it may yet be rolled back.
     */
    void changedInThisTransaction() {
        HolidayCalendar written = store.load();
        Seen seen = (Seen) TransactionSynchronizationManager.getResource(this);
        if (seen == null) {
            bind(written);
        } else {
            seen.calendar = written;
        }
    }

    private HolidayCalendar current() {
        HolidayCalendar known = shared;
        if (known == null || known.revision() != store.revision()) {
            known = store.load();
            shared = known;
        }
        return known;
    }

    private HolidayCalendar bind(HolidayCalendar calendar) {
        TransactionSynchronizationManager.bindResource(this, new Seen(calendar));
        TransactionSynchronizationManager.registerSynchronization(new Unbind());
        return calendar;
    }

    /** The calendar this transaction counts by. */
    private static final class Seen {

        private HolidayCalendar calendar;

        Seen(HolidayCalendar calendar) {
            this.calendar = calendar;
        }
    }

    private final class Unbind implements TransactionSynchronization {

        private Object seen;

        @Override
        public void suspend() {
            seen = TransactionSynchronizationManager.unbindResource(CachedWorkingDays.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CachedWorkingDays.this, seen);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CachedWorkingDays.this);
        }
    }
}

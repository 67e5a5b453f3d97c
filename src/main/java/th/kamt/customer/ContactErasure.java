package th.kamt.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog.Action;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;

/**
 * Ends of contact persons' data (docs/privacy.md): on request for one account, and for a whole plan year some years after its
 * end. Figures stay; what was erased does not come back with the next file.
 */
@Service
@Transactional
public class ContactErasure {

    /** Longest reason. */
    public static final int LONGEST_REASON = 1000;

    private static final String SYSTEM = "system";

    private final CustomerListStore store;
    private final ErasedContacts erased;
    private final ContactAccessStore log;
    private final AccessControl access;
    private final RetentionPeriod period;
    private final Clock clock;

    ContactErasure(
            CustomerListStore store,
            ErasedContacts erased,
            ContactAccessStore log,
            AccessControl access,
            RetentionPeriod period,
            Clock clock) {
        this.store = store;
        this.erased = erased;
        this.log = log;
        this.access = access;
        this.period = period;
        this.clock = clock;
    }

    /**
     * Erases an account's contact persons in every year. For administrators.
     *
     * @return different persons erased
     * @throws ConflictException if there are none
     */
    public int erase(String accountId, String reason) {
        access.requireAdminister();
        String why = WrittenWords.of(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RefusedException(new Message("customer.erasure.reason", Integer.toString(LONGEST_REASON)));
        }
        // No import comes in between.
        store.lockAll();
        Set<Contact> contacts = new HashSet<>();
        for (PlanYear year : store.years()) {
            List<ContractAccount> known = store.account(year, accountId).stream()
                    .filter(line -> Contact.of(line).isKnown())
                    .toList();
            known.forEach(line -> contacts.add(Contact.of(line)));
            store.save(year, known.stream().map(Contact.NONE::in).toList());
        }
        if (contacts.isEmpty()) {
            throw new ConflictException(new Message("customer.erasure.none"));
        }
        int at = accountId.indexOf('@');
        String by = access.currentPerson();
        erased.remember(accountId.substring(0, at), accountId.substring(at + 1), contacts, why, by, clock.instant());
        log.add(by, Action.ERASE, accountId, List.of(accountId), contacts.size(), "/accounts/" + accountId);
        return contacts.size();
    }

    /** Erases the contact persons of every plan year whose time is over; to be called every night. */
    public void eraseOld() {
        LocalDate today = Bangkok.dayOf(clock.instant());
        for (PlanYear year : store.years()) {
            if (period.isOver(year, today)) {
                store.lockYear(year);
                eraseAll(year);
            }
        }
    }

    private void eraseAll(PlanYear year) {
        Set<String> accounts = new HashSet<>();
        List<ContractAccount> some = store.withContacts(year);
        while (!some.isEmpty()) {
            some.forEach(line -> accounts.add(line.accountId()));
            store.save(year, some.stream().map(Contact.NONE::in).toList());
            some = store.withContacts(year);
        }
        if (!accounts.isEmpty()) {
            log.add(SYSTEM, Action.ERASE, year.toString(), null, accounts.size(), "contactRetention");
        }
    }
}

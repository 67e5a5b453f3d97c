package th.kamt.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
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
    private final AccountContactStore persons;
    private final ErasedContacts erased;
    private final ContactAccessStore log;
    private final AccessControl access;
    private final RetentionPeriod period;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactErasure(
            CustomerListStore store,
            AccountContactStore persons,
            ErasedContacts erased,
            ContactAccessStore log,
            AccessControl access,
            RetentionPeriod period,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.persons = persons;
        this.erased = erased;
        this.log = log;
        this.access = access;
        this.period = period;
        this.events = events;
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
        contacts.addAll(persons.erase(accountId));
        if (contacts.isEmpty()) {
            throw new ConflictException(new Message("customer.erasure.none"));
        }
        int at = accountId.indexOf('@');
        String by = access.currentPerson();
        erased.remember(accountId.substring(0, at), accountId.substring(at + 1), contacts, why, by, clock.instant());
        int people =
                (int) contacts.stream().map(AccountContactStore::key).distinct().count();
        log.add(by, Action.ERASE, accountId, List.of(accountId), people, "/accounts/" + accountId);
        events.publishEvent(new ContactsChanged(accountId));
        return people;
    }

    /** Erases the contact persons of every plan year whose time is over; to be called every night. */
    public void eraseOld() {
        LocalDate today = Bangkok.dayOf(clock.instant());
        // Persons may be kept for a year that has no list: somebody confirmed them in it.
        Set<PlanYear> years = new TreeSet<>(store.years());
        years.addAll(persons.years());
        for (PlanYear year : years) {
            if (period.isOver(year, today)) {
                store.lockYear(year);
                eraseAll(year);
            }
        }
    }

    private void eraseAll(PlanYear year) {
        Set<String> accounts = new HashSet<>(persons.eraseKeptFor(year));
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

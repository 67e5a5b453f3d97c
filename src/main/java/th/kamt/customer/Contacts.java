package th.kamt.customer;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog.Action;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

/**
 * Contact persons of the key accounts as data of their own: seeded by the customer list, kept by who looks after the
 * account, by the head of its unit and the section head. Every change is one row of the access log (docs/privacy.md); what is
 * shown the caller writes there too ({@link ContactAccessLog#read}).
 */
@Service
@Transactional
public class Contacts {

    /** What asks of an account's contact person. Each is a field, or "at least one of two" fields. */
    public enum Part {
        CONTACT_NAME("name"),
        CONTACT_POSITION("position"),
        CONTACT_PHONE("phone"),
        CONTACT_MOBILE("mobile"),
        CONTACT_PHONE_OR_MOBILE("phone"),
        CONTACT_EMAIL("email"),
        CONTACT_LINE_ID("lineId"),
        CONTACT_EMAIL_OR_LINE_ID("email"),
        CONTACT_CONFIRMED("name");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        /** The form's field that fills it. */
        public String field() {
            return field;
        }

        private boolean isKnown(ContactPerson person) {
            return switch (this) {
                case CONTACT_NAME -> person.name() != null;
                case CONTACT_POSITION -> person.position() != null;
                case CONTACT_PHONE -> person.phone() != null;
                case CONTACT_MOBILE -> person.mobile() != null;
                case CONTACT_PHONE_OR_MOBILE -> person.phone() != null || person.mobile() != null;
                case CONTACT_EMAIL -> person.email() != null;
                case CONTACT_LINE_ID -> person.lineId() != null;
                case CONTACT_EMAIL_OR_LINE_ID -> person.email() != null || person.lineId() != null;
                case CONTACT_CONFIRMED -> person.confirmedBy() != null;
            };
        }
    }

    private final AccountContactStore store;
    private final CustomerListStore list;
    private final ErasedContacts erased;
    private final ContactAccessStore log;
    private final AccessControl access;
    private final Organization organization;
    private final ObjectProvider<AccountCarers> carers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(
            AccountContactStore store,
            CustomerListStore list,
            ErasedContacts erased,
            ContactAccessStore log,
            AccessControl access,
            Organization organization,
            ObjectProvider<AccountCarers> carers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.erased = erased;
        this.log = log;
        this.access = access;
        this.organization = organization;
        this.carers = carers;
        this.events = events;
        this.clock = clock;
    }

    /** The account's contact persons, the main one first. */
    @Transactional(readOnly = true)
    public List<ContactPerson> of(String accountId) {
        return store.of(accountId);
    }

    /** As {@link #of(String)} for many, by account id; those without anybody are left out. */
    @Transactional(readOnly = true)
    public Map<String, List<ContactPerson>> of(Collection<String> accountIds) {
        return store.ofAll(accountIds);
    }

    /** That person, also if removed; empty once erased. */
    @Transactional(readOnly = true)
    public Optional<ContactPerson> find(long id) {
        return store.find(id);
    }

    /** Which of those parts the account's main contact person lacks, in the order of {@code asked}; all of them if there is nobody. */
    @Transactional(readOnly = true)
    public List<Part> missing(String accountId, List<Part> asked) {
        return missing(store.of(accountId), asked);
    }

    /** The same of persons read already. */
    public static List<Part> missing(List<ContactPerson> persons, List<Part> asked) {
        Optional<ContactPerson> main = persons.stream().findFirst();
        return asked.stream()
                .filter(part -> main.filter(part::isKnown).isEmpty())
                .toList();
    }

    /** Whether the person at work may enter, change, confirm and remove the account's contact persons. */
    @Transactional(readOnly = true)
    public boolean mayKeep(String accountId) {
        String person = access.currentPerson();
        return carers.stream().anyMatch(one -> one.isCarer(accountId, person))
                || units(accountId).stream().anyMatch(this::heads);
    }

    /** The units in whose plans the account is; before there is one, its office. */
    private Set<String> units(String accountId) {
        Set<String> units =
                carers.stream().flatMap(one -> one.units(accountId).stream()).collect(Collectors.toSet());
        return units.isEmpty() ? Set.of(office(accountId)) : units;
    }

    private boolean heads(String unitCode) {
        if (access.holds(unitCode, Role.OFFICE_MANAGER, Role.SECTION_HEAD, Role.DIRECTOR_ENGINEERING_HQ)) {
            return true;
        }
        return organization
                .unit(unitCode)
                .filter(unit -> unit.kind() == UnitKind.PILOT_CENTER)
                .map(Unit::provinceCode)
                .filter(province -> access.holds(province, Role.PROVINCE_CEO))
                .isPresent();
    }

    /**
     * Adds a person; the account's first is its main contact person.
     *
     * @return the id
     * @throws ContactRefusedException naming every field that is wrong; also if the account has a person of that name, or they
     *                                 were erased on request
     */
    public long add(String accountId, ContactEntry entry) {
        requireKeep(accountId);
        Contact contact = entry.checked();
        store.lockAccount(accountId);
        requireUnlike(accountId, contact, null);
        boolean first = store.of(accountId).isEmpty();
        String by = access.currentPerson();
        long id = store.add(accountId, contact, first, thisYear(), by);
        written(accountId, by);
        return id;
    }

    /**
     * Changes a person; what was confirmed before no longer is.
     *
     * @param version as it was read
     * @throws ContactRefusedException naming every field that is wrong
     * @throws ConflictException       if somebody else has changed or removed them since
     */
    public void change(long id, int version, ContactEntry entry) {
        ContactPerson before = require(id, version);
        Contact contact = entry.checked();
        requireUnlike(before.accountId(), contact, id);
        String by = access.currentPerson();
        store.change(id, contact, thisYear(), by);
        written(before.accountId(), by);
    }

    /** Says that all of it is right today. */
    public void confirm(long id, int version) {
        ContactPerson person = require(id, version);
        String by = access.currentPerson();
        store.confirm(id, thisYear(), by);
        written(person.accountId(), by);
    }

    /** The account is reached through this person first. */
    public void makeMain(long id, int version) {
        ContactPerson person = require(id, version);
        store.makeMain(person.accountId(), id);
        written(person.accountId(), access.currentPerson());
    }

    /** Takes the person out; the list does not bring them back. The next one becomes the main contact person. */
    public void remove(long id, int version) {
        ContactPerson person = require(id, version);
        String by = access.currentPerson();
        store.remove(id, by);
        if (person.main()) {
            store.of(person.accountId()).stream()
                    .findFirst()
                    .ifPresent(next -> store.makeMain(person.accountId(), next.id()));
        }
        written(person.accountId(), by);
    }

    private ContactPerson require(long id, int version) {
        ContactPerson person = store.lock(id)
                .filter(found -> sees(found.accountId()))
                .orElseThrow(() -> new NotFoundException(new Message("customer.contact.unknown")));
        requireKeep(person.accountId());
        if (person.removed() || person.version() != version) {
            throw new ConflictException(new Message("customer.contact.changed"));
        }
        return person;
    }

    private void requireKeep(String accountId) {
        if (accountId.indexOf('@') < 1
                || !sees(accountId)
                || list.years().stream()
                        .allMatch(year -> list.account(year, accountId).isEmpty())) {
            throw new NotFoundException(new Message("customer.contact.account"));
        }
        if (!mayKeep(accountId)) {
            throw new ForbiddenException(new Message("customer.contact.notYours"));
        }
    }

    private boolean sees(String accountId) {
        // A KAMR of the Network side (R-KAMR-8) looks after accounts of a unit that is not above theirs.
        return access.maySee(office(accountId))
                || units(accountId).stream().anyMatch(access::maySee)
                || carers.stream().anyMatch(one -> one.isCarer(accountId, access.currentPerson()));
    }

    private void requireUnlike(String accountId, Contact contact, Long self) {
        boolean twice = store.of(accountId).stream()
                .filter(other -> self == null || other.id() != self)
                .anyMatch(other -> AccountContactStore.key(contact)
                        .equals(AccountContactStore.key(new Contact(
                                other.name(), null, other.phone(), other.mobile(), other.email(), other.lineId()))));
        if (twice) {
            throw new ContactRefusedException(Map.of("name", new Message("customer.contact.twice")));
        } else if (erased.filter().keepsOut(accountId, contact)) {
            throw new ContactRefusedException(Map.of("name", new Message("customer.contact.erased")));
        }
    }

    private void written(String accountId, String by) {
        log.add(by, Action.CHANGE, accountId, List.of(accountId), 1, "/accounts/" + accountId);
        events.publishEvent(new ContactsChanged(accountId));
    }

    private PlanYear thisYear() {
        return PlanYear.containing(Bangkok.dayOf(clock.instant()));
    }

    private static String office(String accountId) {
        return accountId.substring(accountId.indexOf('@') + 1);
    }
}

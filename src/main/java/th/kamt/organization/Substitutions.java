package th.kamt.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.Substitution.State;
import th.kamt.organization.SubstitutionChanged.What;

/**
 * Substitutes of people who are absent: from the first day to the last the substitute holds the absent person's posts beside their own, so
 * that work, sight and mails follow; the absent person keeps theirs. What is done by it says so; what the one or the other may not decide
 * neither may by it ({@link Organization#mayAct}). A substitution is never passed on: nobody stands in for
 * somebody while they are absent themselves, so there are neither chains nor cycles.
 */
@Service
@Transactional
public class Substitutions {

    /** Days: a year covers every leave there is; whoever is away longer gets a successor. */
    public static final int LONGEST_DAYS = 366;

    /** Characters. */
    public static final int LONGEST_REASON = 1000;

    private final SubstitutionStore store;
    private final OrganizationStore organizationStore;
    private final CachedOrganization organization;
    private final AccessControl access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Substitutions(
            SubstitutionStore store,
            OrganizationStore organizationStore,
            CachedOrganization organization,
            AccessControl access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.organizationStore = organizationStore;
        this.organization = organization;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    // --- looking ---

    /** Open and past ones in which that person is absent or stands in, newest first. */
    @Transactional(readOnly = true)
    public List<Substitution> of(String person) {
        return store.all().stream().filter(one -> one.concerns(person)).toList();
    }

    /** All that the person at work may see: their own, and those of people whose unit they see; newest first. */
    @Transactional(readOnly = true)
    public List<Substitution> visible() {
        Set<String> units = new HashSet<>(access.visibleUnits());
        return store.all().stream().filter(one -> isSeen(one, units)).toList();
    }

    private boolean isSeen(Substitution one, Collection<String> units) {
        return one.concerns(access.currentPerson())
                || organization
                        .employee(one.absent())
                        .filter(absent -> units.contains(absent.unitCode()))
                        .isPresent();
    }

    /** For whom the person at work may name a substitute: themselves and people under them; by name. */
    @Transactional(readOnly = true)
    public List<Employee> namable() {
        String person = access.currentPerson();
        Set<String> units = new HashSet<>(access.visibleUnits());
        return units.stream()
                .flatMap(unit -> organization.employeesOf(unit).stream())
                .filter(one -> isNamedBy(one, person))
                .sorted(Comparator.comparing((Employee one) -> !one.employeeId().equals(person))
                        .thenComparing(Employee::name))
                .toList();
    }

    /** Who may stand in for that person: people of their unit, of the unit above and of the units below; by name. */
    @Transactional(readOnly = true)
    public List<Employee> candidates(String absent) {
        Employee person = require(absent);
        return near(person).stream()
                .flatMap(unit -> Stream.concat(
                        organization.employeesOf(unit).stream(),
                        Stream.of(Role.values())
                                .flatMap(role -> organization.ownHolders(new RoleAt(role, unit)).stream())))
                .distinct()
                .filter(one -> !one.employeeId().equals(absent))
                .sorted(Comparator.comparing(Employee::name))
                .toList();
    }

    /** Whether the person at work may end it: one's own, what one named, or as a head over the absent person. */
    @Transactional(readOnly = true)
    public boolean mayEnd(Substitution one) {
        String person = access.currentPerson();
        return one.isOpen()
                && (one.namedBy().equals(person)
                        || organization
                                .employee(one.absent())
                                .filter(absent -> isNamedBy(absent, person))
                                .isPresent());
    }

    /** Whether the person at work is told why: the two, who named it, and heads over the absent person. */
    @Transactional(readOnly = true)
    public boolean mayKnowReason(Substitution one) {
        String person = access.currentPerson();
        return one.concerns(person)
                || one.namedBy().equals(person)
                || organization
                        .employee(one.absent())
                        .filter(absent -> isNamedBy(absent, person))
                        .isPresent();
    }

    // --- naming ---

    /**
     * Names a substitute. It counts from the beginning of {@code from} in Bangkok, at once if that is today. The same again is the
     * one there is.
     *
     * @throws NotFoundException      if there is no such person, or they are not the caller's to know
     * @throws ForbiddenException     if it is neither their own absence nor that of somebody under them
     * @throws FieldsRefusedException naming each fault by its field, e.g. who names themselves for somebody they do not head
     */
    public Substitution name(String absent, String substitute, LocalDate from, LocalDate to, String reason) {
        Employee person = require(absent);
        String by = access.currentPerson();
        if (!by.equals(absent) && !access.maySee(person.unitCode())) {
            throw unknown(absent);
        }
        if (!isNamedBy(person, by)) {
            throw new ForbiddenException(new Message("organization.substitution.notYours", person.name()));
        }
        organizationStore.lockRevision();
        Optional<Substitution> before = store.open().stream()
                .filter(one -> one.absent().equals(absent)
                        && one.substitute().equals(substitute)
                        && one.from().equals(from)
                        && one.to().equals(to)
                        && one.reason().equals(WrittenWords.of(reason))
                        && one.namedBy().equals(by))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        check(person, substitute, from, to, reason, by);
        Instant now = clock.instant();
        boolean begins = !from.isAfter(Bangkok.dayOf(now));
        long id = store.add(new Substitution(
                0,
                absent,
                substitute,
                from,
                to,
                WrittenWords.of(reason),
                begins ? State.ACTIVE : State.COMING,
                by,
                actingFor(person, by),
                now,
                null,
                null,
                null,
                null));
        Substitution named = store.find(id).orElseThrow();
        store.record(id, What.NAMED.name(), by, named.reason(), now);
        if (begins) {
            store.record(id, What.BEGAN.name(), null, null, now);
            publish(List.of(named));
        }
        tell(named, What.NAMED, by, null);
        return named;
    }

    private void check(Employee absent, String substitute, LocalDate from, LocalDate to, String reason, String by) {
        List<Fault> faults = new ArrayList<>();
        days(from, to, faults);
        String why = WrittenWords.of(reason);
        if (why.isEmpty()) {
            faults.add(new Fault("reason", new Message("organization.substitution.reason")));
        } else if (why.length() > LONGEST_REASON) {
            faults.add(new Fault(
                    "reason",
                    new Message("organization.substitution.reasonTooLong", Integer.toString(LONGEST_REASON))));
        }
        person(absent, substitute, by, faults);
        FieldsRefusedException.throwIfAny(faults);
        for (Substitution other : store.open()) {
            if (other.overlaps(from, to)) {
                against(other, absent, substitute);
            }
        }
    }

    private void days(LocalDate from, LocalDate to, List<Fault> faults) {
        if (from == null) {
            faults.add(new Fault("from", new Message("calendar.date.missing")));
        }
        if (to == null) {
            faults.add(new Fault("to", new Message("calendar.date.missing")));
        }
        if (from == null || to == null) {
            return;
        }
        if (from.isBefore(Bangkok.dayOf(clock.instant()))) {
            faults.add(new Fault("from", new Message("organization.substitution.past", from)));
        }
        if (to.isBefore(from)) {
            faults.add(new Fault("to", new Message("organization.substitution.backwards", to, from)));
        } else if (to.isAfter(from.plusDays(LONGEST_DAYS - 1L))) {
            faults.add(
                    new Fault("to", new Message("organization.substitution.tooLong", Integer.toString(LONGEST_DAYS))));
        }
    }

    private void person(Employee absent, String substitute, String by, List<Fault> faults) {
        Employee chosen = organization.employee(substitute).orElse(null);
        if (!WrittenWords.areIn(substitute)) {
            faults.add(new Fault("substitute", new Message("organization.substitution.missing")));
        } else if (chosen == null) {
            faults.add(new Fault("substitute", new Message("organization.substitution.unknown", substitute)));
        } else if (chosen.employeeId().equals(absent.employeeId())) {
            faults.add(new Fault("substitute", new Message("organization.substitution.self")));
        } else if (organization.hasLeft(substitute)) {
            faults.add(new Fault("substitute", new Message("organization.substitution.left", chosen.name())));
        } else if (places(chosen).stream().noneMatch(near(absent)::contains)) {
            faults.add(new Fault(
                    "substitute", new Message("organization.substitution.tooFar", chosen.name(), absent.name())));
        } else if (substitute.equals(by) && !isOwnSubordinate(absent, chosen)) {
            faults.add(new Fault("substitute", new Message("organization.substitution.oneself", absent.name())));
        }
    }

    /**
     * Whom people may stand in for by naming themselves: those they head by posts of their own, who do not head them. Neither an
     * administrator nor a substitute takes a superior's posts.
     */
    private boolean isOwnSubordinate(Employee absent, Employee head) {
        return isOwnHead(head, absent) && !isOwnHead(absent, head);
    }

    private boolean isOwnHead(Employee head, Employee person) {
        return postsOf(person).stream()
                .flatMap(post -> organization.lineAbove(post).stream())
                .anyMatch(post ->
                        post.role() != Role.SENIOR_KAMR && head.ownPosts().contains(post));
    }

    /** Neither two substitutes a day, nor chains, nor cycles. */
    private void against(Substitution other, Employee absent, String substitute) {
        String key = null;
        if (other.absent().equals(absent.employeeId())) {
            key = "organization.substitution.twice";
        } else if (other.absent().equals(substitute)) {
            key = other.substitute().equals(absent.employeeId())
                    ? "organization.substitution.cycle"
                    : "organization.substitution.chain";
        } else if (other.substitute().equals(absent.employeeId())) {
            key = "organization.substitution.standsIn";
        }
        if (key != null) {
            throw new FieldsRefusedException(
                    "substitute",
                    new Message(
                            key,
                            organization.nameOf(other.absent()),
                            organization.nameOf(other.substitute()),
                            other.from(),
                            other.to()));
        }
    }

    // --- ending ---

    /**
     * Ends it before its last day, at once.
     *
     * @param reason may be empty
     * @throws NotFoundException  if there is none, or it is not theirs to know
     * @throws ForbiddenException if it is not theirs to end
     */
    public void end(long id, String reason) {
        Set<String> units = new HashSet<>(access.visibleUnits());
        organizationStore.lockRevision();
        Substitution one = store.find(id)
                .filter(found -> isSeen(found, units))
                .orElseThrow(() -> new NotFoundException(new Message("organization.substitution.none")));
        if (!one.isOpen()) {
            return;
        }
        if (!mayEnd(one)) {
            throw new ForbiddenException(
                    new Message("organization.substitution.notYours", organization.nameOf(one.absent())));
        }
        String why = WrittenWords.of(reason);
        if (why.length() > LONGEST_REASON) {
            throw new FieldsRefusedException(
                    "reason", new Message("organization.substitution.reasonTooLong", Integer.toString(LONGEST_REASON)));
        }
        end(one, access.currentPerson(), why.isEmpty() ? null : why, null);
        if (one.state() == State.ACTIVE) {
            publish(List.of(one));
        }
    }

    private void end(Substitution one, String by, String reason, String leaver) {
        Instant now = clock.instant();
        String endedFor = by == null
                ? null
                : organization
                        .employee(one.absent())
                        .map(absent -> actingFor(absent, by))
                        .orElse(null);
        store.ended(one.id(), by, endedFor, now, reason);
        store.record(one.id(), What.ENDED.name(), by, reason, now);
        tell(one, What.ENDED, by, leaver);
    }

    /** Lets begin and end what the day brings; to be called once a day has begun. */
    public void takeEffect() {
        organizationStore.lockRevision();
        LocalDate today = Bangkok.dayOf(clock.instant());
        List<Substitution> changed = new ArrayList<>();
        for (Substitution one : store.ending(today)) {
            end(one, null, null, null);
            changed.add(one);
        }
        for (Substitution one : store.beginning(today)) {
            store.began(one.id());
            store.record(one.id(), What.BEGAN.name(), null, null, clock.instant());
            changed.add(one);
        }
        if (!changed.isEmpty()) {
            publish(changed);
        }
    }

    /** Where one of the two has left it ends; whoever heads the absent person learns that their work has no substitute. */
    @EventListener
    public void organizationChanged(OrganizationChanged event) {
        List<String> left =
                event.employeeIds().stream().filter(organization::hasLeft).toList();
        if (left.isEmpty()) {
            return;
        }
        List<Substitution> lost = store.open().stream()
                .filter(one -> left.stream().anyMatch(one::concerns))
                .toList();
        lost.forEach(one -> end(one, null, null, left.contains(one.substitute()) ? one.substitute() : one.absent()));
        List<Substitution> active =
                lost.stream().filter(one -> one.state() == State.ACTIVE).toList();
        if (!active.isEmpty()) {
            publish(active);
        }
    }

    // --- who may ---

    private boolean isNamedBy(Employee absent, String by) {
        return absent.employeeId().equals(by)
                || access.mayAdminister()
                || superiors(absent).contains(by);
    }

    /** Heads over that person: of their unit and above it, by the line of command (R-ESC-3); Senior KAMRs are none. */
    private Set<String> superiors(Employee person) {
        return superiors(person, organization::holders);
    }

    private Set<String> superiors(Employee person, Function<RoleAt, List<Employee>> holders) {
        return postsOf(person).stream()
                .flatMap(post -> organization.lineAbove(post).stream())
                .filter(post -> post.role() != Role.SENIOR_KAMR)
                .flatMap(post -> holders.apply(post).stream())
                .map(Employee::employeeId)
                .filter(id -> !id.equals(person.employeeId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In whose place as a head that person says who stands in for somebody; {@code null}: in their own name. */
    private String actingFor(Employee absent, String by) {
        return absent.employeeId().equals(by)
                ? null
                : organization
                        .actingFor(by, superiors(absent, organization::ownHolders))
                        .orElse(null);
    }

    /** The nearest of them: who would have the work seen to. */
    private Set<String> nearest(Employee person) {
        return postsOf(person).stream()
                .flatMap(post -> organization.lineAbove(post).stream()
                        .filter(above -> above.role() != Role.SENIOR_KAMR)
                        .map(organization::holders)
                        .filter(holders -> holders.stream()
                                .anyMatch(holder -> !holder.employeeId().equals(person.employeeId())))
                        .limit(1))
                .flatMap(List::stream)
                .map(Employee::employeeId)
                .filter(id -> !id.equals(person.employeeId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever holds no post answers to the line that KAMRs of the unit answer to. */
    private static Set<RoleAt> postsOf(Employee person) {
        return person.ownPosts().isEmpty() ? Set.of(new RoleAt(Role.KAMR, person.unitCode())) : person.ownPosts();
    }

    /** The unit of that person and those where they hold a post. */
    private static Set<String> places(Employee person) {
        return Stream.concat(
                        Stream.of(person.unitCode()), person.ownPosts().stream().map(RoleAt::unitCode))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Their places, the unit over each, and the units right under each. */
    private Set<String> near(Employee person) {
        Set<String> places = places(person);
        Set<String> near = new TreeSet<>(places);
        for (Unit unit : organization.units()) {
            if (places.contains(unit.code()) && unit.parentCode() != null) {
                near.add(unit.parentCode());
            } else if (unit.parentCode() != null && places.contains(unit.parentCode())) {
                near.add(unit.code());
            }
        }
        return near;
    }

    private Employee require(String employeeId) {
        return organization
                .employee(employeeId)
                .filter(one -> !organization.hasLeft(employeeId))
                .orElseThrow(() -> unknown(employeeId));
    }

    private static NotFoundException unknown(String employeeId) {
        return new NotFoundException(
                new Message("organization.leaver.unknown", Objects.requireNonNullElse(employeeId, "")));
    }

    private void tell(Substitution one, What what, String by, String leaver) {
        boolean lost = what == What.ENDED && one.substitute().equals(leaver);
        Set<String> superiors =
                lost ? organization.employee(one.absent()).map(this::nearest).orElse(Set.of()) : Set.of();
        events.publishEvent(new SubstitutionChanged(store.find(one.id()).orElseThrow(), what, by, leaver, superiors));
    }

    private void publish(List<Substitution> changed) {
        organizationStore.nextRevision();
        organization.changedInThisTransaction();
        Set<String> people = changed.stream()
                .flatMap(one -> Stream.of(one.absent(), one.substitute()))
                .collect(Collectors.toSet());
        events.publishEvent(new OrganizationChanged(Set.of(), people));
    }
}

package th.kamt.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Leavers;
import th.kamt.organization.Leavers.Leaving;
import th.kamt.organization.Organization;
import th.kamt.workflow.Accounts;
import th.kamt.workflow.PasswordLinks;

/**
 * Access of people, for administrators. A one-time link opens an account to whoever has it: only administrators of the engine
 * see one; the process owner has it mailed to its person, and never gives one for an administrator.
 */
@Service
@Transactional
public class AccessDesk {

    static final String LINK_NOTICE = "account.passwordLink";

    /** Someone as the page lists them. */
    public record Person(
            Employee employee, Optional<Leaving> leaving, Optional<Instant> lastSignIn, boolean administrator) {}

    private final AccessControl access;
    private final Organization organization;
    private final Leavers leavers;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final Notifications notifications;
    private final Clock clock;

    AccessDesk(
            AccessControl access,
            Organization organization,
            Leavers leavers,
            Accounts accounts,
            PasswordLinks links,
            Notifications notifications,
            Clock clock) {
        this.access = access;
        this.organization = organization;
        this.leavers = leavers;
        this.accounts = accounts;
        this.links = links;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Whose id or name contains the text; everybody for an empty one. By employee id. */
    @Transactional(readOnly = true)
    public List<Person> find(String text) {
        access.requireAdminister();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<Employee> found = everybody()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || person.employeeId().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing(Employee::employeeId))
                .toList();
        Map<String, Leaving> left = leavers.all();
        Map<String, Instant> signedIn =
                accounts.lastSignIns(found.stream().map(Employee::employeeId).toList());
        Set<String> administrators = accounts.administrators();
        return found.stream()
                .map(person -> new Person(
                        person,
                        Optional.ofNullable(left.get(person.employeeId())),
                        Optional.ofNullable(signedIn.get(person.employeeId())),
                        administrators.contains(person.employeeId())))
                .toList();
    }

    /** People of the units, and those who have left them. */
    private Stream<Employee> everybody() {
        return Stream.concat(
                organization.units().stream().flatMap(unit -> organization.employeesOf(unit.code()).stream()),
                leavers.all().values().stream()
                        .filter(Leaving::effective)
                        .map(leaving ->
                                organization.employee(leaving.employeeId()).orElse(null))
                        .filter(Objects::nonNull));
    }

    /** Whether the person at work may see one-time links, not only have them mailed. */
    @Transactional(readOnly = true)
    public boolean maySeeLinks() {
        return accounts.administrators().contains(access.currentPerson());
    }

    /** Path of a new one-time link. For administrators of the engine. */
    public String link(String employeeId) {
        if (!maySeeLinks()) {
            throw new ForbiddenException(new Message("workflow.password.administratorsOnly"));
        }
        requireAccount(employeeId);
        return links.create(employeeId);
    }

    /**
     * Mails a new one-time link to the person.
     *
     * @return the address
     * @throws ConflictException if they have none
     */
    public String mailLink(String employeeId) {
        access.requireAdminister();
        requireAccount(employeeId);
        if (accounts.administrators().contains(employeeId) && !maySeeLinks()) {
            throw new ForbiddenException(new Message("workflow.password.administratorsOnly"));
        }
        String address = organization
                .employee(employeeId)
                .map(Employee::email)
                .filter(email -> !email.isBlank())
                .orElseThrow(() -> new ConflictException(new Message("access.link.noAddress")));
        String path = links.create(employeeId);
        notifications.send(new Notice(
                LINK_NOTICE,
                UUID.randomUUID().toString(),
                Set.of(employeeId),
                Map.of("until", clock.instant().plus(Duration.ofDays(PasswordLinks.VALID_DAYS))),
                path,
                true));
        return address;
    }

    public Leaving leave(String employeeId, LocalDate on, String reason) {
        if (accounts.administrators().contains(employeeId) && !maySeeLinks()) {
            throw new ForbiddenException(new Message("workflow.password.administratorsOnly"));
        }
        Leaving leaving = leavers.leave(employeeId, on, reason);
        if (leaving.effective()) {
            links.revoke(employeeId);
        }
        return leaving;
    }

    public void comeBack(String employeeId, String reason) {
        leavers.comeBack(employeeId, reason);
    }

    private void requireAccount(String userId) {
        if (accounts.nameOf(userId).isEmpty()) {
            throw new NotFoundException(new Message("workflow.password.noUser", userId));
        }
        if (organization.hasLeft(userId)) {
            throw new ConflictException(new Message("access.link.left", userId));
        }
    }
}

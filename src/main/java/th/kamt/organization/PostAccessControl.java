package th.kamt.organization;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** Rights from posts. An administrator of the engine sees everything but holds no post. */
@Component
class PostAccessControl implements AccessControl {

    private static final String ADMINISTRATORS = "camunda-admin";

    private final Organization organization;
    private final ObjectProvider<UnitsLookedAfter> care;

    PostAccessControl(Organization organization, ObjectProvider<UnitsLookedAfter> care) {
        this.organization = organization;
        this.care = care;
    }

    @Override
    public String currentPerson() {
        return login().map(Authentication::getName)
                .orElseThrow(() -> new ForbiddenException(new Message("organization.access.nobody")));
    }

    @Override
    public boolean maySee(String unitCode) {
        Optional<Unit> unit = organization.unit(unitCode);
        if (unit.isEmpty() || login().isEmpty()) {
            return false;
        }
        return isAdministrator()
                || employee()
                        .filter(person -> Visibility.of(person, organization).sees(unit.get())
                                || lookedAfter(person).contains(unitCode))
                        .isPresent();
    }

    @Override
    public void requireSee(String unitCode) {
        if (!maySee(unitCode)) {
            throw new NotFoundException(new Message("organization.access.notSeen"));
        }
    }

    @Override
    public Collection<String> visibleUnits() {
        if (isAdministrator()) {
            return organization.units().stream().map(Unit::code).toList();
        }
        return employee().map(this::visibleUnits).orElse(List.of());
    }

    private List<String> visibleUnits(Employee person) {
        Visibility visibility = Visibility.of(person, organization);
        Collection<String> lookedAfter = lookedAfter(person);
        return organization.units().stream()
                .filter(unit -> visibility.sees(unit) || lookedAfter.contains(unit.code()))
                .map(Unit::code)
                .toList();
    }

    /**
     * A KAMR of the Network side belongs to the centres whose accounts they have (R-KAMR-8), and so does who stands in for them;
     * nobody else is asked about.
     */
    private Collection<String> lookedAfter(Employee person) {
        if (person.posts().stream().noneMatch(this::isOfNetworkKamr)) {
            return List.of();
        }
        return Stream.concat(Stream.of(person.employeeId()), organization.standsInFor(person.employeeId()).stream())
                .filter(one -> organization
                        .employee(one)
                        .filter(known -> known.ownPosts().stream().anyMatch(this::isOfNetworkKamr))
                        .isPresent())
                .flatMap(one -> care.stream().flatMap(looked -> looked.of(one).stream()))
                .toList();
    }

    private boolean isOfNetworkKamr(RoleAt post) {
        return post.role() == Role.KAMR
                && organization
                        .unit(post.unitCode())
                        .filter(unit -> unit.kind() == UnitKind.NETWORK)
                        .isPresent();
    }

    @Override
    public boolean holds(String unitCode, Role... roles) {
        return employee()
                .filter(person -> Arrays.stream(roles).anyMatch(role -> person.holds(role, unitCode)))
                .isPresent();
    }

    @Override
    public boolean mayAdminister() {
        return isAdministrator()
                || employee().stream()
                        .flatMap(person -> person.posts().stream())
                        .anyMatch(post -> post.role() == Role.CHIEF_CRM_BUSINESS);
    }

    @Override
    public void requireAdminister() {
        if (!mayAdminister()) {
            throw new ForbiddenException(new Message("organization.access.notAdministrator"));
        }
    }

    private Optional<Employee> employee() {
        return login().flatMap(login -> organization.employee(login.getName()));
    }

    private static boolean isAdministrator() {
        return login().stream()
                .flatMap(login -> login.getAuthorities().stream())
                .anyMatch(authority -> ADMINISTRATORS.equals(authority.getAuthority()));
    }

    private static Optional<Authentication> login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken));
    }
}

package th.kamt.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import th.kamt.database.SeenInTransaction;

/**
 * The organisation from memory, right on every node: the revision row is asked before use, once a transaction (so one
 * transaction sees one organisation) and once a page that is only read, and the whole is read again when it has moved.
 */
@Service
class CachedOrganization implements Organization {

    private static final String SEEN = CachedOrganization.class.getName();

    private final OrganizationStore store;
    private final SeenInTransaction<String, OrganizationSnapshot> seen = new SeenInTransaction<>();
    private volatile OrganizationSnapshot shared;

    CachedOrganization(OrganizationStore store) {
        this.store = store;
    }

    @Override
    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(snapshot().unit(code));
    }

    @Override
    public Unit requireUnit(String code) {
        return snapshot().require(code);
    }

    @Override
    public List<Unit> units() {
        return snapshot().units();
    }

    @Override
    public List<Unit> unitAndBelow(String code) {
        OrganizationSnapshot snapshot = snapshot();
        Unit top = snapshot.unit(code);
        return top == null
                ? List.of()
                : snapshot.units().stream().filter(top::contains).toList();
    }

    @Override
    public Optional<Employee> employee(String employeeId) {
        return Optional.ofNullable(snapshot().employee(employeeId));
    }

    @Override
    public boolean hasLeft(String employeeId) {
        return snapshot().hasLeft(employeeId);
    }

    @Override
    public List<Employee> employeesOf(String unitCode) {
        return snapshot().employeesOf(unitCode);
    }

    @Override
    public List<Employee> holders(RoleAt post) {
        return snapshot().holders(post);
    }

    @Override
    public List<Employee> ownHolders(RoleAt post) {
        return snapshot().ownHolders(post);
    }

    @Override
    public Optional<String> standIn(String absent) {
        return snapshot().standIn(absent).map(StandIn::substitute);
    }

    @Override
    public Optional<LocalDate> absentUntil(String absent) {
        return snapshot().standIn(absent).map(StandIn::until);
    }

    @Override
    public List<String> standsInFor(String person) {
        return snapshot().standsInFor(person);
    }

    @Override
    public List<RoleAt> lineAbove(RoleAt post) {
        return new LineOfCommand(snapshot()).above(post);
    }

    /** Those people and who stands in for them: what changes for the one changes for the other. */
    Set<String> andStandIns(Collection<String> people) {
        return Set.copyOf(withStandIns(people));
    }

    OrganizationSnapshot snapshot() {
        return seen.get(SEEN, () -> Optional.of(current())).orElseThrow();
    }

    /**
     * To be called after writing: the rest of this transaction reads what it wrote. Other transactions never do, for that
     * may yet be rolled back.
     */
    void changedInThisTransaction() {
        pageBeingRead().ifPresent(request -> request.removeAttribute(SEEN, RequestAttributes.SCOPE_REQUEST));
        seen.put(SEEN, store.loadPresent());
    }

    private OrganizationSnapshot current() {
        Optional<RequestAttributes> page = pageBeingRead();
        OrganizationSnapshot onPage = page.map(
                        request -> (OrganizationSnapshot) request.getAttribute(SEEN, RequestAttributes.SCOPE_REQUEST))
                .orElse(null);
        if (onPage != null) {
            return onPage;
        }
        OrganizationSnapshot known = shared;
        if (known == null || known.revision() != store.revision()) {
            known = store.loadPresent();
            shared = known;
        }
        OrganizationSnapshot read = known;
        page.ifPresent(request -> request.setAttribute(SEEN, read, RequestAttributes.SCOPE_REQUEST));
        return read;
    }

    /** A page names hundreds of units outside of transactions: asked anew for each, the revision would cost more than the page. */
    private static Optional<RequestAttributes> pageBeingRead() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && "GET".equals(request.getRequest().getMethod())
                ? Optional.of(request)
                : Optional.empty();
    }
}

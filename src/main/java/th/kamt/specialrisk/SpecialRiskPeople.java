package th.kamt.specialrisk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.organization.Employee;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;

/** Who drafts a special-risk plan, who agrees to it, and who may be given an action. */
@Component
public class SpecialRiskPeople {

    private final SpecialRiskStore store;
    private final Portfolios portfolios;
    private final Organization organization;

    SpecialRiskPeople(SpecialRiskStore store, Portfolios portfolios, Organization organization) {
        this.store = store;
        this.portfolios = portfolios;
        this.organization = organization;
    }

    /**
     * The Senior KAMR of the unit, of a pilot centre the province's where it has none of its own (R-KAMR-7); without one, and at HQ
     * (D-18), whoever looks after the account.
     */
    public Carer drafters(SpecialRiskPlan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        return seniorPosts(unit)
                .map(post -> portfolios.carer(post, holders(post)))
                .filter(carer -> !carer.people().isEmpty())
                .findFirst()
                .or(() -> portfolios.account(plan.year(), plan.accountId()).map(portfolios::carer))
                .orElseGet(() -> portfolios.sectionHead(plan.unitCode()));
    }

    private static Stream<RoleAt> seniorPosts(Unit unit) {
        if (unit.kind() == UnitKind.HQ) {
            return Stream.empty();
        }
        return Stream.of(Optional.of(unit.code()), Optional.ofNullable(unit.provinceCode()))
                .flatMap(Optional::stream)
                .distinct()
                .map(code -> new RoleAt(Role.SENIOR_KAMR, code));
    }

    /**
     * Who may agree to it: the head of the unit, in the pilot province its CEO, but nobody who drafted the plan; if nobody is left,
     * the next level of the line of command.
     */
    public FirstInLine agreers(SpecialRiskPlan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        RoleAt head = unit.kind() == UnitKind.PILOT_CENTER
                ? new RoleAt(Role.PROVINCE_CEO, unit.provinceCode())
                : portfolios.head(plan.unitCode()).post();
        return FirstInLine.mayAct(organization, head, store.authors(plan.id()));
    }

    /** Whoever has the plan now; nobody once it is agreed to. */
    public List<String> present(SpecialRiskPlan plan) {
        return switch (plan.state()) {
            case DRAFT -> drafters(plan).people();
            case WAITING -> agreers(plan).people();
            case AGREED, ENDED -> List.of();
        };
    }

    /** People of the unit, its head, and who leads the plan: each may be given an action. */
    public Set<String> owners(SpecialRiskPlan plan) {
        Set<String> owners = new LinkedHashSet<>();
        organization.employeesOf(plan.unitCode()).stream()
                .map(Employee::employeeId)
                .filter(person -> !organization.hasLeft(person))
                .forEach(owners::add);
        owners.addAll(portfolios.head(plan.unitCode()).own());
        owners.addAll(drafters(plan).own());
        return owners;
    }

    private List<String> holders(RoleAt post) {
        return organization.ownHolders(post).stream().map(Employee::employeeId).toList();
    }
}

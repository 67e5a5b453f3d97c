package th.kamt.planning.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.entitlement.EntitlementRules;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.KamrView;
import th.kamt.planning.PlanViews;
import th.kamt.staffing.Allowance;
import th.kamt.staffing.StaffingRules;
import th.kamt.workflow.DecisionTables;

/** Gathers what the forms of a unit's plan are made from. */
@Component
class DocumentReader {

    private final AccessControl access;
    private final PlanViews plans;
    private final CustomerList customers;
    private final Organization organization;
    private final DecisionTables tables;

    DocumentReader(
            AccessControl access,
            PlanViews plans,
            CustomerList customers,
            Organization organization,
            DecisionTables tables) {
        this.access = access;
        this.plans = plans;
        this.customers = customers;
        this.organization = organization;
        this.tables = tables;
    }

    /** @throws th.kamt.message.NotFoundException if there is no such plan, or it is not the reader's to know */
    DocumentFacts read(PlanYear year, String unitCode) {
        access.requireSee(unitCode);
        PlanView plan = plans.view(year, unitCode, access.currentPerson());
        List<Employee> kamrs = plan.kamrs().stream().map(KamrView::person).toList();
        return new DocumentFacts(
                plan,
                contracts(plan),
                EntitlementRules.read(tables, year),
                Allowance.of(StaffingRules.read(tables, year), kamrs),
                seniors(plan.unit()),
                organization.ownHolders(new RoleAt(Role.SECTION_HEAD, unitCode)));
    }

    private Map<String, List<ContractAccount>> contracts(PlanView plan) {
        Map<String, List<ContractAccount>> contracts = new LinkedHashMap<>();
        for (AccountView account : plan.accounts()) {
            if (account.selected() || account.scored().tier() != null) {
                contracts.put(account.accountId(), customers.account(plan.year(), account.accountId()));
            }
        }
        return contracts;
    }

    /** R-KAMR-7: an office's own; a pilot centre's own or its province's. */
    private List<Employee> seniors(Unit unit) {
        List<Employee> seniors = new ArrayList<>();
        if (unit.kind() == UnitKind.OFFICE || unit.kind() == UnitKind.PILOT_CENTER) {
            seniors.addAll(organization.ownHolders(new RoleAt(Role.SENIOR_KAMR, unit.code())));
        }
        if (unit.kind() == UnitKind.PILOT_CENTER) {
            seniors.addAll(organization.ownHolders(new RoleAt(Role.SENIOR_KAMR, unit.provinceCode())));
        }
        return seniors.stream().distinct().toList();
    }
}

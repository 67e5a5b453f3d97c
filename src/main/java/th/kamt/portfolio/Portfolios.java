package th.kamt.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanApproval;

/**
 * Who looks after which account: by the unit's plan in force, and what was changed since. Who may see a unit's accounts is
 * asked before.
 */
@Service
@Transactional(readOnly = true)
public class Portfolios {

    private final PortfolioStore store;
    private final Organization organization;
    private final PlanApproval plans;

    Portfolios(PortfolioStore store, Organization organization, PlanApproval plans) {
        this.store = store;
        this.organization = organization;
        this.plans = plans;
    }

    /** Years in which at least one unit's plan is in force, in order. */
    public List<PlanYear> years() {
        return store.years();
    }

    /** Whether that unit's plan of that year is in force. */
    public boolean isOpen(PlanYear year, String unitCode) {
        return store.isOpen(year, unitCode);
    }

    /** Empty if nobody looks after it that year. */
    public Optional<AccountInCare> account(PlanYear year, String accountId) {
        return store.account(year, accountId);
    }

    /** Ordered by account id. */
    public List<AccountInCare> ofUnit(PlanYear year, String unitCode) {
        return store.ofUnits(year, List.of(unitCode));
    }

    /** Of those units themselves, not of units under them; ordered by account id. */
    public List<AccountInCare> ofUnits(PlanYear year, Collection<String> unitCodes) {
        return store.ofUnits(year, unitCodes);
    }

    /** Ordered by account id. */
    public List<AccountInCare> ofKamr(PlanYear year, String employeeId) {
        return store.ofKamr(year, employeeId);
    }

    /** The account's KAMR, or the section head for Streamline; if the KAMR has left, whoever else is KAMR of the unit. */
    public Carer carer(AccountInCare account) {
        if (account.kamr() == null) {
            return sectionHead(account.unitCode());
        }
        RoleAt post = new RoleAt(Role.KAMR, account.unitCode());
        boolean there = organization.employee(account.kamr()).isPresent() && !organization.hasLeft(account.kamr());
        return there ? carer(post, List.of(account.kamr())) : holders(post);
    }

    /** Who looks after the unit's Streamline accounts; where there is no section head, the head of the unit. */
    public Carer sectionHead(String unitCode) {
        RoleAt post = new RoleAt(Role.SECTION_HEAD, unitCode);
        Carer holders = holders(post);
        return holders.people().isEmpty() ? head(unitCode) : holders;
    }

    /** Who answers for the unit's plan: the manager, the province's CEO, or HQ's director. */
    public Carer head(String unitCode) {
        return holders(plans.preparers(unitCode).post());
    }

    private Carer holders(RoleAt post) {
        return carer(
                post,
                organization.ownHolders(post).stream().map(Employee::employeeId).toList());
    }

    /** The work of those people, and of who stands in for one of them. */
    public Carer carer(RoleAt post, List<String> own) {
        return new Carer(post, own, organization.withStandIns(own));
    }

    /** In whose place that person looks after the account, by nothing but a substitution. */
    public Optional<String> actingFor(AccountInCare account, String person) {
        return organization.actingFor(person, carer(account).own());
    }

    public boolean isCarer(AccountInCare account, String person) {
        return carer(account).is(person);
    }

    /** @throws ForbiddenException if the account is in somebody else's care, with whose it is */
    public void requireCare(AccountInCare account, String person) {
        Carer carer = carer(account);
        if (!carer.is(person)) {
            String names = String.join(
                    ", ", carer.people().stream().map(organization::nameOf).toList());
            throw new ForbiddenException(new Message("portfolio.notYours", account.name(), names));
        }
    }
}

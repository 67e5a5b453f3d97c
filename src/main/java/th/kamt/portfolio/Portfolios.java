package th.kamt.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import th.kamt.planning.PlanKey;

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
        return isKamr(account) ? carer(post, List.of(account.kamr())) : holders(post);
    }

    private boolean isKamr(AccountInCare account) {
        return isKamrOf(account.unitCode(), account.kamr(), account.ofUnit());
    }

    /**
     * Whether that person may look after accounts of the unit: still its KAMR; who was appointed from elsewhere (R-KAMR-3, R-KAMR-8), still a
     * KAMR at all.
     */
    private boolean isKamrOf(String unitCode, String person, boolean ofUnit) {
        Optional<Employee> employee = organization.hasLeft(person) ? Optional.empty() : organization.employee(person);
        return employee.stream()
                .flatMap(one -> one.ownPosts().stream())
                .filter(post -> post.role() == Role.KAMR)
                .anyMatch(post -> !ofUnit || post.unitCode().equals(unitCode));
    }

    /** Accounts of the unit whose KAMR has left or lost the post: the plan is to be amended. Ordered by account id. */
    public List<AccountInCare> withoutKamr(PlanYear year, String unitCode) {
        return ofUnit(year, unitCode).stream()
                .filter(account -> account.kamr() != null && !account.isLost())
                .filter(account -> !isKamr(account))
                .toList();
    }

    /** As above, of all units, by plans of that year or later. */
    public Map<PlanKey, List<AccountInCare>> withoutKamr(PlanYear from) {
        Map<PlanKey, List<AccountInCare>> without = new LinkedHashMap<>();
        for (PlanYear year : store.years()) {
            if (year.compareTo(from) >= 0) {
                store.kamrsOf(year).stream()
                        .filter(kamr -> !isKamrOf(kamr.unitCode(), kamr.kamr(), kamr.ofUnit()))
                        .map(kamr -> new PlanKey(year, kamr.unitCode()))
                        .distinct()
                        .forEach(key -> without.put(key, withoutKamr(key.year(), key.unitCode())));
            }
        }
        without.values().removeIf(List::isEmpty);
        return without;
    }

    /** Of those people, who looks after accounts of a unit they are KAMR of no more, by plans of that year or later. */
    public Set<String> withoutPost(Collection<String> people, PlanYear from) {
        Set<String> asked = Set.copyOf(people);
        return store.kamrs(from.buddhistEra()).stream()
                .filter(kamr -> asked.contains(kamr.kamr()) && !isKamrOf(kamr.unitCode(), kamr.kamr(), kamr.ofUnit()))
                .map(PortfolioStore.KamrOfUnit::kamr)
                .collect(Collectors.toSet());
    }

    /** Who looked after the account from when to when, oldest first. Who may see it was asked before. */
    public List<CareSpan> history(PlanYear year, String accountId) {
        return store.spans(year, accountId);
    }

    /** Accounts that changed hands in that unit during the year, came to it or went from it; oldest first. */
    public List<Handed> handed(PlanYear year, String unitCode) {
        List<Handed> handed = new ArrayList<>();
        CareSpan before = null;
        for (CareSpan span : store.spansOf(year, unitCode)) {
            boolean next = before != null && before.accountId().equals(span.accountId());
            if (next && !Objects.equals(before.kamr(), span.kamr())) {
                handed.add(new Handed(span.accountId(), span.unitCode(), before.kamr(), span.kamr(), span.from()));
            }
            before = span;
        }
        return handed;
    }

    /** Who has what is left of work of a unit on an account it no longer looks after: its last KAMR there if still there, else the unit's. */
    public Carer formerCarer(PlanYear year, String accountId, String unitCode) {
        String last = store.spans(year, accountId).stream()
                .filter(span -> span.unitCode().equals(unitCode))
                .reduce((earlier, later) -> later)
                .map(CareSpan::kamr)
                .orElse(null);
        return last != null && isKamrOf(unitCode, last, false)
                ? carer(new RoleAt(Role.KAMR, unitCode), List.of(last))
                : sectionHead(unitCode);
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

package th.kamt.activity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;

/** For whom activities are and who may do what with them: the carer, and the head of the unit. */
@Component
public class ActivityCare {

    /** An account in somebody's care, or a unit's Streamline group. */
    public record Subject(
            PlanYear year, String accountId, String name, String unitCode, boolean specialRisk, boolean group) {}

    private final Portfolios portfolios;
    private final Organization organization;
    private final AccessControl access;

    ActivityCare(Portfolios portfolios, Organization organization, AccessControl access) {
        this.portfolios = portfolios;
        this.organization = organization;
        this.access = access;
    }

    /** Whatever its unit; empty if nobody has it in care that year. */
    Optional<Subject> subject(PlanYear year, String accountId) {
        if (!StreamlineGroup.isGroup(accountId)) {
            return portfolios.account(year, accountId).map(ActivityCare::subject);
        }
        String unit = accountId.substring(accountId.indexOf('@') + 1);
        boolean inCare = portfolios.ofUnit(year, unit).stream().anyMatch(ActivityCare::isStreamline);
        return inCare ? Optional.of(group(year, unit)) : Optional.empty();
    }

    private static boolean isStreamline(AccountInCare account) {
        return account.kamr() == null;
    }

    private Subject group(PlanYear year, String unit) {
        return new Subject(year, StreamlineGroup.of(unit).id(), groupName(organization, unit), unit, false, true);
    }

    /** The tier's name is the same in both languages. */
    static String groupName(Organization organization, String unit) {
        return "Streamline " + organization.unitName(unit);
    }

    private static Subject subject(AccountInCare account) {
        return new Subject(
                account.year(), account.accountId(), account.name(), account.unitCode(), account.specialRisk(), false);
    }

    /** Accounts and groups that the person looks after, or heads the unit of; ordered by name. */
    public List<Subject> of(PlanYear year, String person) {
        Collection<String> units = access.visibleUnits();
        return portfolios.ofUnits(year, units).stream()
                .filter(account -> portfolios.isCarer(account, person) || isHead(account.unitCode(), person))
                .map(ActivityCare::subject)
                .toList();
    }

    /** Who has an activity now: whose it was agreed to be, else the account's carer, for a group the section head. */
    public Carer carer(Activity activity) {
        return owned(activity, carerOfAccount(activity));
    }

    /** Whose it was agreed to be has it before the account's carer, as long as they are of the unit. */
    Carer owned(Activity activity, Carer carer) {
        boolean there = activity.owner() != null
                && (isHead(activity.unitCode(), activity.owner())
                        || organization
                                .employee(activity.owner())
                                .filter(person -> !organization.hasLeft(person.employeeId()))
                                .filter(person -> isOf(activity.unitCode(), person))
                                .isPresent());
        return there ? portfolios.carer(carer.post(), List.of(activity.owner())) : carer;
    }

    private static boolean isOf(String unitCode, Employee person) {
        return person.unitCode().equals(unitCode)
                || person.ownPosts().stream().anyMatch(post -> post.unitCode().equals(unitCode));
    }

    private Carer carerOfAccount(Activity activity) {
        if (activity.isOfGroup()) {
            return portfolios.sectionHead(activity.unitCode());
        }
        return portfolios
                .account(activity.year(), activity.accountId())
                .filter(account -> account.unitCode().equals(activity.unitCode()))
                .map(portfolios::carer)
                .orElseGet(() -> portfolios.formerCarer(activity.year(), activity.accountId(), activity.unitCode()));
    }

    public boolean isCarer(Activity activity, String person) {
        return carer(activity).is(person);
    }

    /** Whether that person heads the unit: who prepares its plan also agrees to what leaves its window. */
    public boolean isHead(String unitCode, String person) {
        return portfolios.head(unitCode).is(person);
    }

    /** Whether that person may agree to its leaving its window: the head, or who stands in for them, but not to their own. */
    public boolean mayAgree(Activity activity, String person) {
        Carer head = portfolios.head(activity.unitCode());
        return head.own().contains(person)
                || (head.is(person) && !carer(activity).own().contains(person));
    }

    public boolean mayWork(Activity activity, String person) {
        return isCarer(activity, person) || carerOfAccount(activity).is(person) || isHead(activity.unitCode(), person);
    }

    /** In whose place that person works on it, by nothing but a substitution; empty where it is their own, or their unit's. */
    public Optional<String> actingFor(Activity activity, String person) {
        if (organization.standsInFor(person).isEmpty()) {
            return Optional.empty();
        }
        List<String> own = new ArrayList<>(carer(activity).own());
        own.addAll(carerOfAccount(activity).own());
        own.addAll(portfolios.head(activity.unitCode()).own());
        return organization.actingFor(person, own);
    }

    /** @throws ForbiddenException unless they look after the account or head its unit */
    void requireMayWork(Activity activity, String person) {
        if (!mayWork(activity, person)) {
            throw new ForbiddenException(new Message("activity.notYours", activity.accountName()));
        }
    }

    /** @throws ForbiddenException as above */
    void requireMayWork(Subject subject, String person) {
        boolean carer = subject.group()
                ? portfolios.sectionHead(subject.unitCode()).is(person)
                : portfolios
                        .account(subject.year(), subject.accountId())
                        .filter(account -> portfolios.isCarer(account, person))
                        .isPresent();
        if (!carer && !isHead(subject.unitCode(), person)) {
            throw new ForbiddenException(new Message("activity.notYours", subject.name()));
        }
    }

    /** Years with a plan in force. */
    public List<PlanYear> years() {
        return portfolios.years();
    }
}

package th.kamt.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactPerson;
import th.kamt.customer.Contacts;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.Deadlines;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;
import th.kamt.selection.Tier;

/** Reads activities for pages and files. Who may see a unit's is asked before. */
@Service
@Transactional(readOnly = true)
public class ActivityViews {

    /**
     * An activity and who has it.
     *
     * @param carer of its account now; of a group the section head
     */
    public record Line(Activity activity, Carer carer) {}

    private static final int MOST_PURPOSES = 3;

    private final ActivityStore store;
    private final Portfolios portfolios;
    private final ActivityCare care;
    private final Contacts contacts;
    private final Deadlines deadlines;
    private final Clock clock;

    ActivityViews(
            ActivityStore store,
            Portfolios portfolios,
            ActivityCare care,
            Contacts contacts,
            Deadlines deadlines,
            Clock clock) {
        this.store = store;
        this.portfolios = portfolios;
        this.care = care;
        this.contacts = contacts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Of those units, by planned day; accounts and posts are read once. */
    public List<Line> ofUnits(PlanYear year, Collection<String> units) {
        Map<String, Carer> carers = new HashMap<>();
        Map<String, Carer> heads = new HashMap<>();
        for (AccountInCare account : portfolios.ofUnits(year, units)) {
            carers.put(
                    account.accountId() + " " + account.unitCode(),
                    account.kamr() == null
                            ? heads.computeIfAbsent(account.unitCode(), portfolios::sectionHead)
                            : portfolios.carer(account));
        }
        return store.ofUnits(year, units).stream()
                .map(activity -> new Line(
                        activity,
                        care.owned(
                                activity,
                                Optional.ofNullable(carers.get(activity.accountId() + " " + activity.unitCode()))
                                        .orElseGet(() -> withoutCarer(activity, heads)))))
                .toList();
    }

    /**
     * An activity still to be carried out.
     *
     * @param carer who has it now
     * @param tier  name of the account's tier; {@code null} if nobody has it in care any more
     */
    public record Ahead(Activity activity, Carer carer, String tier) {}

    private static final Set<ActivityState> NOT_OPEN = EnumSet.of(ActivityState.PLANNED, ActivityState.POSTPONED);
    private static final Set<ActivityState> TO_DO =
            EnumSet.of(ActivityState.PLANNED, ActivityState.POSTPONED, ActivityState.OPEN);

    /** Planned for those days, both included, and not carried out yet; by planned day. */
    public List<Ahead> ahead(Collection<String> units, LocalDate from, LocalDate until) {
        return withCarers(store.ahead(units, TO_DO, from, until));
    }

    /** As {@link #ahead}, without what is work already. */
    public List<Ahead> coming(Collection<String> units, LocalDate from, LocalDate until) {
        return withCarers(store.ahead(units, NOT_OPEN, from, until));
    }

    private List<Ahead> withCarers(List<Activity> activities) {
        Map<String, AccountInCare> accounts = new HashMap<>();
        activities.stream()
                .collect(Collectors.groupingBy(
                        Activity::year, Collectors.mapping(Activity::unitCode, Collectors.toSet())))
                .forEach((year, units) -> portfolios
                        .ofUnits(year, units)
                        .forEach(account -> accounts.put(year + " " + account.accountId(), account)));
        Map<String, Carer> carers = new HashMap<>();
        Map<String, Carer> heads = new HashMap<>();
        List<Ahead> ahead = new ArrayList<>();
        for (Activity activity : activities) {
            String key = activity.year() + " " + activity.accountId();
            AccountInCare account = accounts.get(key);
            Carer carer = account == null || !account.unitCode().equals(activity.unitCode())
                    ? withoutCarer(activity, heads)
                    : carers.computeIfAbsent(key, one -> portfolios.carer(account));
            String tier = activity.isOfGroup()
                    ? Tier.STREAMLINE.name()
                    : account == null ? null : account.tier().name();
            ahead.add(new Ahead(activity, care.owned(activity, carer), tier));
        }
        return ahead;
    }

    private Carer withoutCarer(Activity activity, Map<String, Carer> heads) {
        return activity.isOfGroup()
                ? heads.computeIfAbsent(activity.unitCode(), portfolios::sectionHead)
                : portfolios.formerCarer(activity.year(), activity.accountId(), activity.unitCode());
    }

    /** @param tier name of the account's tier; {@code null} if nobody has it in care any more */
    public record Tiered(Activity activity, String tier) {}

    /** Many at once, by their ids. */
    public Map<Long, Tiered> tiered(Collection<Long> ids) {
        List<Activity> found = store.all(ids);
        Map<PlanYear, Set<String>> units = found.stream()
                .collect(Collectors.groupingBy(
                        Activity::year, Collectors.mapping(Activity::unitCode, Collectors.toSet())));
        Map<String, String> tiers = new HashMap<>();
        units.forEach((year, codes) -> portfolios
                .ofUnits(year, codes)
                .forEach(account -> tiers.put(
                        year + " " + account.accountId(), account.tier().name())));
        return found.stream()
                .collect(Collectors.toMap(
                        Activity::id,
                        one -> new Tiered(
                                one,
                                one.isOfGroup()
                                        ? Tier.STREAMLINE.name()
                                        : tiers.get(one.year() + " " + one.accountId()))));
    }

    public List<Activity> ofAccount(PlanYear year, String accountId) {
        return store.ofAccount(year, accountId);
    }

    /** What the customer has said. */
    public record Heard(long activityId, LocalDate on, VoiceKind kind, String words) {}

    /** What the customer has said since that day, newest first, in whatever year's activity. */
    public List<Heard> heard(String accountId, LocalDate since) {
        return store.heard(accountId, since);
    }

    public Optional<ActivityLog> log(Activity activity) {
        return store.log(activity.id());
    }

    public List<ActivityChange> changes(Activity activity) {
        return store.changes(activity.id());
    }

    /** Purposes the person wrote last, newest first. */
    public List<String> recentPurposes(String person) {
        return store.recentPurposes(person, MOST_PURPOSES);
    }

    /** Names of the account's contact persons as they are kept now, the main one first; a group has none. */
    public List<String> contactNames(String accountId) {
        return contacts.of(accountId).stream()
                .map(ContactPerson::name)
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    /** Number of the deadline it stands under in the register; empty before its window. */
    public Optional<Long> receipt(Activity activity) {
        DeadlineKind kind = activity.happenedOn() == null ? Activities.kindOf(activity) : DeadlineKind.ACTIVITY_LOG;
        return deadlines.id(kind, activity.key());
    }

    public LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /** By when what comes next is due; {@code null} when nothing does. */
    public static LocalDate nextDue(Activity activity) {
        return switch (activity.state()) {
            case PLANNED, OPEN, POSTPONED -> activity.dueOn();
            case DONE -> activity.logDueOn();
            case LOGGED, DROPPED -> null;
        };
    }

    /** Whether what comes next is overdue. */
    public boolean isOverdue(Activity activity) {
        LocalDate due = nextDue(activity);
        return due != null && today().isAfter(due);
    }
}

package th.kamt.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.ActivityChange.What;
import th.kamt.activity.ActivityStore.OfLine;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanViews;
import th.kamt.planning.ScheduleInWork;
import th.kamt.portfolio.CareEnd;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.RunningProcesses;

/**
 * What an amended plan, an account that goes and a customer lost mean for the year's activities: open work follows its account or ends with
 * the reason, the schedule becomes the new plan's as far as it has not begun, and whoever is new to an account introduces themselves.
 * What was done stays as it was done, by whom it was done.
 */
@Component
class ActivityAmending implements ScheduleInWork {

    private final ActivityStore store;
    private final Activities activities;
    private final ActivityPlanner planner;
    private final PlanViews plans;
    private final DecisionTables tables;
    private final Organization organization;
    private final RunningProcesses processes;
    private final Clock clock;

    ActivityAmending(
            ActivityStore store,
            Activities activities,
            ActivityPlanner planner,
            PlanViews plans,
            DecisionTables tables,
            Organization organization,
            RunningProcesses processes,
            Clock clock) {
        this.store = store;
        this.activities = activities;
        this.planner = planner;
        this.plans = plans;
        this.tables = tables;
        this.organization = organization;
        this.processes = processes;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Long> startedLines(PlanYear year, String unitCode) {
        return Set.copyOf(store.linesDone(year, unitCode));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void portfolioChanged(PortfolioChanged event) {
        for (Change change : event.changes()) {
            if (change.ends()) {
                dropAll(event, change);
            } else if (change.kind() == PortfolioChanged.Kind.CARER_CHANGED) {
                handOver(event, change);
            } else if (change.kind() == PortfolioChanged.Kind.LOSS_TAKEN_BACK) {
                takeUp(event, change.accountId());
            }
        }
        if (event.amended()) {
            replan(event);
        }
    }

    private void dropAll(PortfolioChanged event, Change change) {
        What why = what(change.why());
        store.ahead(event.year(), event.unitCode(), change.accountId())
                .forEach(activity -> activities.drop(activity, why, change.words()));
        // What was done and is still to be logged stays with who did it.
        activities.follow(ofUnit(event, change.accountId()));
    }

    private static What what(CareEnd why) {
        return switch (why) {
            case LOST -> What.LOST;
            case MOVED -> What.UNIT_MOVED;
            case EXCLUDED -> What.EXCLUDED;
            default -> What.LEFT_OUT;
        };
    }

    private void handOver(PortfolioChanged event, Change change) {
        for (Activity activity : store.ahead(event.year(), event.unitCode(), change.accountId())) {
            if (activity.origin() == Origin.INTRODUCTION) {
                activities.drop(activity, What.NEW_CARER, null);
            } else if (activity.owner() != null
                    && activity.owner().equals(change.before().kamr())) {
                // Agreed as the former carer's, it is the account's carer's.
                store.agreedWork(activity.id(), null, activity.about());
            }
        }
        activities.follow(ofUnit(event, change.accountId()));
    }

    /** Lines of the plan that ended with the loss are to be done again, and so is an introduction not made. */
    private void takeUp(PortfolioChanged event, String accountId) {
        PlanInForce plan = plans.inForce(event.year(), event.unitCode()).orElseThrow();
        List<ActivityStore.New> rows = new ArrayList<>(planner.scheduled(plan).stream()
                .filter(row -> row.accountId().equals(accountId))
                .toList());
        List<ActivityState> introductions = ofUnit(event, accountId).stream()
                .filter(activity -> activity.origin() == Origin.INTRODUCTION)
                .map(Activity::state)
                .toList();
        if (!introductions.isEmpty() && introductions.stream().allMatch(ActivityState.DROPPED::equals)) {
            rows.addAll(planner.introductions(plan, event.at(), Set.of(accountId)));
        }
        if (!rows.isEmpty()) {
            store.add(rows);
            processes.startByMessage(ActivityPlanner.SCHEDULED, event.year() + "/" + event.unitCode(), Map.of());
        }
    }

    private List<Activity> ofUnit(PortfolioChanged event, String accountId) {
        return store.ofAccount(event.year(), accountId).stream()
                .filter(activity -> activity.unitCode().equals(event.unitCode()))
                .toList();
    }

    private void replan(PortfolioChanged event) {
        PlanInForce plan = plans.inForce(event.year(), event.unitCode()).orElseThrow();
        Map<Long, PlanInForce.Line> wanted = new HashMap<>();
        plan.schedule().forEach(line -> wanted.put(line.id(), line));
        ActivityWindows windows = ActivityWindows.read(tables, event.year());
        for (OfLine present : store.ofLines(event.year(), event.unitCode()).values()) {
            Activity activity = present.activity();
            PlanInForce.Line line = wanted.get(present.lineId());
            boolean same = line != null
                    && line.code() == activity.code()
                    && line.accountId().equals(activity.accountId());
            if (!activity.state().isAhead()) {
                continue;
            }
            if (!same) {
                activities.drop(activity, What.REMOVED, null);
            } else if (!line.plannedOn().equals(present.lineOn())) {
                if (activity.state() == ActivityState.PLANNED) {
                    move(activity, line.plannedOn(), windows);
                } else {
                    // What is open on the former day ends; that of the new day is another row, open in its own window.
                    activities.drop(activity, What.REPLANNED, null);
                }
            }
        }
        List<ActivityStore.New> rows = new ArrayList<>(planner.scheduled(plan));
        Set<String> introduced = event.changes().stream()
                .filter(change -> change.isNewToCarer() && !change.account().isLost())
                .map(Change::accountId)
                .collect(Collectors.toSet());
        rows.addAll(planner.introductions(plan, event.at(), introduced));
        store.add(rows);
        processes.startByMessage(ActivityPlanner.SCHEDULED, event.year() + "/" + event.unitCode(), Map.of());
    }

    private void move(Activity activity, LocalDate day, ActivityWindows windows) {
        Instant now = clock.instant();
        store.replanned(activity.id(), day, windows.of(activity.code(), day));
        store.lineMoved(activity.id(), day);
        store.keep(activity.id(), new ActivityChange(now, What.REPLANNED, "", activity.plannedOn(), day, null));
    }

    /** A unit has another name, and with it its Streamline group. */
    @EventListener
    @Transactional
    public void organizationChanged(OrganizationChanged event) {
        for (String unit : event.unitCodes()) {
            String group = StreamlineGroup.of(unit).id();
            store.groupNamed(group, ActivityCare.groupName(organization, unit));
            activities.renamed(store.openOf(group));
        }
    }
}

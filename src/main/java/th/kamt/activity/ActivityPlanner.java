package th.kamt.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.ActivityWindows.Window;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.Deadlines;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanViews;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.PortfolioOpened;
import th.kamt.portfolio.Portfolios;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.RunningProcesses;

/**
 * Writes the year's activities when a unit's plan is put in force: the approved schedule, and for each account the introduction
 * of who looks after it (R-4.8, D-23). They are rows; processes start when windows open.
 */
@Component
@Transactional
class ActivityPlanner {

    static final String OPENING = "activityOpening";
    static final String SCHEDULED = "kamt.activitiesScheduled";

    private final ActivityStore store;
    private final PlanViews plans;
    private final Portfolios portfolios;
    private final DecisionTables tables;
    private final Deadlines deadlines;
    private final Organization organization;
    private final RunningProcesses processes;
    private final Clock clock;

    ActivityPlanner(
            ActivityStore store,
            PlanViews plans,
            Portfolios portfolios,
            DecisionTables tables,
            Deadlines deadlines,
            Organization organization,
            RunningProcesses processes,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.portfolios = portfolios;
        this.tables = tables;
        this.deadlines = deadlines;
        this.organization = organization;
        this.processes = processes;
        this.clock = clock;
    }

    @EventListener
    void portfolioOpened(PortfolioOpened event) {
        plan(event.year(), event.unitCode(), true);
    }

    /** On an upgrade: plans in force before there were activities. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void planMissing() {
        for (PlanKey key : plans.inForce()) {
            if (!store.hasAny(key.year(), key.unitCode())) {
                plan(key.year(), key.unitCode(), false);
            }
        }
    }

    private void plan(PlanYear year, String unitCode, boolean introducing) {
        PlanInForce plan = plans.inForce(year, unitCode).orElseThrow();
        if (plan.schedule().isEmpty() && plan.accounts().isEmpty()) {
            return;
        }
        List<ActivityStore.New> rows = new ArrayList<>(scheduled(plan));
        if (introducing) {
            rows.addAll(introductions(
                    plan,
                    plan.approvedAt(),
                    plan.accounts().stream().map(PlanInForce.Account::accountId).collect(Collectors.toSet())));
        }
        if (rows.isEmpty()) {
            return;
        }
        store.add(rows);
        // What is to be done already does not wait for tomorrow morning.
        processes.startByMessage(SCHEDULED, year + "/" + unitCode, Map.of());
    }

    List<ActivityStore.New> scheduled(PlanInForce plan) {
        Map<String, String> names = plan.accounts().stream()
                .collect(Collectors.toMap(PlanInForce.Account::accountId, PlanInForce.Account::name));
        Set<Long> there = new HashSet<>(store.linesOf(plan.year(), plan.unitCode()));
        Set<String> lost = portfolios.ofUnit(plan.year(), plan.unitCode()).stream()
                .filter(AccountInCare::isLost)
                .map(AccountInCare::accountId)
                .collect(Collectors.toSet());
        ActivityWindows windows = ActivityWindows.read(tables, plan.year());
        return plan.schedule().stream()
                .filter(line -> StreamlineGroup.isGroup(line.accountId())
                        || (names.containsKey(line.accountId()) && !lost.contains(line.accountId())))
                .filter(line -> !there.contains(line.id()))
                .map(line -> row(
                        plan,
                        line.accountId(),
                        StreamlineGroup.isGroup(line.accountId())
                                ? groupName(plan.unitCode())
                                : names.get(line.accountId()),
                        line.code(),
                        Origin.PLANNED,
                        line.id(),
                        line.plannedOn(),
                        windows.of(line.code(), line.plannedOn())))
                .toList();
    }

    private String groupName(String unitCode) {
        return ActivityCare.groupName(organization, unitCode);
    }

    /** One contact with each of those accounts within 15 days of the approval, beside those of the plan. */
    List<ActivityStore.New> introductions(PlanInForce plan, Instant approvedAt, Set<String> accounts) {
        LocalDate approved = Bangkok.dayOf(approvedAt);
        LocalDate due = deadlines.dueOn(DeadlineKind.INTRODUCTION, plan.year(), approvedAt);
        LocalDate today = Bangkok.dayOf(clock.instant());
        Window window = new Window(approved, today.isBefore(approved) ? approved : today, due, due);
        return plan.accounts().stream()
                .filter(account -> accounts.contains(account.accountId()))
                .map(account -> row(
                        plan,
                        account.accountId(),
                        account.name(),
                        EntitlementCode.COM1_1,
                        Origin.INTRODUCTION,
                        null,
                        due,
                        window))
                .toList();
    }

    private static ActivityStore.New row(
            PlanInForce plan,
            String accountId,
            String name,
            EntitlementCode code,
            Origin origin,
            Long lineId,
            LocalDate plannedOn,
            Window window) {
        return new ActivityStore.New(
                plan.year(),
                accountId,
                name,
                plan.unitCode(),
                code,
                origin,
                lineId,
                ActivityState.PLANNED,
                plannedOn,
                window,
                null,
                null,
                null,
                null,
                null);
    }
}

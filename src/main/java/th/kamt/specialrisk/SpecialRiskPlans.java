package th.kamt.specialrisk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.Activity;
import th.kamt.activity.AgreedWork;
import th.kamt.activity.AgreedWork.Work;
import th.kamt.activity.Origin;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.portfolio.PortfolioOpened;
import th.kamt.portfolio.Portfolios;
import th.kamt.specialrisk.PlanStep.What;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.RunningProcesses;

/**
 * Special-risk plans (R-SRP-1): one for each account with high risk when its unit's plan is put in force, drafted, presented to
 * management, then carried out as activities.
 */
@Service
@Transactional
public class SpecialRiskPlans {

    public static final String PROCESS = "specialRiskPlan";

    private final SpecialRiskStore store;
    private final SpecialRiskPeople people;
    private final SpecialRiskNotices notices;
    private final Portfolios portfolios;
    private final Organization organization;
    private final AgreedWork work;
    private final AccessControl access;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpecialRiskPlans(
            SpecialRiskStore store,
            SpecialRiskPeople people,
            SpecialRiskNotices notices,
            Portfolios portfolios,
            Organization organization,
            AgreedWork work,
            AccessControl access,
            RunningProcesses processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.notices = notices;
        this.portfolios = portfolios;
        this.organization = organization;
        this.work = work;
        this.access = access;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    // --- beginning ---

    @EventListener
    void portfolioOpened(PortfolioOpened event) {
        portfolios.ofUnit(event.year(), event.unitCode()).forEach(this::want);
    }

    /** On an upgrade: portfolios opened before there were special-risk plans, of this year and those to come. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void wantMissing() {
        List<String> units = organization.units().stream().map(Unit::code).toList();
        LocalDate today = Bangkok.dayOf(clock.instant());
        portfolios.years().stream()
                .filter(year -> !year.lastDay().isBefore(today))
                .forEach(year -> portfolios.ofUnits(year, units).forEach(this::want));
    }

    /** High risk, whatever the tier (R-RISK-5); one plan an account and year. */
    private void want(AccountInCare account) {
        if (!account.specialRisk() || account.isLost()) {
            return;
        }
        store.add(account.year(), account.accountId(), account.name(), account.unitCode(), clock.instant())
                .ifPresent(id -> start(id, account));
    }

    private void start(long id, AccountInCare account) {
        processes.start(
                PROCESS,
                account.year() + "/" + account.accountId(),
                Map.of(
                        CareVariables.SPECIAL_RISK_PLAN_ID.name(),
                        id,
                        PlanningVariables.UNIT_CODE.name(),
                        account.unitCode()));
    }

    // --- changes during the year ---

    /** Accounts come, go, change hands or risk: plans begin, end, and follow. */
    @EventListener
    void portfolioChanged(PortfolioChanged event) {
        for (Change change : event.changes()) {
            Optional<SpecialRiskPlan> plan = store.find(event.year(), change.accountId());
            boolean wanted = !change.ends()
                    && change.account().specialRisk()
                    && !change.account().isLost();
            if (wanted) {
                plan.ifPresentOrElse(one -> follow(one, change), () -> want(change.account()));
            } else {
                plan.filter(one -> one.unitCode().equals(event.unitCode()))
                        .filter(one -> one.state() != PlanState.ENDED)
                        .ifPresent(one -> end(one, change));
            }
        }
    }

    private void follow(SpecialRiskPlan plan, Change change) {
        AccountInCare account = change.account();
        boolean elsewhere = !plan.unitCode().equals(account.unitCode());
        if (plan.state() != PlanState.ENDED && !elsewhere) {
            events.publishEvent(new SpecialRiskPlanFollows(plan.id()));
            return;
        }
        if (plan.state() != PlanState.ENDED) {
            end(plan, change);
        }
        store.reopen(plan.id(), account.unitCode(), plan.round() + 1);
        store.keep(plan.id(), new PlanStep(clock.instant(), plan.round() + 1, What.REOPENED, null, null, null, null));
        start(plan.id(), account);
    }

    private void end(SpecialRiskPlan plan, Change change) {
        Instant now = clock.instant();
        store.end(plan.id(), now);
        store.keep(plan.id(), new PlanStep(now, plan.round(), What.ENDED, null, null, null, change.words()));
        processes.end(PROCESS, plan.key(), change.kind().name());
    }

    // --- looking ---

    /** @throws NotFoundException if there is none, or it is of a unit the person at work may not see */
    @Transactional(readOnly = true)
    public SpecialRiskPlan plan(PlanYear year, String accountId) {
        return store.find(year, accountId)
                .filter(plan -> access.maySee(plan.unitCode()))
                .orElseThrow(() -> new NotFoundException(new Message("specialrisk.unknown")));
    }

    /** Whether or not anybody at work may see it. */
    @Transactional(readOnly = true)
    public Optional<SpecialRiskPlan> find(PlanYear year, String accountId) {
        return store.find(year, accountId);
    }

    /** Whether or not anybody at work may see it. */
    @Transactional(readOnly = true)
    public SpecialRiskPlan require(long id) {
        return store.find(id).orElseThrow(() -> new NotFoundException(new Message("specialrisk.unknown")));
    }

    /** By name of the account. Who may see the units is asked before. */
    @Transactional(readOnly = true)
    public List<SpecialRiskPlan> ofUnits(PlanYear year, Collection<String> units) {
        return store.ofUnits(year, units);
    }

    /** Not agreed to yet. */
    @Transactional(readOnly = true)
    public List<SpecialRiskPlan> open() {
        return store.open();
    }

    @Transactional(readOnly = true)
    public List<PlanStep> steps(SpecialRiskPlan plan) {
        return store.steps(plan.id());
    }

    @Transactional(readOnly = true)
    public boolean mayDraft(SpecialRiskPlan plan, String person) {
        return plan.state() == PlanState.DRAFT && people.drafters(plan).is(person);
    }

    @Transactional(readOnly = true)
    public boolean mayAgree(SpecialRiskPlan plan, String person) {
        return plan.state() == PlanState.WAITING
                && people.agreers(plan).people().contains(person);
    }

    // --- drafting ---

    /**
     * Keeps what is known so far; nothing is required yet.
     *
     * @param version as the person saw it
     * @return whether anything changed: the same form sent again changes nothing
     * @throws FieldsRefusedException naming each field that cannot be kept
     * @throws ConflictException if somebody else changed it since
     */
    public boolean save(PlanYear year, String accountId, int version, SpecialRiskDraft given) {
        String person = access.currentPerson();
        SpecialRiskPlan plan = plan(year, accountId);
        requireDrafter(plan, person);
        SpecialRiskDraft.Read read = given.read(year, people.owners(plan));
        if (says(plan, read)) {
            return false;
        }
        if (!store.save(plan.id(), version, read.insight(), read.actions())) {
            throw new ConflictException(new Message("specialrisk.changed"));
        }
        store.keep(
                plan.id(),
                new PlanStep(clock.instant(), plan.round(), What.SAVED, person, draftedFor(plan, person), null, null));
        events.publishEvent(new SpecialRiskPlanChanged(plan.id()));
        return true;
    }

    private static boolean says(SpecialRiskPlan plan, SpecialRiskDraft.Read read) {
        boolean sameActions = plan.actions().size() == read.actions().size();
        for (int i = 0; sameActions && i < plan.actions().size(); i++) {
            sameActions = plan.actions().get(i).says(read.actions().get(i));
        }
        return sameActions && plan.insight().equals(read.insight());
    }

    private void requireDrafter(SpecialRiskPlan plan, String person) {
        if (plan.state() != PlanState.DRAFT) {
            throw new ConflictException(new Message("specialrisk.notDraft"));
        }
        if (!people.drafters(plan).is(person)) {
            throw new ForbiddenException(new Message(
                    "specialrisk.notYours",
                    plan.accountName(),
                    names(people.drafters(plan).people())));
        }
    }

    private String names(List<String> employees) {
        return String.join(", ", employees.stream().map(organization::nameOf).toList());
    }

    /** What it still lacks, each with the field it is in; empty: it can be presented. */
    @Transactional(readOnly = true)
    public List<Fault> missing(SpecialRiskPlan plan) {
        List<Fault> missing = new ArrayList<>();
        Insight insight = plan.insight();
        need(missing, "needs", insight.needs());
        need(missing, "expectations", insight.expectations());
        need(missing, "competitor", insight.competitor());
        need(missing, "decisionMakers", insight.decisionMakers());
        need(missing, "satisfaction", insight.satisfaction());
        if (plan.actions().isEmpty()) {
            missing.add(new Fault("what1", new Message("specialrisk.missing.action")));
        }
        Set<String> owners = people.owners(plan);
        for (PlanAction action : plan.actions()) {
            String number = Integer.toString(action.position());
            if (action.on() == null || !PlanYear.containing(action.on()).equals(plan.year())) {
                missing.add(new Fault(
                        "on" + number,
                        new Message(
                                "specialrisk.missing.on", number, plan.year().toString())));
            }
            if (action.owner() == null || !owners.contains(action.owner())) {
                missing.add(new Fault("owner" + number, new Message("specialrisk.missing.owner", number)));
            }
        }
        return missing;
    }

    private static void need(List<Fault> missing, String field, Object value) {
        if (value == null) {
            missing.add(
                    new Fault(field, new Message("specialrisk.missing", new Message("specialrisk.field." + field))));
        }
    }

    /** @throws th.kamt.message.RefusedException if that person may not present it, or something is missing, which is named */
    @Transactional(readOnly = true)
    public void requireMayPresent(PlanYear year, String accountId, String person) {
        SpecialRiskPlan plan = store.find(year, accountId).orElseThrow();
        requireDrafter(plan, person);
        FieldsRefusedException.throwIfAny(missing(plan));
    }

    /** In whose place that person drafts it, by nothing but a substitution. */
    private String draftedFor(SpecialRiskPlan plan, String person) {
        return organization.actingFor(person, people.drafters(plan).own()).orElse(null);
    }

    /** With the completion of its task: presented to management. */
    public void presented(long id, String person, String comment) {
        SpecialRiskPlan plan = store.lock(id).orElseThrow();
        if (!store.move(id, PlanState.DRAFT, PlanState.WAITING, plan.round(), null)) {
            throw new ConflictException(new Message("specialrisk.notDraft"));
        }
        store.keep(
                id,
                new PlanStep(
                        clock.instant(), plan.round(), What.DRAFTED, person, draftedFor(plan, person), null, comment));
    }

    // --- agreeing ---

    /** Whose the agreement is is kept with the posts passed over, once a round. */
    public FirstInLine agreementWanted(long id) {
        SpecialRiskPlan plan = require(id);
        FirstInLine agreers = people.agreers(plan);
        List<String> known = store.steps(id).stream()
                .filter(step -> step.what() == What.PASSED_OVER && step.round() == plan.round())
                .map(PlanStep::post)
                .toList();
        agreers.skipped().stream()
                .map(RoleAt::group)
                .filter(post -> !known.contains(post))
                .forEach(post -> store.keep(
                        id, new PlanStep(clock.instant(), plan.round(), What.PASSED_OVER, null, null, post, null)));
        return agreers;
    }

    /** @throws th.kamt.message.RefusedException if that person may not decide on it now */
    @Transactional(readOnly = true)
    public void requireMayAgree(PlanYear year, String accountId, String person) {
        SpecialRiskPlan plan = store.find(year, accountId).orElseThrow();
        if (plan.state() != PlanState.WAITING) {
            throw new ConflictException(new Message("workflow.task.alreadyDone"));
        }
        FirstInLine agreers = people.agreers(plan);
        if (agreers.has(person)) {
            return;
        }
        throw new ForbiddenException(
                store.authors(plan.id()).contains(person)
                        ? new Message("specialrisk.agree.own")
                        : new Message("specialrisk.agree.notYours", organization.postName(agreers.post())));
    }

    /** With the completion of its task. */
    public void decided(long id, String person, boolean agrees, String comment) {
        SpecialRiskPlan plan = store.lock(id).orElseThrow();
        FirstInLine agreers = people.agreers(plan);
        Instant now = clock.instant();
        boolean moved = agrees
                ? store.move(id, PlanState.WAITING, PlanState.AGREED, plan.round(), now)
                : store.move(id, PlanState.WAITING, PlanState.DRAFT, plan.round() + 1, null);
        if (!moved) {
            throw new ConflictException(new Message("workflow.task.alreadyDone"));
        }
        What what = agrees ? What.AGREED : What.RETURNED;
        String actedFor =
                organization.actingFor(person, agreers.post(), agreers.people()).orElse(null);
        PlanStep step = new PlanStep(
                now, plan.round(), what, person, actedFor, agreers.post().group(), comment);
        store.keep(id, step);
        notices.decided(plan, step, told(plan));
    }

    private List<String> told(SpecialRiskPlan plan) {
        List<String> told = new ArrayList<>(store.authors(plan.id()));
        portfolios
                .account(plan.year(), plan.accountId())
                .map(portfolios::carer)
                .ifPresent(carer -> told.addAll(carer.people()));
        return told;
    }

    // --- following through ---

    /**
     * Makes activities of the actions that are none yet: the yearly plan's own RBA5 is the first of them, so that it is not
     * done twice.
     */
    public void planActions(long id) {
        SpecialRiskPlan plan = store.lock(id).orElseThrow();
        Optional<AccountInCare> account = portfolios
                .account(plan.year(), plan.accountId())
                .filter(one -> !one.isLost() && one.unitCode().equals(plan.unitCode()));
        if (account.isEmpty() || plan.state() != PlanState.AGREED) {
            return;
        }
        List<Activity> scheduled = new ArrayList<>(work.planned(plan.year(), plan.accountId(), EntitlementCode.RBA5));
        String agreedBy = store.steps(id).stream()
                .filter(step -> step.what() == What.AGREED)
                .map(PlanStep::person)
                .findFirst()
                .orElseThrow();
        plan.actions().stream()
                .filter(action -> action.activityId() == null)
                .sorted(Comparator.comparing(PlanAction::on).thenComparing(PlanAction::position))
                .forEach(action -> store.planned(action.id(), activity(account.get(), action, scheduled, agreedBy)));
        work.open(account.get());
    }

    private long activity(AccountInCare account, PlanAction action, List<Activity> scheduled, String agreedBy) {
        Work agreed = new Work(EntitlementCode.RBA5, Origin.SPECIAL_RISK, action.on(), action.what(), action.owner());
        if (scheduled.isEmpty()) {
            return work.add(account, agreed);
        }
        Activity own = scheduled.remove(0);
        work.take(own, agreed, agreedBy, action.what());
        return own.id();
    }
}

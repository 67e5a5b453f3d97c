package th.kamt.planning;

import static th.kamt.workflow.PlanningVariables.OPENED_BY;
import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.ROUTE;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.workflow.DecisionPins;
import th.kamt.workflow.RunningProcesses;

/** Opens plan years and keeps their units' plans going (steps 1 and 2). */
@Service
@Transactional
public class PlanYears {

    static final String KEY_ACCOUNT_YEAR = "keyAccountYear";
    static final String PLAN_PREPARATION = "planPreparation";
    private static final String BY_TIMER = "timer";
    private static final String YEAR_OPENED = "kamt.yearOpened";
    private static final String LIST_IMPORTED = "kamt.customerListImported";
    private static final String LIST_CORRECTED = "kamt.customerListCorrected";
    private static final String SCORES_CHANGED = "kamt.scoresChanged";
    private static final String ALL_PLANS_APPROVED = "kamt.allPlansApproved";

    private final OpenedYearRepository years;
    private final PlanRepository plans;
    private final Organization organization;
    private final CustomerList customers;
    private final RunningProcesses processes;
    private final PlanDeadlines deadlines;
    private final DecisionPins pins;
    private final Clock clock;

    PlanYears(
            OpenedYearRepository years,
            PlanRepository plans,
            Organization organization,
            CustomerList customers,
            RunningProcesses processes,
            PlanDeadlines deadlines,
            DecisionPins pins,
            Clock clock) {
        this.years = years;
        this.plans = plans;
        this.organization = organization;
        this.customers = customers;
        this.processes = processes;
        this.deadlines = deadlines;
        this.pins = pins;
        this.clock = clock;
    }

    /**
     * Opens a plan year: starts its {@code keyAccountYear}.
     *
     * @return the process instance id
     * @throws ConflictException if the year is open already
     * @throws RefusedException  if it is past, or more than two years ahead of the clock's
     */
    public String open(PlanYear year, String person) {
        requireNear(year);
        insert(year, person);
        String instance = processes.startByMessage(
                YEAR_OPENED, year.toString(), Map.of(PLAN_YEAR.name(), year.buddhistEra(), OPENED_BY.name(), person));
        years.findById(year.buddhistEra()).orElseThrow().runsAs(instance);
        return instance;
    }

    /** A year mistyped would start plans, deadlines and messages that nobody can take back. */
    private void requireNear(PlanYear year) {
        PlanYear present = PlanYear.containing(Bangkok.dayOf(clock.instant()));
        PlanYear last = present.next().next();
        boolean near = year.compareTo(present) >= 0 && year.compareTo(last) <= 0;
        if (!near && !years.existsById(year.buddhistEra())) {
            throw new RefusedException(new Message(
                    "planning.year.notNear",
                    year.toString(),
                    present.toString(),
                    present.next().toString(),
                    last.toString()));
        }
    }

    /**
     * What a process instance that opens a year found.
     *
     * @param newlyOpened  false if another instance has the year
     * @param listImported whether the year's list is there to be scored
     */
    public record Opening(PlanYear year, boolean newlyOpened, boolean listImported) {}

    /**
     * Gives the year to the process instance that is opening it and pins the decision tables to it; called again by the same
     * instance, it says the same again.
     *
     * @param wanted empty when the timer opens: the year after the clock's
     * @param person employee id; empty when the timer opens
     */
    public Opening takeUp(Optional<PlanYear> wanted, String instance, Optional<String> person) {
        PlanYear year = wanted.orElseGet(
                () -> PlanYear.containing(Bangkok.dayOf(clock.instant())).next());
        boolean newlyOpened = claim(year, instance, person.orElse(BY_TIMER));
        if (newlyOpened) {
            pins.pin(year);
        }
        return new Opening(year, newlyOpened, newlyOpened && isListImported(year));
    }

    private boolean claim(PlanYear year, String instance, String person) {
        Optional<OpenedYear> opened = years.lock(year.buddhistEra());
        if (opened.isEmpty()) {
            insert(year, person).runsAs(instance);
            return true;
        }
        return opened.get().processInstanceId().filter(instance::equals).isPresent();
    }

    private OpenedYear insert(PlanYear year, String person) {
        ConflictException alreadyOpen =
                new ConflictException(new Message("planning.year.alreadyOpen", year.toString()));
        if (years.existsById(year.buddhistEra())) {
            throw alreadyOpen;
        }
        try {
            return years.saveAndFlush(new OpenedYear(year, person, clock.instant()));
        } catch (DataIntegrityViolationException e) {
            alreadyOpen.addSuppressed(e);
            throw alreadyOpen;
        }
    }

    @Transactional(readOnly = true)
    public boolean isOpen(PlanYear year) {
        return years.existsById(year.buddhistEra());
    }

    /** @param allApprovedAt when the last plan was approved; {@code null} while one is not */
    public record YearState(PlanYear year, Instant openedAt, String openedBy, Instant allApprovedAt) {}

    /** Empty until the year is opened. */
    @Transactional(readOnly = true)
    public Optional<YearState> state(PlanYear year) {
        return years.findById(year.buddhistEra())
                .map(opened -> new YearState(
                        year,
                        opened.openedAt(),
                        opened.openedBy(),
                        opened.allApprovedAt().orElse(null)));
    }

    /** Open years, newest first. */
    @Transactional(readOnly = true)
    public List<PlanYear> openYears() {
        return years.findAll().stream()
                .map(OpenedYear::year)
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    /** Whether the year's list is there to be scored; holds the year, so that a list arriving now is not missed. */
    private boolean isListImported(PlanYear year) {
        years.lock(year.buddhistEra());
        return customers.version(year).isPresent();
    }

    /** Tells the year's process that its list was imported or corrected; nothing happens while the year is not open. */
    public void listChanged(PlanYear year) {
        if (years.lock(year.buddhistEra()).isEmpty()) {
            return;
        }
        if (!processes.send(LIST_IMPORTED, KEY_ACCOUNT_YEAR, year.toString())) {
            processes.send(LIST_CORRECTED, KEY_ACCOUNT_YEAR, year.toString());
        }
    }

    /**
     * Starts a preparation for every unit that makes a plan and has none yet.
     *
     * @return how many were started
     */
    public int startPreparations(PlanYear year) {
        Set<String> existing = new HashSet<>(plans.unitCodes(year.buddhistEra()));
        int started = 0;
        for (Unit unit : organization.units()) {
            if (unit.kind().preparesPlan() && !existing.contains(unit.code())) {
                start(year, unit);
                started++;
            }
        }
        return started;
    }

    private void start(PlanYear year, Unit unit) {
        Plan plan = plans.saveAndFlush(new Plan(year, unit.code(), Route.of(unit)));
        plan.startedAs(processes.start(
                PLAN_PREPARATION,
                new PlanKey(year, unit.code()).toString(),
                Map.of(
                        PLAN_YEAR.name(), year.buddhistEra(),
                        UNIT_CODE.name(), unit.code(),
                        ROUTE.name(), plan.route().name())));
        deadlines.started(plan);
    }

    /** Tells every plan's preparation that the year was scored anew. */
    public void scoresChanged(PlanYear year) {
        for (String unit : plans.unitCodes(year.buddhistEra())) {
            processes.send(SCORES_CHANGED, PLAN_PREPARATION, new PlanKey(year, unit).toString());
        }
    }

    /** Sends the year on if its last plan has just been approved. */
    void planApproved(PlanYear year) {
        OpenedYear opened = years.lock(year.buddhistEra()).orElseThrow();
        plans.flush();
        if (plans.countByPlanYearAndStatusNotAndAmendingFalse(year.buddhistEra(), PlanStatus.APPROVED) == 0) {
            opened.allApproved(clock.instant());
            processes.send(ALL_PLANS_APPROVED, KEY_ACCOUNT_YEAR, year.toString());
        }
    }
}

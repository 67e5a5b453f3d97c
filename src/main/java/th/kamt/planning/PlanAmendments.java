package th.kamt.planning;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.ROUTE;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.Organization;
import th.kamt.workflow.RunningProcesses;

/**
 * Changes of an approved plan during its year, by the same route (D-19): what is in force is kept and counts until the last
 * station has approved what its unit makes of it, and comes back if the unit gives it up. Who may see a plan is asked before.
 */
@Service
@Transactional
public class PlanAmendments {

    private static final String AMENDMENT_CANCELLED = "kamt.amendmentCancelled";

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanAmendmentStore store;
    private final PlanContents contents;
    private final PlanDifferences differences;
    private final PlanScores scores;
    private final PlanBudget budget;
    private final PlanStaffer staffer;
    private final Preparers preparers;
    private final Organization organization;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanAmendments(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanAmendmentStore store,
            PlanContents contents,
            PlanDifferences differences,
            PlanScores scores,
            PlanBudget budget,
            PlanStaffer staffer,
            Preparers preparers,
            Organization organization,
            RunningProcesses processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.store = store;
        this.contents = contents;
        this.differences = differences;
        this.scores = scores;
        this.budget = budget;
        this.staffer = staffer;
        this.preparers = preparers;
        this.organization = organization;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens an amendment: the plan is its unit's again, as it is in force.
     *
     * @param reason why, for every station to read; at most 1,000 characters
     * @return its number
     * @throws ForbiddenException if the person does not prepare this unit's plan
     * @throws ConflictException  if the plan is not approved, one is open already, or the year is over
     */
    public int open(PlanYear year, String unitCode, String reason, String person) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> PlanApproval.unknown(unitCode));
        preparers.require(organization.requireUnit(unitCode), person);
        whyNot(plan).ifPresent(why -> {
            throw new ConflictException(why);
        });
        String why = PlanEditor.reason(reason);
        Instant now = clock.instant();
        int number = store.nextNumber(plan.id());
        store.add(
                plan.id(),
                new PlanAmendment(number, why, PlanAmendment.State.OPEN, person, now, null, null),
                inForceSince(plan),
                plan.kamrs().stream().map(PlanKamr::employeeId).toList(),
                contents.written(plan));
        plan.amended(number, Bangkok.dayOf(now));
        plan.changed(person, now);
        changes.save(new PlanChange(plan, person, now, new Message(PlanChange.AMENDMENT_OPENED, number, why))
                .actedFor(preparers.actingFor(organization.requireUnit(unitCode), person)));
        plans.flush();
        String instance = processes.start(
                PlanYears.PLAN_PREPARATION,
                new PlanKey(year, unitCode).toString(),
                Map.of(
                        PLAN_YEAR.name(), year.buddhistEra(),
                        UNIT_CODE.name(), unitCode,
                        ROUTE.name(), plan.route().name()));
        plan.startedAs(instance);
        store.runsAs(plan.id(), number, instance);
        plans.flush();
        return number;
    }

    private Optional<Message> whyNot(Plan plan) {
        if (plan.isAmending()) {
            return Optional.of(new Message("planning.amendment.open", plan.amendment()));
        } else if (plan.status() != PlanStatus.APPROVED) {
            return Optional.of(new Message("planning.amendment.notApproved"));
        } else if (Bangkok.dayOf(clock.instant()).isAfter(plan.year().lastDay())) {
            return Optional.of(
                    new Message("planning.amendment.yearOver", plan.year().toString()));
        }
        return Optional.empty();
    }

    private Instant inForceSince(Plan plan) {
        List<PlanDecision> said = decisions.standing(plan);
        return said.isEmpty()
                ? plan.approvedAt().orElseThrow()
                : said.get(said.size() - 1).decidedAt();
    }

    /** Whether the person may open one now. */
    @Transactional(readOnly = true)
    public boolean mayOpen(PlanYear year, String unitCode, String person) {
        return preparers.prepares(organization.requireUnit(unitCode), person)
                && whyNot(require(year, unitCode)).isEmpty();
    }

    /**
     * Gives the open amendment up, while it is with its unit: what was in force is the plan again, line by line.
     *
     * @throws ForbiddenException if the person does not prepare this unit's plan
     * @throws ConflictException  if it is not open, or in approval: then it is withdrawn or returned before
     */
    public void cancel(PlanYear year, String unitCode, int number, String person) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> PlanApproval.unknown(unitCode));
        preparers.require(organization.requireUnit(unitCode), person);
        PlanAmendment amendment = require(plan, number);
        if (!amendment.isOpen()) {
            throw new ConflictException(new Message("planning.amendment.closed", number));
        } else if (!plan.status().isOpen()) {
            throw new ConflictException(new Message("planning.amendment.inApproval"));
        }
        if (!processes.send(AMENDMENT_CANCELLED, PlanYears.PLAN_PREPARATION, new PlanKey(year, unitCode).toString())) {
            throw new ConflictException(new Message("planning.approval.tryAgain"));
        }
        Instant now = clock.instant();
        store.close(plan.id(), number, PlanAmendment.State.CANCELLED, person, now);
        changes.saveAndFlush(
                new PlanChange(plan, person, now, new Message("planning.change.amendmentCancelled", number))
                        .actedFor(preparers.actingFor(organization.requireUnit(unitCode), person)));
        contents.putBack(plan, store.former(plan.id(), number));
        events.publishEvent(new PlanChanged(year, unitCode));
    }

    /** All of the plan, newest first. */
    @Transactional(readOnly = true)
    public List<PlanAmendment> of(PlanYear year, String unitCode) {
        return store.of(require(year, unitCode).id());
    }

    /** The one that is open; empty if none is. */
    @Transactional(readOnly = true)
    public Optional<PlanAmendment> open(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .filter(Plan::isAmending)
                .flatMap(plan -> store.find(plan.id(), plan.amendment()));
    }

    /**
     * What an amendment changes, or changed.
     *
     * @param difference empty for a cancelled one, of which only the record is left
     */
    public record Change(PlanAmendment amendment, Instant inForceSince, PlanDifference difference) {}

    /** @throws NotFoundException if there is no such amendment */
    @Transactional(readOnly = true)
    public Change change(PlanYear year, String unitCode, int number) {
        Plan plan = require(year, unitCode);
        PlanAmendment amendment = require(plan, number);
        PlanDifference difference = amendment.state() == PlanAmendment.State.CANCELLED
                ? new PlanDifference(List.of(), List.of())
                : differences.between(before(plan, number), after(plan, number));
        return new Change(amendment, store.inForceSince(plan.id(), number), difference);
    }

    private Plan before(Plan plan, int number) {
        return contents.read(plan, store.former(plan.id(), number));
    }

    /** What was in force before the next one, whichever way that one ended; the plan itself after the last. */
    private Plan after(Plan plan, int number) {
        return store.of(plan.id()).stream()
                .map(PlanAmendment::number)
                .filter(other -> other > number)
                .min(Integer::compare)
                .map(next -> before(plan, next))
                .orElse(plan);
    }

    /** An account whose entry in the customer list is no longer what the plan has, and what the list says. */
    public record ListChange(String accountId, Message what) {}

    /** What the list says otherwise than the plan being amended; the unit takes it over or leaves it. */
    @Transactional(readOnly = true)
    public List<ListChange> listChanges(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        return plan.isAmending()
                ? scores.differences(plan).stream()
                        .map(change -> new ListChange(change.accountId(), change.words()))
                        .toList()
                : List.of();
    }

    /** What was in force before an amendment. */
    public record Former(
            PlanAmendment amendment,
            Instant inForceSince,
            PlanInForce plan,
            PlanTotals totals,
            List<PlanViews.KamrLine> kamrs,
            List<String> documents,
            List<PlanView.ReasonView> reasons) {}

    /** @throws NotFoundException if there is no such amendment */
    @Transactional(readOnly = true)
    public Former former(PlanYear year, String unitCode, int number) {
        Plan plan = require(year, unitCode);
        PlanAmendment amendment = require(plan, number);
        Plan before = before(plan, number);
        Instant since = store.inForceSince(plan.id(), number);
        return new Former(
                amendment,
                since,
                PlanViews.inForce(before, since),
                budget.totals(before),
                staffer.loads(before).stream()
                        .map(load -> new PlanViews.KamrLine(load.employeeId(), unitCode, load))
                        .toList(),
                before.documents().stream().map(PlanDocument::title).toList(),
                before.deviations().stream()
                        .map(given -> new PlanView.ReasonView(given.kind(), given.subject(), given.reason()))
                        .toList());
    }

    private PlanAmendment require(Plan plan, int number) {
        return store.find(plan.id(), number)
                .orElseThrow(() -> new NotFoundException(new Message("planning.amendment.unknown", number)));
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .orElseThrow(() -> PlanApproval.unknown(unitCode));
    }
}

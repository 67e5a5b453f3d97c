package th.kamt.planning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.Visibility;
import th.kamt.workflow.RunningProcesses;

/** The stations' decisions on a plan, its withdrawal and its way back (step 2, clause 6.2). */
@Service
@Transactional
public class PlanApproval {

    private static final String PLAN_WITHDRAWN = "kamt.planWithdrawn";
    /** Characters. */
    static final int LONGEST_COMMENT = 2000;

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanDeputyRepository deputies;
    private final PlanDeciders deciders;
    private final Organization organization;
    private final Preparers preparers;
    private final PlanYears years;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher events;
    private final PlanDeadlines deadlines;
    private final PlanNotices notices;
    private final PlanAmendmentStore amendments;
    private final PlanContents contents;
    private final Clock clock;

    PlanApproval(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanDeputyRepository deputies,
            PlanDeciders deciders,
            Organization organization,
            Preparers preparers,
            PlanYears years,
            RunningProcesses processes,
            ApplicationEventPublisher events,
            PlanDeadlines deadlines,
            PlanNotices notices,
            PlanAmendmentStore amendments,
            PlanContents contents,
            Clock clock) {
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.deputies = deputies;
        this.deciders = deciders;
        this.organization = organization;
        this.preparers = preparers;
        this.years = years;
        this.processes = processes;
        this.events = events;
        this.deadlines = deadlines;
        this.notices = notices;
        this.amendments = amendments;
        this.contents = contents;
        this.clock = clock;
    }

    /** Who may decide on the plan at that station now. */
    @Transactional(readOnly = true)
    public Deciders deciders(PlanYear year, String unitCode, Station station) {
        return deciders.at(require(year, unitCode), station);
    }

    /**
     * Checks that the person may decide, before anything is done.
     *
     * @throws ForbiddenException with the reason: who prepared it, who decided before, or who it waits for
     */
    @Transactional(readOnly = true)
    public void requireMayDecide(PlanYear year, String unitCode, Station station, String person) {
        Plan plan = require(year, unitCode);
        Deciders at = deciders.at(plan, station);
        if (!at.mayDecide(person)) {
            throw new ForbiddenException(whyNot(plan, station, person, at));
        }
    }

    private Message whyNot(Plan plan, Station station, String person, Deciders at) {
        return deciders.whyNotInTheirName(plan, station, person).orElseGet(() -> {
            Message post = organization.postName(at.post());
            return at.isNobody()
                    ? new Message("planning.approval.nobody", post)
                    : new Message("planning.approval.notYours", post);
        });
    }

    /**
     * Records what the station said. Approval or return counts from here; the process moves on by the verdict.
     *
     * @param taskId  the user task's id: one decision each
     * @param comment needed on return, at most 2,000 characters
     * @throws ForbiddenException if the person may not decide
     * @throws ConflictException  if the plan is no longer in approval
     */
    public void decide(
            PlanYear year,
            String unitCode,
            Station station,
            String taskId,
            String person,
            Verdict verdict,
            String comment) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> unknown(unitCode));
        requireMayDecide(year, unitCode, station, person);
        if (plan.status() != PlanStatus.IN_APPROVAL) {
            throw new ConflictException(new Message("planning.approval.notInApproval"));
        }
        String said = WrittenWords.of(comment);
        if (verdict == Verdict.RETURN && said.isEmpty()) {
            throw new RefusedException(new Message("planning.approval.commentNeeded"));
        }
        if (said.length() > LONGEST_COMMENT) {
            throw new RefusedException(new Message("planning.approval.commentTooLong", "2,000"));
        }
        Deciders at = deciders.at(plan, station);
        String post = at.post().group();
        String actedFor = deciders.actingFor(at, person).orElse(null);
        decisions.saveAndFlush(new PlanDecision(
                plan, station, taskId, verdict, person, post, actedFor, clock.instant(), said.isEmpty() ? null : said));
        if (verdict == Verdict.RETURN) {
            plan.returned();
            notices.returned(plan, taskId, organization.whoActed(person, actedFor), post, said);
        }
    }

    /** Keeps in the plan's history that a station's post was passed over, or that nobody at all may decide. */
    public void recordWhoDecides(PlanYear year, String unitCode, Station station) {
        Plan plan = require(year, unitCode);
        Deciders at = deciders.at(plan, station);
        Message own = organization.postName(station.post(organization.requireUnit(unitCode)));
        recordBarredStandIns(plan, station, at);
        if (at.isNobody()) {
            record(plan, PlanChange.SYSTEM, new Message("planning.change.nobodyDecides", own));
        } else if (!at.skipped().isEmpty() && !at.deputy()) {
            Message instead = organization.postName(at.post());
            record(plan, PlanChange.SYSTEM, new Message("planning.change.decidesInstead", instead, own));
        }
    }

    /**
     * Keeps that a substitute may not decide there in the place of who is absent.
     *
     * @return whether there is one
     */
    public boolean recordBarredStandIns(PlanYear year, String unitCode, Station station) {
        Plan plan = require(year, unitCode);
        return recordBarredStandIns(plan, station, deciders.at(plan, station));
    }

    private boolean recordBarredStandIns(Plan plan, Station station, Deciders at) {
        List<Message> barred = deciders.barredStandIns(plan, station, at);
        barred.forEach(why -> recordOnce(plan, why));
        return !barred.isEmpty();
    }

    /** A task follows again and again; what is the same is kept once. */
    private void recordOnce(Plan plan, Message what) {
        boolean known = changes.findByPlanIdAndMessageKeyOrderById(plan.id(), what.key()).stream()
                .anyMatch(change -> change.amendment() == plan.amendment()
                        && change.message().equals(what));
        if (!known) {
            record(plan, PlanChange.SYSTEM, what);
        }
    }

    private void record(Plan plan, String by, Message what) {
        changes.save(PlanChange.happened(plan, by, clock.instant(), what));
    }

    /**
     * Names somebody for the decision the plan waits for, where nobody up the line of command may take it. That nobody
     * decides on what they prepared or decided before holds for them too; the plan's later stations and its history show it.
     *
     * @param by     the operator; not themselves the one named
     * @param reason why this person; kept, at most 1,000 characters
     * @throws ConflictException if the plan is not in approval, or somebody may decide anyway
     * @throws RefusedException  if there is no such person, they have left, they may not decide or see the plan, or the reason is missing
     */
    public void nameDeputy(PlanYear year, String unitCode, String person, String reason, String by) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> unknown(unitCode));
        Station station = deciders.station(plan)
                .orElseThrow(() -> new ConflictException(new Message("planning.approval.notInApproval")));
        Deciders at = deciders.at(plan, station);
        if (!at.isNobody()) {
            throw new ConflictException(new Message("planning.deputy.notNeeded", organization.postName(at.post())));
        }
        if (!WrittenWords.areIn(person)) {
            throw new RefusedException(new Message("planning.deputy.missing"));
        }
        Employee deputy = organization
                .employee(person)
                .orElseThrow(() -> new RefusedException(new Message("planning.deputy.unknown", person)));
        if (deputy.employeeId().equals(by)) {
            throw new RefusedException(new Message("planning.deputy.oneself"));
        }
        if (organization.hasLeft(deputy.employeeId())) {
            throw new RefusedException(new Message("planning.deputy.left", deputy.name()));
        }
        deciders.whyBarred(plan, station, deputy.employeeId()).ifPresent(why -> {
            throw new RefusedException(new Message("planning.deputy.barred", deputy.name()));
        });
        Unit unit = organization.requireUnit(unitCode);
        if (!Visibility.of(deputy, organization).sees(unit)) {
            throw new RefusedException(new Message("planning.deputy.notSeen", deputy.name(), unit.name()));
        }
        String why = PlanEditor.reason(reason);
        deputies.saveAndFlush(new PlanDeputy(plan, station, deputy.employeeId(), why, by, clock.instant()));
        Message post = organization.postName(at.post());
        record(plan, by, new Message("planning.change.deputyNamed", deputy.name(), post, why));
        events.publishEvent(new DeciderChanged(year, unitCode));
        events.publishEvent(new PlanChanged(year, unitCode));
    }

    /**
     * Takes a submitted plan back to its unit, until the first station has decided.
     *
     * @throws ForbiddenException if the person does not prepare this plan
     * @throws ConflictException  if a station has decided, or the plan is not in approval
     */
    public void withdraw(PlanYear year, String unitCode, String person) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> unknown(unitCode));
        preparers.require(organization.requireUnit(unitCode), person);
        boolean decided = decisions.standing(plan).stream().anyMatch(decision -> decision.round() == plan.round());
        if (plan.status() != PlanStatus.IN_APPROVAL || decided) {
            throw new ConflictException(new Message("planning.approval.tooLateToWithdraw"));
        }
        if (!processes.send(PLAN_WITHDRAWN, PlanYears.PLAN_PREPARATION, new PlanKey(year, unitCode).toString())) {
            throw new ConflictException(new Message("planning.approval.tryAgain"));
        }
        changes.save(new PlanChange(plan, person, clock.instant(), new Message(PlanChange.WITHDRAWN))
                .actedFor(preparers.actingFor(organization.requireUnit(unitCode), person)));
    }

    /**
     * Opens the plan for its unit again. Once a station has returned it, it stays returned until it is approved, whoever sends
     * it back next: what the station asked for is still to be done, by the end of approval, and that the plan was first
     * submitted in time stands. Only a withdrawal before any return leaves the unit with its first date again.
     */
    public void reopen(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        boolean returned = decisions.standing(plan).stream().anyMatch(decision -> decision.verdict() == Verdict.RETURN);
        plan.reopened(returned ? PlanStatus.RETURNED : PlanStatus.PREPARING);
        if (!returned) {
            deadlines.withdrawn(plan);
        }
    }

    /** Puts an approved plan in force and tells all concerned; the year goes on with its last one. */
    public void putInForce(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        if (plan.status() != PlanStatus.APPROVED) {
            boolean amendment = plan.isAmending();
            plan.approved(clock.instant());
            Instant decided = lastDecision(plan);
            if (amendment) {
                amended(plan, decided);
            } else {
                deadlines.approved(plan, decided);
                notices.approved(plan);
                years.planApproved(year);
            }
            plans.flush();
            events.publishEvent(new PlanPutInForce(year, unitCode, decided));
        }
    }

    /** What the year has done with the first plan, it has done: only who is concerned by the change is told. */
    private void amended(Plan plan, Instant decided) {
        List<PlanDecision> said = decisions.standing(plan);
        String by =
                said.isEmpty() ? PlanChange.SYSTEM : said.get(said.size() - 1).decidedBy();
        Plan former = contents.read(plan, amendments.former(plan.id(), plan.amendment()));
        amendments.close(plan.id(), plan.amendment(), PlanAmendment.State.APPROVED, by, decided);
        record(plan, PlanChange.SYSTEM, new Message("planning.change.amendmentInForce", plan.amendment()));
        notices.amended(plan, former);
    }

    /** The approver's click counts, not the moment its record is made. */
    private Instant lastDecision(Plan plan) {
        List<PlanDecision> said = decisions.standing(plan);
        return said.isEmpty() ? clock.instant() : said.get(said.size() - 1).decidedAt();
    }

    /** The post and its holders that prepare the plan of that unit. Asks the organisation only: a page asks it for every plan. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Deciders preparers(String unitCode) {
        RoleAt post = preparers.post(organization.requireUnit(unitCode));
        List<String> people = organization.holders(post).stream()
                .map(employee -> employee.employeeId())
                .toList();
        return new Deciders(post, people, List.of(), false);
    }

    /** The post that has the plan now, and its people: the unit's own while it prepares, else the next station's. */
    @Transactional(readOnly = true)
    public Deciders present(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        if (plan.status().isOpen()) {
            return preparers(unitCode);
        }
        List<Station> toCome = PlanStandings.stationsToCome(plan, decisions.standing(plan));
        List<Station> route = plan.route().stations();
        return deciders(year, unitCode, toCome.isEmpty() ? route.get(route.size() - 1) : toCome.get(0));
    }

    /** The station that is to decide next in the present round; its first, unless the round goes on after a return taken back. */
    @Transactional(readOnly = true)
    public Station next(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        return PlanStandings.stationsToCome(plan, decisions.standing(plan)).get(0);
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode).orElseThrow(() -> unknown(unitCode));
    }

    static NotFoundException unknown(String unitCode) {
        return new NotFoundException(new Message("planning.plan.unknown", unitCode));
    }
}

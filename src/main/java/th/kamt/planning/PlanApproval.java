package th.kamt.planning;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.workflow.RunningProcesses;

/** The stations' decisions on a plan, its withdrawal and its way back (step 2, clause 6.2). */
@Service
@Transactional
public class PlanApproval {

    private static final String PLAN_WITHDRAWN = "kamt.planWithdrawn";
    private static final int LONGEST_COMMENT = 2000;

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final Organization organization;
    private final Preparers preparers;
    private final PlanYears years;
    private final RunningProcesses processes;
    private final PlanNotices notices;
    private final Clock clock;

    PlanApproval(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            Organization organization,
            Preparers preparers,
            PlanYears years,
            RunningProcesses processes,
            PlanNotices notices,
            Clock clock) {
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.organization = organization;
        this.preparers = preparers;
        this.years = years;
        this.processes = processes;
        this.notices = notices;
        this.clock = clock;
    }

    /** Who may decide on the plan at that station now. */
    @Transactional(readOnly = true)
    public Deciders deciders(PlanYear year, String unitCode, Station station) {
        return deciders(require(year, unitCode), station);
    }

    private Deciders deciders(Plan plan, Station station) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> barred =
                Deciders.barred(plan, station, changes.people(plan.id()), decisions.findByPlanIdOrderById(plan.id()));
        return Deciders.find(organization, unit, station, barred);
    }

    /**
     * Checks that the person may decide, before anything is done.
     *
     * @throws ForbiddenException with the reason: who prepared it, who decided before, or who it waits for
     */
    @Transactional(readOnly = true)
    public void requireMayDecide(PlanYear year, String unitCode, Station station, String person) {
        Plan plan = require(year, unitCode);
        Deciders deciders = deciders(plan, station);
        if (!deciders.mayDecide(person)) {
            throw new ForbiddenException(whyNot(plan, station, person, deciders));
        }
    }

    private Message whyNot(Plan plan, Station station, String person, Deciders deciders) {
        Optional<PlanDecision> earlier = decisions.findByPlanIdOrderById(plan.id()).stream()
                .filter(decision -> decision.decidedBy().equals(person) && decision.station() != station)
                .findFirst();
        if (earlier.isPresent()) {
            return new Message(
                    "planning.approval.decidedBefore",
                    PostWords.of(organization, earlier.get().decidedAs()));
        }
        boolean prepared = changes.people(plan.id()).contains(person)
                || plan.submittedBy().filter(person::equals).isPresent();
        if (prepared) {
            return new Message("planning.approval.prepared");
        }
        return new Message("planning.approval.notYours", PostWords.of(organization, deciders.post()));
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
        String said = comment == null ? "" : comment.strip();
        if (verdict == Verdict.RETURN && said.isEmpty()) {
            throw new RefusedException(new Message("planning.approval.commentNeeded"));
        }
        if (said.length() > LONGEST_COMMENT) {
            throw new RefusedException(new Message("planning.approval.commentTooLong", "2,000"));
        }
        String post = deciders(plan, station).post().group();
        decisions.saveAndFlush(new PlanDecision(
                plan, station, taskId, verdict, person, post, clock.instant(), said.isEmpty() ? null : said));
        if (verdict == Verdict.RETURN) {
            notices.returned(plan, taskId, person, post, said);
        }
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
        boolean decided = decisions.findByPlanIdOrderById(plan.id()).stream()
                .anyMatch(decision -> decision.round() == plan.round());
        if (plan.status() != PlanStatus.IN_APPROVAL || decided) {
            throw new ConflictException(new Message("planning.approval.tooLateToWithdraw"));
        }
        if (!processes.send(PLAN_WITHDRAWN, PlanYears.PLAN_PREPARATION, PlanYears.businessKey(year, unitCode))) {
            throw new ConflictException(new Message("planning.approval.tryAgain"));
        }
        changes.save(new PlanChange(plan, person, clock.instant(), new Message("planning.change.withdrawn")));
    }

    /** Opens the plan for its unit again: after a return, or a withdrawal. */
    public void reopen(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        List<PlanDecision> said = decisions.findByPlanIdOrderById(plan.id());
        boolean returned = !said.isEmpty()
                && said.get(said.size() - 1).verdict() == Verdict.RETURN
                && said.get(said.size() - 1).round() == plan.round();
        plan.reopened(returned ? PlanStatus.RETURNED : PlanStatus.PREPARING);
    }

    /** Puts an approved plan in force and tells all concerned; the year goes on with its last one. */
    public void putInForce(PlanYear year, String unitCode) {
        Plan plan = require(year, unitCode);
        if (plan.status() != PlanStatus.APPROVED) {
            plan.approved(clock.instant());
            notices.approved(plan);
            years.planApproved(year);
        }
    }

    /** The post and its holders that prepare the plan of that unit. */
    @Transactional(readOnly = true)
    public Deciders preparers(String unitCode) {
        RoleAt post = preparers.post(organization.requireUnit(unitCode));
        List<String> people = organization.holders(post).stream()
                .map(employee -> employee.employeeId())
                .toList();
        return new Deciders(post, people, List.of());
    }

    /** Everybody who has had a hand in preparing the plan. */
    Set<String> prepared(Plan plan) {
        Set<String> people = new HashSet<>(changes.people(plan.id()));
        plan.submittedBy().ifPresent(people::add);
        return people;
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode).orElseThrow(() -> unknown(unitCode));
    }

    static NotFoundException unknown(String unitCode) {
        return new NotFoundException(new Message("planning.plan.unknown", unitCode));
    }
}

package th.kamt.planning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.workflow.RunningProcesses;

/**
 * Takes a station's decision back, as long as nobody has acted on it: an approval until the next station has decided,
 * a return until the unit has changed or submitted the plan. The approval that puts a plan in force stays.
 */
@Service
@Transactional
public class PlanTakeBack {

    private static final String DECISION_TAKEN_BACK = "kamt.decisionTakenBack";
    private static final String RETURN_TAKEN_BACK = "kamt.returnTakenBack";

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanDeciders deciders;
    private final Preparers preparers;
    private final Organization organization;
    private final RunningProcesses processes;
    private final PlanTasks tasks;
    private final PlanNotices notices;
    private final ApplicationEventPublisher events;
    private final Formats formats;
    private final Clock clock;

    PlanTakeBack(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanDeciders deciders,
            Preparers preparers,
            Organization organization,
            RunningProcesses processes,
            PlanTasks tasks,
            PlanNotices notices,
            ApplicationEventPublisher events,
            Formats formats,
            Clock clock) {
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.deciders = deciders;
        this.preparers = preparers;
        this.organization = organization;
        this.processes = processes;
        this.tasks = tasks;
        this.notices = notices;
        this.events = events;
        this.formats = formats;
        this.clock = clock;
    }

    /**
     * A decision that may be taken back now.
     *
     * @param until the post whose act ends that, in words
     */
    public record Offer(String taskId, Station station, Verdict verdict, Message until) {}

    /** What the person could take back on that plan now. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(PlanYear year, String unitCode, String person) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .flatMap(plan -> offer(plan, decisions.standing(plan), person)
                        .filter(decision -> decision.verdict() == Verdict.APPROVE || plan.isAsReturned())
                        .map(decision -> new Offer(
                                decision.taskId(), decision.station(), decision.verdict(), until(plan, decision))));
    }

    /**
     * What the person could take back, without reading the plan's parts: whether a returned plan was changed is known only
     * roughly. A plan that is still on its way back to its unit counts: a moment later it is there.
     */
    static Optional<PlanDecision> offer(Plan plan, List<PlanDecision> standing, String person) {
        return last(plan, standing)
                .filter(decision -> decision.decidedBy().equals(person))
                .filter(decision -> decision.verdict() == Verdict.APPROVE || plan.isUntouchedSinceReturn())
                .filter(decision -> isOnItsWayBack(plan, decision)
                        || tooLate(plan, decision).isEmpty());
    }

    private static boolean isOnItsWayBack(Plan plan, PlanDecision decision) {
        return decision.verdict() == Verdict.RETURN && plan.status() == PlanStatus.IN_APPROVAL;
    }

    /**
     * Takes back the person's last decision on the plan; it stays in the history as taken back, and the plan is at their station
     * again.
     *
     * @param taskId the user task it was made in; {@code null}: whichever was the last on the plan
     * @throws ForbiddenException if somebody else made it, or the person may no longer decide there
     * @throws ConflictException  if it is too late, and why; nothing is changed
     */
    public void takeBack(PlanYear year, String unitCode, String taskId, String person) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> PlanApproval.unknown(unitCode));
        PlanDecision decision = require(plan, taskId, person);
        whyNot(plan, decision).ifPresent(why -> {
            throw new ConflictException(why);
        });
        boolean approval = decision.verdict() == Verdict.APPROVE;
        List<String> told = approval ? deciders.at(plan, next(plan, decision)).people() : List.of();
        decision.takenBack(person, clock.instant());
        decisions.saveAndFlush(decision);
        if (!approval) {
            plan.resumed();
            plans.saveAndFlush(plan);
        }
        if (!deciders.at(plan, decision.station()).mayDecide(person)) {
            throw new ForbiddenException(new Message("planning.takeBack.noLonger"));
        }
        changes.save(PlanChange.happened(
                plan,
                person,
                clock.instant(),
                new Message(
                        PlanChange.TAKEN_BACK,
                        verdict(decision),
                        organization.postName(decision.decidedAs()),
                        Bangkok.dayOf(decision.decidedAt()))));
        boolean sent = approval
                ? processes.send(DECISION_TAKEN_BACK, PlanTasks.PLAN_APPROVAL, key(plan))
                : processes.send(RETURN_TAKEN_BACK, PlanYears.PLAN_PREPARATION, key(plan));
        if (!sent) {
            throw new ConflictException(
                    new Message(isThere(plan, approval) ? "planning.takeBack.oldModel" : "planning.takeBack.notNow"));
        }
        notices.takenBack(plan, decision, person, told);
        events.publishEvent(new PlanChanged(year, unitCode));
    }

    /** Whether the next task is there, though it does not wait for the message: the plan came to it by a former version of the model. */
    private boolean isThere(Plan plan, boolean approval) {
        return !approval || tasks.open(plan.year()).containsKey(plan.unitCode());
    }

    private PlanDecision require(Plan plan, String taskId, String person) {
        List<PlanDecision> standing = decisions.standing(plan);
        Optional<PlanDecision> wanted = taskId == null
                ? last(plan, standing)
                : decisions.findByTaskId(taskId).filter(one -> one.planId().equals(plan.id()));
        PlanDecision decision =
                wanted.orElseThrow(() -> new ConflictException(new Message("planning.takeBack.nothing")));
        if (decision.takenBackAt().isPresent()) {
            throw new ConflictException(new Message(
                    "planning.takeBack.already",
                    formats.dayAndTime(decision.takenBackAt().orElseThrow())));
        }
        if (!decision.decidedBy().equals(person)) {
            boolean own = standing.stream()
                    .anyMatch(one ->
                            one.round() == plan.round() && one.decidedBy().equals(person));
            throw own
                    ? new ConflictException(decided(decision))
                    : new ForbiddenException(new Message("planning.takeBack.notYours", name(decision.decidedBy())));
        }
        return decision;
    }

    /** The decision of the present round that nobody has decided after. */
    private static Optional<PlanDecision> last(Plan plan, List<PlanDecision> standing) {
        List<Station> route = plan.route().stations();
        return standing.stream()
                .filter(decision -> decision.round() == plan.round())
                .reduce((one, other) -> route.indexOf(one.station()) > route.indexOf(other.station()) ? one : other);
    }

    /** Why it is too late, or too early. */
    private Optional<Message> whyNot(Plan plan, PlanDecision decision) {
        return tooLate(plan, decision)
                .or(() -> last(plan, decisions.standing(plan))
                        .filter(last -> !last.taskId().equals(decision.taskId()))
                        .map(this::decided))
                .or(() -> decision.verdict() == Verdict.RETURN && !plan.isAsReturned()
                        ? Optional.of(new Message("planning.takeBack.changed"))
                        : Optional.empty());
    }

    private static Optional<Message> tooLate(Plan plan, PlanDecision decision) {
        boolean approval = decision.verdict() == Verdict.APPROVE;
        if (plan.status() == PlanStatus.APPROVED
                || (approval && decision.station().isLast())) {
            return Optional.of(new Message("planning.takeBack.inForce"));
        }
        if (decision.round() != plan.round()) {
            return Optional.of(new Message("planning.takeBack.submittedAgain"));
        }
        PlanStatus expected = approval ? PlanStatus.IN_APPROVAL : PlanStatus.RETURNED;
        return plan.status() == expected ? Optional.empty() : Optional.of(new Message("planning.takeBack.notNow"));
    }

    /** Who acts next: the next station, or the unit. */
    private Message until(Plan plan, PlanDecision decision) {
        return decision.verdict() == Verdict.APPROVE
                ? organization.postName(deciders.at(plan, next(plan, decision)).post())
                : organization.postName(preparers.post(organization.requireUnit(plan.unitCode())));
    }

    static Station next(Plan plan, PlanDecision decision) {
        List<Station> route = plan.route().stations();
        return route.get(route.indexOf(decision.station()) + 1);
    }

    private Message decided(PlanDecision later) {
        return new Message("planning.takeBack.decided", name(later.decidedBy()), formats.dayAndTime(later.decidedAt()));
    }

    static Message verdict(PlanDecision decision) {
        return new Message(
                "planning.verdict." + decision.verdict() + (decision.station().isLast() ? ".last" : ""));
    }

    private String name(String person) {
        return organization.nameOf(person);
    }

    private static String key(Plan plan) {
        return new PlanKey(plan.year(), plan.unitCode()).toString();
    }
}

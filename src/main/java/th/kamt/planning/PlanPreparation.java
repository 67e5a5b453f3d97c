package th.kamt.planning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;

/** Makes a unit's plan: the system's proposal, the unit's changes, and its submission (step 1, clause 6.1). */
@Service
@Transactional
public class PlanPreparation {

    private final PlanRepository plans;
    private final PlanChangeRepository changes;
    private final PlanScores scores;
    private final PlanStaffer staffer;
    private final PlanEntitler entitler;
    private final PlanBudget budget;
    private final PlanEditor editor;
    private final PlanAssessor assessor;
    private final Preparers preparers;
    private final ObjectProvider<LostCustomers> lostCustomers;
    private final PlanApproval approval;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final PlanDeadlines deadlines;
    private final Clock clock;
    private final Formats formats;

    PlanPreparation(
            PlanRepository plans,
            PlanChangeRepository changes,
            PlanScores scores,
            PlanStaffer staffer,
            PlanEntitler entitler,
            PlanBudget budget,
            PlanEditor editor,
            PlanAssessor assessor,
            Preparers preparers,
            ObjectProvider<LostCustomers> lostCustomers,
            PlanApproval approval,
            Organization organization,
            ApplicationEventPublisher events,
            PlanDeadlines deadlines,
            Clock clock,
            Formats formats) {
        this.plans = plans;
        this.changes = changes;
        this.scores = scores;
        this.staffer = staffer;
        this.entitler = entitler;
        this.budget = budget;
        this.editor = editor;
        this.assessor = assessor;
        this.preparers = preparers;
        this.lostCustomers = lostCustomers;
        this.approval = approval;
        this.organization = organization;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
        this.formats = formats;
    }

    /**
     * Proposes the plan on the newest scores; a plan in approval or approved stays as it is, the difference is shown. So does one that
     * is being amended: it begins with what is in force, and its unit decides what of the list it takes over.
     */
    public void propose(PlanYear year, String unitCode) {
        Plan plan = lock(year, unitCode);
        if (plan.status().isOpen() && plan.isAmending()) {
            leaveOutLost(plan);
        }
        propose(plan);
    }

    /** Customers lost since are left out from the start; the unit sees it among the differences, and may take one back. */
    private void leaveOutLost(Plan plan) {
        Map<String, String> lost = new TreeMap<>();
        lostCustomers.forEach(one -> lost.putAll(one.lost(plan.year(), plan.unitCode())));
        List<PlanAccount> gone = plan.accounts().stream()
                .filter(account -> lost.containsKey(account.accountId())
                        && account.effectiveTier().isPresent())
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        for (PlanAccount account : gone) {
            String why = lost.get(account.accountId());
            account.exclude(why);
            changes.save(PlanChange.happened(
                    plan,
                    PlanChange.SYSTEM,
                    clock.instant(),
                    new Message("planning.change.excluded", account.name(), why)));
        }
        recompute(plan);
    }

    private void propose(Plan plan) {
        if (plan.status().isOpen() && !plan.isAmending()) {
            if (plan.scoringId().isEmpty() && plan.documents().isEmpty()) {
                budget.seedDocuments(plan);
            }
            compose(plan);
        }
        events.publishEvent(new PlanChanged(plan.year(), plan.unitCode()));
    }

    /** Opens a returned or withdrawn plan again, on the newest scores. */
    public void reopen(PlanYear year, String unitCode) {
        approval.reopen(year, unitCode);
        propose(lock(year, unitCode));
    }

    private void compose(Plan plan) {
        for (Message change : scores.take(plan, clock.instant())) {
            changes.save(PlanChange.happened(
                    plan, PlanChange.SYSTEM, clock.instant(), new Message("planning.change.listCorrected", change)));
        }
        recompute(plan);
    }

    private void recompute(Plan plan) {
        staffer.staff(plan);
        entitler.entitle(plan);
        budget.refresh(plan);
    }

    /**
     * Makes one change.
     *
     * @param expectedVersion version of the plan the person saw
     * @return version of the plan after the change
     * @throws ForbiddenException if the person does not prepare this plan; or, for somebody of the Network side, is not the
     *                            CEO of its province, who may make that change and no other where the centre's own manager
     *                            prepares (R-KAMR-8)
     * @throws ConflictException  if somebody else changed the plan meanwhile, or it is submitted; nothing is overwritten
     * @throws RefusedException   if the change breaks a rule; nothing is changed
     */
    public int edit(PlanYear year, String unitCode, int expectedVersion, PlanEdit edit, String person) {
        Plan plan = lock(year, unitCode);
        requireMayEdit(plan, edit, person);
        requireOpen(plan);
        requireUnchanged(plan, expectedVersion);
        PlanEditor.Edited edited = editor.apply(plan, edit);
        if (edit instanceof PlanEdit.ChooseKamr choose) {
            plan.kamr(choose.employeeId()).filter(PlanKamr::isNetworkSide).ifPresent(kamr -> kamr.appointedBy(person));
        } else if (edit instanceof PlanEdit.ReplaceKamr replace) {
            plan.kamr(replace.to()).filter(PlanKamr::isNetworkSide).ifPresent(kamr -> kamr.appointedBy(person));
        }
        if (edited.staffsAnew()) {
            recompute(plan);
        } else if (edited.entitlesAnew()) {
            entitler.entitle(plan);
        }
        plan.changed(person, clock.instant());
        changes.save(new PlanChange(plan, person, clock.instant(), edited.change())
                .actedFor(preparers.actingFor(organization.requireUnit(unitCode), person)));
        plans.saveAndFlush(plan);
        events.publishEvent(new PlanChanged(year, unitCode));
        return plan.version();
    }

    private void requireMayEdit(Plan plan, PlanEdit edit, String person) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Optional<String> networkSide = appointed(plan, edit)
                .filter(employeeId -> staffer.isNetworkSide(unit, employeeId))
                .findFirst();
        if (networkSide.isPresent() && preparers.appointsNetworkSide(unit, person)) {
            return;
        }
        preparers.require(unit, person);
        if (networkSide.isPresent()) {
            throw new ForbiddenException(
                    new Message("planning.edit.networkByCeo", organization.postName(preparers.ceo(unit))));
        }
    }

    /** Whom the change makes KAMR, or takes back. A reason does not make somebody KAMR whom nobody appointed. */
    private static Stream<String> appointed(Plan plan, PlanEdit edit) {
        if (edit instanceof PlanEdit.ChooseKamr choose) {
            return Stream.ofNullable(choose.employeeId());
        } else if (edit instanceof PlanEdit.DismissKamr dismiss) {
            return Stream.ofNullable(dismiss.employeeId());
        } else if (edit instanceof PlanEdit.ReplaceKamr replace) {
            return Stream.of(replace.from(), replace.to()).filter(Objects::nonNull);
        } else if (edit instanceof PlanEdit.Waive waive) {
            return plan
                    .kamr(waive.employeeId())
                    .filter(kamr -> kamr.appointedBy().isEmpty())
                    .map(PlanKamr::employeeId)
                    .stream();
        }
        return Stream.empty();
    }

    private void requireUnchanged(Plan plan, int expectedVersion) {
        if (plan.version() != expectedVersion) {
            String who = plan.changedBy()
                    .flatMap(organization::employee)
                    .map(Employee::name)
                    .orElse("-");
            String when = plan.changedAt().map(formats::time).orElse("-");
            throw new ConflictException(new Message("planning.edit.changedMeanwhile", who, when));
        }
    }

    private void requireYearNotOver(Plan plan) {
        if (plan.isAmending()
                && Bangkok.dayOf(clock.instant()).isAfter(plan.year().lastDay())) {
            throw new ConflictException(
                    new Message("planning.amendment.yearOver", plan.year().toString()));
        }
    }

    private static void requireOpen(Plan plan) {
        if (!plan.status().isOpen()) {
            throw new ConflictException(new Message("planning.edit.submitted"));
        }
    }

    /**
     * Checks that the person may submit the plan as it is.
     *
     * @param note the head's words to the approvers; where a reason may stand in for a rule (D-15, D-16) they are it
     * @throws RefusedException with every rule the plan breaks, and where to mend it
     */
    @Transactional(readOnly = true)
    public void requireSubmittable(PlanYear year, String unitCode, String person, String note) {
        Plan plan = require(year, unitCode);
        preparers.require(organization.requireUnit(unitCode), person);
        requireOpen(plan);
        requireYearNotOver(plan);
        List<PlanFinding> stops = assessor.assess(plan).stops().stream()
                .filter(stop -> !(mayExcuse(note) && stop.reasonKind() != null))
                .toList();
        if (!stops.isEmpty()) {
            throw new RefusedException(
                    stops.stream().map(PlanPreparation::refusal).toList());
        }
    }

    /** Submits the plan: from here it is frozen and on its route; completing the task a second time finds no task. */
    public void submit(PlanYear year, String unitCode, String person, String note) {
        Plan plan = lock(year, unitCode);
        requireSubmittable(year, unitCode, person, note);
        if (mayExcuse(note)) {
            assessor.assess(plan).stops().stream()
                    .filter(stop -> stop.reasonKind() != null)
                    .forEach(stop -> PlanEditor.giveReason(plan, stop.reasonKind(), stop.subject(), note));
        }
        // Whom the system proposed in the CEO's own plan, the CEO appoints by submitting it (R-KAMR-8).
        plan.kamrs().stream()
                .filter(kamr -> kamr.isNetworkSide() && kamr.appointedBy().isEmpty())
                .forEach(kamr -> kamr.appointedBy(person));
        Instant now = clock.instant();
        plan.submitted(person, now, note);
        changes.save(new PlanChange(plan, person, now, new Message(PlanChange.SUBMITTED))
                .actedFor(preparers.actingFor(organization.requireUnit(unitCode), person)));
        deadlines.submitted(plan, now);
        plans.flush();
    }

    private static Message refusal(PlanFinding stop) {
        return stop.clause() == null
                ? new Message("planning.submit.stopWithClause", stop.headline(), stop.detail())
                : new Message("planning.submit.stop", stop.headline(), stop.detail(), stop.clause());
    }

    private static boolean mayExcuse(String note) {
        return WrittenWords.areIn(note) && note.strip().length() <= PlanEditor.LONGEST_REASON;
    }

    private Plan lock(PlanYear year, String unitCode) {
        return plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> PlanApproval.unknown(unitCode));
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .orElseThrow(() -> PlanApproval.unknown(unitCode));
    }

    static NotFoundException noSuchAccount(String accountId) {
        return new NotFoundException(new Message("planning.account.unknown", accountId));
    }
}

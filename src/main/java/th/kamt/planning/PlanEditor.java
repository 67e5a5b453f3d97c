package th.kamt.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.entitlement.Entitled;
import th.kamt.entitlement.EntitlementChange;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.message.WrittenWords;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.selection.UnitStatement;
import th.kamt.staffing.AssignmentCheck;
import th.kamt.staffing.KamrLoad;

/** Makes one change to a plan that is being prepared, or refuses it with the rule it breaks. */
@Component
class PlanEditor {

    /** Special case C (ค) of R-KASM-6. */
    private static final String KEY_ACCOUNT_OF_LAST_YEAR = "C";

    static final int LONGEST_REASON = 1000;

    private final PlanScores scores;
    private final PlanStaffer staffer;
    private final PlanEntitler entitler;
    private final PlanBudget budget;
    private final PlanAssessor assessor;
    private final PlanRepository plans;
    private final OpenedYearRepository years;
    private final Organization organization;
    private final FixedSchedule schedule;
    private final PlanContents contents;
    private final Formats formats;
    private final Texts texts;

    PlanEditor(
            PlanScores scores,
            PlanStaffer staffer,
            PlanEntitler entitler,
            PlanBudget budget,
            PlanAssessor assessor,
            PlanRepository plans,
            OpenedYearRepository years,
            Organization organization,
            FixedSchedule schedule,
            PlanContents contents,
            Formats formats,
            Texts texts) {
        this.scores = scores;
        this.staffer = staffer;
        this.entitler = entitler;
        this.budget = budget;
        this.assessor = assessor;
        this.plans = plans;
        this.years = years;
        this.organization = organization;
        this.schedule = schedule;
        this.contents = contents;
        this.formats = formats;
        this.texts = texts;
    }

    /**
     * @param change       what was changed, for the plan's history
     * @param staffsAnew   KAMRs, top-ups and assignments are to be proposed again
     * @param entitlesAnew services are to be brought into step
     */
    record Edited(Message change, boolean staffsAnew, boolean entitlesAnew) {

        static Edited staffing(Message change) {
            return new Edited(change, true, true);
        }

        static Edited only(Message change) {
            return new Edited(change, false, false);
        }
    }

    Edited apply(Plan plan, PlanEdit edit) {
        if (edit instanceof PlanEdit.Exclude exclude) {
            PlanAccount account = account(plan, exclude.accountId());
            account.exclude(reason(exclude.reason()));
            return Edited.staffing(new Message("planning.change.excluded", account.name(), exclude.reason()));
        } else if (edit instanceof PlanEdit.Include include) {
            PlanAccount account = account(plan, include.accountId());
            if (plan.isAmending() && scores.isWithdrawn(plan, account.accountId())) {
                throw new RefusedException(new Message("planning.edit.withdrawn", account.name()));
            }
            account.include();
            return Edited.staffing(new Message("planning.change.included", account.name()));
        } else if (edit instanceof PlanEdit.DecideExclusion decide) {
            return decideExclusion(plan, decide);
        } else if (edit instanceof PlanEdit.SpecialCase special) {
            return specialCase(plan, special);
        } else if (edit instanceof PlanEdit.WithinRadius radius) {
            return withinRadius(plan, radius);
        } else if (edit instanceof PlanEdit.MoveAccount move) {
            return move(plan, move);
        } else if (edit instanceof PlanEdit.ChooseKamr choose) {
            return choose(plan, choose);
        } else if (edit instanceof PlanEdit.DismissKamr dismiss) {
            return dismiss(plan, dismiss);
        } else if (edit instanceof PlanEdit.ReplaceKamr replace) {
            return replace(plan, replace);
        } else if (edit instanceof PlanEdit.TakeFromList take) {
            return take(plan, take);
        } else if (edit instanceof PlanEdit.Attest attest) {
            return attest(plan, attest);
        } else if (edit instanceof PlanEdit.Waive waive) {
            PlanKamr kamr = kamr(plan, waive.employeeId());
            kamr.waive(reason(waive.reason()));
            return Edited.only(new Message("planning.change.waived", nameOf(waive.employeeId()), waive.reason()));
        } else if (edit instanceof PlanEdit.AddService add) {
            return add(plan, add);
        } else if (edit instanceof PlanEdit.MoveService move) {
            return move(plan, move);
        } else if (edit instanceof PlanEdit.RemoveService remove) {
            return remove(plan, remove);
        } else if (edit instanceof PlanEdit.GiveReason give) {
            return giveReason(plan, give);
        } else if (edit instanceof PlanEdit.TakeReasonBack back) {
            return takeReasonBack(plan, back);
        } else if (edit instanceof PlanEdit.AddBudget add) {
            required("kind", add.kind());
            budget.add(plan, add);
            return budgetSet(add.kind(), add.amountBaht());
        } else if (edit instanceof PlanEdit.SetBudget set) {
            required("kind", set.kind());
            budget.set(plan, set);
            return budgetSet(set.kind(), set.amountBaht());
        } else if (edit instanceof PlanEdit.AddDocument add) {
            budget.addDocument(plan, add);
            return Edited.only(new Message("planning.change.document", add.title()));
        } else if (edit instanceof PlanEdit.RemoveDocument remove) {
            PlanDocument document = document(plan, remove.documentId());
            plan.documents().remove(document);
            return Edited.only(new Message("planning.change.documentRemoved", document.title()));
        } else if (edit instanceof PlanEdit.ProposeAgain) {
            return proposeAgain(plan);
        }
        throw new IllegalArgumentException(edit.toString());
    }

    private Edited budgetSet(String kind, BigDecimal amountBaht) {
        return Edited.only(new Message(
                "planning.change.budget", new Message("planning.budget." + kind), formats.amount(amountBaht)));
    }

    private static Edited decideExclusion(Plan plan, PlanEdit.DecideExclusion decide) {
        PlanAccount account = account(plan, decide.accountId());
        if (!account.scored().exclusionProposed()) {
            throw new RefusedException(new Message("planning.edit.noExclusionProposed", account.name()));
        }
        account.decideExclusion(!decide.exclude(), reason(decide.reason()));
        String key = decide.exclude() ? "planning.change.exclusionConfirmed" : "planning.change.exclusionOverridden";
        return Edited.staffing(new Message(key, account.name(), decide.reason()));
    }

    private Edited specialCase(Plan plan, PlanEdit.SpecialCase special) {
        PlanAccount account = account(plan, special.accountId());
        if (KEY_ACCOUNT_OF_LAST_YEAR.equals(special.specialCase())
                && account.scored().lastTier() == null) {
            throw new RefusedException(new Message("planning.edit.notLastYears", account.name()));
        }
        String why = special.reason() == null ? null : reason(special.reason());
        scores.rescore(
                account,
                new UnitStatement(
                        special.specialCase(),
                        special.tier(),
                        why,
                        account.withinRadiusReason().orElse(null)));
        return Edited.staffing(new Message(
                special.specialCase() == null ? "planning.change.specialCaseBack" : "planning.change.specialCase",
                account.name()));
    }

    private Edited withinRadius(Plan plan, PlanEdit.WithinRadius radius) {
        PlanAccount account = account(plan, radius.accountId());
        UnitStatement said = account.statement();
        String why = radius.reason() == null ? null : reason(radius.reason());
        scores.rescore(
                account, new UnitStatement(said.specialCase(), said.specialCaseTier(), said.specialCaseReason(), why));
        return Edited.staffing(new Message("planning.change.withinRadius", account.name()));
    }

    private Edited move(Plan plan, PlanEdit.MoveAccount move) {
        PlanAccount account = account(plan, move.accountId());
        required("employeeId", move.employeeId());
        Unit unit = organization.requireUnit(plan.unitCode());
        AssignmentCheck.Move tried = AssignmentCheck.move(
                staffer.rules(plan.year()),
                unit.kind(),
                plan.kamrs().stream()
                        .map(kamr -> new AssignmentCheck.Kamr(kamr.employeeId(), nameOf(kamr.employeeId())))
                        .toList(),
                PlanStaffer.assigned(plan).stream()
                        .filter(assigned -> account(plan, assigned.accountId()).needsKamr())
                        .toList(),
                move.accountId(),
                move.employeeId());
        if (!tried.allowed()) {
            throw new RefusedException(tried.refusals());
        }
        account.assign(move.employeeId(), true);
        return Edited.only(new Message("planning.change.moved", account.name(), nameOf(move.employeeId())));
    }

    private Edited choose(Plan plan, PlanEdit.ChooseKamr choose) {
        required("employeeId", choose.employeeId());
        requireNotElsewhere(plan, choose.employeeId());
        PlanStaffer.Candidate candidate = staffer.candidates(plan).stream()
                .filter(one -> one.employee().employeeId().equals(choose.employeeId()))
                .findFirst()
                .orElseGet(() -> staffer.outsider(plan, choose.employeeId()));
        if (!candidate.eligibility().trained()) {
            String key = plan.isAmending() ? "planning.edit.untrained.replace" : "planning.edit.untrained";
            throw new RefusedException(new Message(key, candidate.employee().name()));
        }
        PlanKamr kamr = plan.kamr(choose.employeeId()).orElseGet(() -> {
            PlanKamr appointed = new PlanKamr(
                    plan, choose.employeeId(), candidate.eligibility().origin().name(), true, true, null);
            plan.kamrs().add(appointed);
            return appointed;
        });
        plan.kamrs().forEach(PlanKamr::choose);
        kamr.attest(choose.skillAttested());
        boolean fallsShort = !candidate.eligibility().eligible() || !choose.skillAttested();
        if (fallsShort && WrittenWords.areIn(choose.waiverReason())) {
            kamr.waive(reason(choose.waiverReason()));
        }
        return Edited.staffing(
                new Message("planning.change.kamrChosen", candidate.employee().name()));
    }

    /** Choosing the same person for two plans at once follows one after the other, so that the second sees the first. */
    private void requireNotElsewhere(Plan plan, String employeeId) {
        if (plan.kamr(employeeId).isPresent()) {
            return;
        }
        years.lock(plan.year().buddhistEra());
        Unit other = staffer.appointedElsewhere(plan).get(employeeId);
        if (other != null) {
            throw new RefusedException(new Message("planning.edit.kamrElsewhere", nameOf(employeeId), other.name()));
        }
    }

    private Edited dismiss(Plan plan, PlanEdit.DismissKamr dismiss) {
        PlanKamr kamr = kamr(plan, dismiss.employeeId());
        if (plan.kamrs().size() == 1) {
            // R-KAMR-1; without anybody chosen the proposal would only bring the same person back.
            throw new RefusedException(new Message("planning.edit.lastKamr", nameOf(dismiss.employeeId())));
        }
        plan.kamrs().remove(kamr);
        plan.kamrs().forEach(PlanKamr::choose);
        plan.accounts().stream()
                .filter(account ->
                        account.kamr().filter(dismiss.employeeId()::equals).isPresent())
                .forEach(account -> account.assign(null, false));
        return Edited.staffing(new Message("planning.change.kamrDismissed", nameOf(dismiss.employeeId())));
    }

    /** R-KAMR-3: training and test may follow within 3 months; the four other conditions need the head's reason, and at once. */
    private Edited replace(Plan plan, PlanEdit.ReplaceKamr replace) {
        requireAmending(plan);
        PlanKamr former = kamr(plan, replace.from());
        required("to", replace.to());
        if (replace.to().equals(replace.from())) {
            throw new RefusedException(new Message("planning.edit.sameKamr", nameOf(replace.to())));
        }
        if (organization.hasLeft(replace.to())) {
            throw new RefusedException(new Message("planning.edit.kamrLeft", nameOf(replace.to())));
        }
        requireNotElsewhere(plan, replace.to());
        if (plan.kamr(replace.to()).isEmpty()) {
            appoint(plan, former, replace);
        }
        plan.accounts().stream()
                .filter(account -> account.kamr().filter(replace.from()::equals).isPresent())
                .forEach(account -> account.assign(replace.to(), true));
        plan.kamrs().remove(former);
        plan.kamrs().forEach(PlanKamr::choose);
        requireNotOverloaded(plan, replace.to());
        budget.refresh(plan);
        return Edited.only(new Message("planning.change.kamrReplaced", nameOf(replace.from()), nameOf(replace.to())));
    }

    private void appoint(Plan plan, PlanKamr former, PlanEdit.ReplaceKamr replace) {
        PlanStaffer.Candidate candidate = staffer.outsider(plan, replace.to());
        String why = WrittenWords.areIn(replace.waiverReason()) ? reason(replace.waiverReason()) : null;
        List<Message> shortOf = candidate.eligibility().shortfalls().stream()
                .filter(finding -> finding.condition().waivable())
                .map(finding -> new Message(
                        "planning.edit.waiverMissing", candidate.employee().name(), finding.message()))
                .toList();
        if (why == null && !shortOf.isEmpty()) {
            throw new RefusedException(shortOf);
        }
        PlanKamr appointed = new PlanKamr(
                plan,
                replace.to(),
                candidate.eligibility().origin().name(),
                true,
                true,
                shortOf.isEmpty() ? null : why);
        String inForce = contents.inForce(plan).kamr(former.employeeId()).isPresent()
                ? former.employeeId()
                : former.replaces().orElse(former.employeeId());
        if (!inForce.equals(replace.to())) {
            appointed.inPlaceOf(inForce);
        }
        plan.kamrs().add(appointed);
    }

    private void requireNotOverloaded(Plan plan, String employeeId) {
        staffer.loads(plan).stream()
                .filter(load -> load.employeeId().equals(employeeId) && load.position() == KamrLoad.BandPosition.ABOVE)
                .findFirst()
                .ifPresent(load -> {
                    throw new RefusedException(new Message(
                            "staffing.move.above",
                            nameOf(employeeId),
                            formats.load(load.load()),
                            formats.load(staffer.rules(plan.year()).maximumLoad())));
                });
    }

    /** What the list now says of an account; who is gone from it is left out, and may not come back. */
    private Edited take(Plan plan, PlanEdit.TakeFromList take) {
        requireAmending(plan);
        required("accountId", take.accountId());
        PlanScores.Difference difference = scores.take(plan, take.accountId())
                .orElseThrow(() -> new RefusedException(new Message("planning.edit.listSame")));
        if (difference.now() == null) {
            account(plan, take.accountId())
                    .exclude(texts.of(new Message("planning.edit.withdrawn.reason"), Texts.THAI));
        }
        return Edited.staffing(new Message("planning.change.listTaken", difference.words()));
    }

    private static void requireAmending(Plan plan) {
        if (!plan.isAmending()) {
            throw new RefusedException(new Message("planning.edit.notAmending"));
        }
    }

    /** Whoever the head does not vouch for stays chosen until the head says otherwise, so that no proposal brings them back. */
    private Edited attest(Plan plan, PlanEdit.Attest attest) {
        PlanKamr kamr = kamr(plan, attest.employeeId());
        if (attest.attested() == null) {
            throw new RefusedException(new Message("planning.edit.incomplete"));
        }
        plan.kamrs().forEach(PlanKamr::choose);
        kamr.attest(attest.attested());
        return Edited.only(new Message(
                attest.attested() ? "planning.change.attested" : "planning.change.attestedBack",
                nameOf(attest.employeeId())));
    }

    private Edited add(Plan plan, PlanEdit.AddService add) {
        required("accountId", add.accountId());
        required("code", add.code());
        Entitled receiver = PlanEntitler.receiver(plan, add.accountId());
        EntitlementCode code = EntitlementCode.parse(add.code());
        LocalDate day = notPast(plan, day(add.plannedOn()));
        if (plan.isAmending()
                && plan.account(add.accountId()).isPresent()
                && scores.isWithdrawn(plan, add.accountId())) {
            throw new RefusedException(new Message(
                    "planning.edit.withdrawn",
                    plan.account(add.accountId()).orElseThrow().name()));
        }
        change(plan).add(receiver, plannedFor(plan, add.accountId()), new PlannedEntitlement(code, day));
        plan.entitlements().add(new PlanEntitlement(plan, add.accountId(), code.code(), day, true));
        return Edited.only(serviceChange("planning.change.serviceAdded", plan, add.accountId(), code, day));
    }

    private Edited move(Plan plan, PlanEdit.MoveService move) {
        PlanEntitlement line = line(plan, move.serviceId());
        requireNotStarted(plan, line);
        EntitlementCode code = EntitlementCode.parse(line.code());
        LocalDate day = notPast(plan, day(move.plannedOn()));
        change(plan)
                .move(
                        PlanEntitler.receiver(plan, line.accountId()),
                        plannedFor(plan, line.accountId()),
                        new PlannedEntitlement(code, line.plannedOn()),
                        day);
        line.moveTo(day);
        return Edited.only(serviceChange("planning.change.serviceMoved", plan, line.accountId(), code, day));
    }

    private Edited remove(Plan plan, PlanEdit.RemoveService remove) {
        PlanEntitlement line = line(plan, remove.serviceId());
        requireNotStarted(plan, line);
        EntitlementCode code = EntitlementCode.parse(line.code());
        Optional<String> why = Optional.ofNullable(remove.reason()).filter(WrittenWords::areIn);
        Entitled receiver = PlanEntitler.receiver(plan, line.accountId());
        change(plan)
                .remove(
                        receiver,
                        plannedFor(plan, line.accountId()),
                        new PlannedEntitlement(code, line.plannedOn()),
                        why);
        plan.entitlements().remove(line);
        why.ifPresent(text ->
                entitler.removalKinds(plan, receiver).forEach(kind -> giveReason(plan, kind, line.accountId(), text)));
        return Edited.only(
                serviceChange("planning.change.serviceRemoved", plan, line.accountId(), code, line.plannedOn()));
    }

    private Message serviceChange(String key, Plan plan, String accountId, EntitlementCode code, LocalDate day) {
        String name = plan.account(accountId).map(PlanAccount::name).orElse(accountId);
        return new Message(key, name, code.code(), day);
    }

    /** What was carried out is no plan any more; a first plan has nothing of the kind. */
    private void requireNotStarted(Plan plan, PlanEntitlement line) {
        if (plan.isAmending() && schedule.started(plan).contains(line.id())) {
            throw new RefusedException(new Message("planning.edit.started", line.code(), line.plannedOn()));
        }
    }

    /** An amendment plans what is to come. */
    private LocalDate notPast(Plan plan, LocalDate day) {
        if (plan.isAmending() && day.isBefore(schedule.today())) {
            throw new RefusedException(new Message("planning.edit.past", day));
        }
        return day;
    }

    private EntitlementChange change(Plan plan) {
        return new EntitlementChange(entitler.rules(plan.year()));
    }

    private static List<PlannedEntitlement> plannedFor(Plan plan, String accountId) {
        return PlanEntitler.planned(plan.entitlements()).getOrDefault(accountId, List.of());
    }

    private Edited proposeAgain(Plan plan) {
        if (plan.isAmending()) {
            throw new RefusedException(new Message("planning.edit.notAnew"));
        }
        plan.accounts().forEach(account -> {
            account.assign(null, false);
            account.entitledAs(null);
        });
        // An appointment of the province CEO's is not the unit's to undo (R-KAMR-8); with it the choice of people
        // stays.
        if (plan.kamrs().stream().allMatch(kamr -> kamr.appointedBy().isEmpty())) {
            plan.kamrs().clear();
        }
        plan.entitlements().clear();
        // Whoever is proposed again is a new row, and the old one must be gone before it.
        plans.flush();
        return Edited.staffing(new Message("planning.change.proposedAgain"));
    }

    /** A reason is heard only where this plan breaks the rule that it may stand in for; a second one replaces the first. */
    private Edited giveReason(Plan plan, PlanEdit.GiveReason give) {
        required("kind", give.kind());
        present("subject", give.subject());
        if (!assessor.mayBeExcused(plan, give.kind(), give.subject())) {
            throw new RefusedException(new Message("planning.edit.nothingToExcuse"));
        }
        giveReason(plan, give.kind(), give.subject(), give.reason());
        return Edited.only(new Message(
                "planning.change.reason",
                new Message("planning.finding.kind." + give.kind()),
                subjectName(plan, give.subject()),
                give.reason()));
    }

    private Edited takeReasonBack(Plan plan, PlanEdit.TakeReasonBack back) {
        required("kind", back.kind());
        present("subject", back.subject());
        PlanDeviation given = plan.deviation(back.kind(), back.subject())
                .orElseThrow(() -> new NotFoundException(new Message("planning.edit.noSuchReason")));
        plan.deviations().remove(given);
        return Edited.only(new Message(
                "planning.change.reasonBack",
                new Message("planning.finding.kind." + given.kind()),
                subjectName(plan, given.subject()),
                given.reason()));
    }

    /** An account's or a person's name, else the unit's own. */
    private String subjectName(Plan plan, String subject) {
        return plan.account(subject)
                .map(PlanAccount::name)
                .or(() -> organization.employee(subject).map(Employee::name))
                .orElseGet(() -> organization.requireUnit(plan.unitCode()).name());
    }

    /** Keeps the head's reason for one matter; a second one replaces the first. */
    static void giveReason(Plan plan, String kind, String subject, String why) {
        String text = reason(why);
        plan.deviation(kind, subject)
                .ifPresentOrElse(
                        deviation -> deviation.because(text),
                        () -> plan.deviations().add(new PlanDeviation(plan, kind, subject, text)));
    }

    private static void required(String field, String given) {
        if (!WrittenWords.areIn(given)) {
            throw missing(field);
        }
    }

    /** The unit itself is the subject "". */
    private static void present(String field, String given) {
        if (given == null) {
            throw missing(field);
        }
    }

    private static RefusedException missing(String field) {
        return new RefusedException(
                new Message("planning.edit.fieldMissing", new Message("planning.edit.field." + field)));
    }

    private static PlanAccount account(Plan plan, String accountId) {
        required("accountId", accountId);
        return plan.account(accountId).orElseThrow(() -> PlanPreparation.noSuchAccount(accountId));
    }

    private static PlanKamr kamr(Plan plan, String employeeId) {
        required("employeeId", employeeId);
        return plan.kamr(employeeId)
                .orElseThrow(() -> new NotFoundException(new Message("planning.kamr.unknown", employeeId)));
    }

    private static PlanDocument document(Plan plan, long id) {
        return plan.documents().stream()
                .filter(document -> Objects.equals(document.id(), id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new Message("planning.document.unknown")));
    }

    private static PlanEntitlement line(Plan plan, long id) {
        return plan.entitlements().stream()
                .filter(line -> Objects.equals(line.id(), id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new Message("planning.service.unknown")));
    }

    private String nameOf(String employeeId) {
        return Optional.ofNullable(employeeId)
                .flatMap(organization::employee)
                .map(Employee::name)
                .orElse(String.valueOf(employeeId));
    }

    private static LocalDate day(LocalDate day) {
        if (day == null) {
            throw new RefusedException(new Message("planning.edit.dayMissing"));
        }
        return day;
    }

    static String reason(String reason) {
        return text(reason, LONGEST_REASON, "planning.edit.reasonMissing");
    }

    /** Line breaks are words' own; other control characters and halves of characters are nobody's. */
    private static boolean isControl(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t')
                || Character.getType(character) == Character.SURROGATE;
    }

    /** @param missing key of what is said if there are no words */
    static String text(String text, int longest, String missing) {
        String stripped = WrittenWords.of(text);
        if (stripped.isEmpty()) {
            throw new RefusedException(new Message(missing));
        }
        if (stripped.codePoints().anyMatch(PlanEditor::isControl)) {
            throw new RefusedException(new Message("planning.text.control"));
        }
        if (stripped.length() > longest) {
            throw new RefusedException(new Message("planning.text.tooLong", Integer.toString(longest)));
        }
        return stripped;
    }
}

package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.EntitlementCount;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.CandidateView;
import th.kamt.planning.PlanView.DocumentView;
import th.kamt.planning.PlanView.HistoryLine;
import th.kamt.planning.PlanView.KamrView;
import th.kamt.planning.PlanView.ReasonView;
import th.kamt.planning.PlanView.ServiceView;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;

/** Reads plans for pages, files and documents. Who may see them is asked before. */
@Service
@Transactional(readOnly = true)
public class PlanViews {

    /** A line of kamrs.csv. */
    public record KamrLine(String employeeId, String unitCode, KamrLoad load) {}

    /** A line of assignments.csv; {@code kamr} is {@code null} for Streamline. */
    public record AssignmentLine(String accountId, Tier tier, boolean topUp, String kamr, boolean keptFromLastYear) {}

    /** A line of entitlements.csv; {@code tier} is STREAMLINE for a group. */
    public record EntitlementLine(String accountId, Tier tier, String code, LocalDate plannedOn) {}

    private static final Comparator<AccountView> AS_NEEDED = Comparator.comparing(
                    (AccountView account) -> account.stops() ? 0 : account.looks() ? 1 : account.selected() ? 2 : 3)
            .thenComparing(
                    account -> account.tier() == null ? 0 : -account.tier().rank())
            .thenComparing(account -> account.scored().avgBillBaht(), Comparator.reverseOrder())
            .thenComparing(AccountView::accountId);

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanStandings standings;
    private final PlanChangeRepository changes;
    private final PlanAssessor assessor;
    private final PlanBudget budget;
    private final PlanStaffer staffer;
    private final Preparers preparers;
    private final Organization organization;
    private final PlanContents contents;
    private final PlanAmendmentStore amendments;

    PlanViews(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanStandings standings,
            PlanChangeRepository changes,
            PlanAssessor assessor,
            PlanBudget budget,
            PlanStaffer staffer,
            Preparers preparers,
            Organization organization,
            PlanContents contents,
            PlanAmendmentStore amendments) {
        this.plans = plans;
        this.decisions = decisions;
        this.standings = standings;
        this.changes = changes;
        this.assessor = assessor;
        this.budget = budget;
        this.staffer = staffer;
        this.preparers = preparers;
        this.organization = organization;
        this.contents = contents;
        this.amendments = amendments;
    }

    /** @throws th.kamt.message.NotFoundException if the unit has no plan that year */
    public PlanView view(PlanYear year, String unitCode, String person) {
        Plan plan = require(year, unitCode);
        Unit unit = organization.requireUnit(unitCode);
        List<PlanDecision> said = decisions.standing(plan);
        boolean prepares = preparers.prepares(unit, person);
        boolean undecided = said.stream().noneMatch(decision -> decision.round() == plan.round());
        boolean withdrawing = plan.status() == PlanStatus.IN_APPROVAL && isWithdrawn(plan);
        PlanAssessment assessment = assessor.assess(plan);
        List<PlanStaffer.Candidate> candidates = staffer.candidates(plan);
        return new PlanView(
                year,
                unit,
                standings.standing(plan, said),
                plan.version(),
                prepares && plan.status().isOpen(),
                plan.status().isOpen() && preparers.appointsNetworkSide(unit, person),
                prepares && plan.status() == PlanStatus.IN_APPROVAL && undecided && !withdrawing,
                withdrawing,
                plan.submittedBy().orElse(null),
                plan.submittedBy()
                        .flatMap(by -> plan.submittedAt().flatMap(at -> actedFor(plan, by, at)))
                        .orElse(null),
                plan.submittedAt().orElse(null),
                plan.submitNote().orElse(null),
                plan.changedBy().orElse(null),
                plan.changedAt().orElse(null),
                plan.approvedAt().orElse(null),
                plan.processInstanceId().orElse(null),
                assessment,
                budget.totals(plan),
                kamrs(plan, candidates),
                candidates.stream()
                        .map(candidate -> new CandidateView(
                                candidate.employee(),
                                candidate.eligibility(),
                                plan.kamr(candidate.employee().employeeId()).isPresent()))
                        .toList(),
                accounts(plan, assessment),
                services(plan),
                plan.deviations().stream()
                        .map(deviation -> new ReasonView(deviation.kind(), deviation.subject(), deviation.reason()))
                        .toList(),
                plan.documents().stream()
                        .map(document -> new DocumentView(document.id(), document.kind(), document.title()))
                        .toList());
    }

    /** The unit took it back since it was last submitted; the process opens it a moment later. */
    private boolean isWithdrawn(Plan plan) {
        return changes.findByPlanIdOrderByIdDesc(plan.id()).stream()
                .map(change -> change.message().key())
                .filter(key -> key.equals(PlanChange.SUBMITTED) || key.equals(PlanChange.WITHDRAWN))
                .findFirst()
                .filter(PlanChange.WITHDRAWN::equals)
                .isPresent();
    }

    private List<KamrView> kamrs(Plan plan, List<PlanStaffer.Candidate> candidates) {
        List<KamrView> views = new ArrayList<>();
        for (KamrLoad load : staffer.loads(plan)) {
            PlanKamr kamr = plan.kamr(load.employeeId()).orElseThrow();
            candidates.stream()
                    .filter(candidate -> candidate.employee().employeeId().equals(load.employeeId()))
                    .findFirst()
                    .map(candidate -> new KamrView(
                            candidate.employee(),
                            load,
                            candidate.eligibility(),
                            Origin.valueOf(kamr.origin()),
                            kamr.skillAttested(),
                            kamr.waiverReason()))
                    .ifPresent(views::add);
        }
        return views;
    }

    private static List<AccountView> accounts(Plan plan, PlanAssessment assessment) {
        Map<String, List<PlanFinding>> findings = new HashMap<>();
        assessment
                .findings()
                .forEach(finding -> findings.computeIfAbsent(finding.subject(), id -> new ArrayList<>())
                        .add(finding));
        Map<String, List<PlannedEntitlement>> planned = PlanEntitler.planned(plan.entitlements());
        EntitlementCount group = EntitlementCount.of(
                planned.getOrDefault(StreamlineGroup.of(plan.unitCode()).id(), List.of()));
        return plan.accounts().stream()
                .map(account -> view(account, planned, group, findings.getOrDefault(account.accountId(), List.of())))
                .sorted(AS_NEEDED)
                .toList();
    }

    private static AccountView view(
            PlanAccount account,
            Map<String, List<PlannedEntitlement>> planned,
            EntitlementCount group,
            List<PlanFinding> findings) {
        Tier tier = account.effectiveTier().orElse(null);
        EntitlementCount own = EntitlementCount.of(planned.getOrDefault(account.accountId(), List.of()));
        EntitlementCount count = tier == Tier.STREAMLINE ? own.plus(group) : own;
        return new AccountView(
                account.scored(),
                tier,
                account.isTopUp(),
                account.kamr().orElse(null),
                account.isKeptFromLastYear(),
                account.isKamrPinned(),
                account.isExcludedByUnit(),
                account.decisionReason().orElse(null),
                account.isExclusionUndecided(),
                account.exclusionKept().orElse(null),
                account.exclusionReason().orElse(null),
                account.specialCase().orElse(null),
                account.withinRadiusReason().orElse(null),
                tier == null ? "" : count.label(),
                findings);
    }

    private static List<ServiceView> services(Plan plan) {
        return plan.entitlements().stream()
                .map(line -> new ServiceView(
                        line.id(), line.accountId(), line.code(), line.plannedOn(), line.setByManager()))
                .toList();
    }

    /**
     * In whose place that person changed the plan or decided on it at that moment.
     *
     * @return employee id of who was absent, or {@code null}
     */
    public String actedFor(PlanYear year, String unitCode, String person, Instant at) {
        return actedFor(require(year, unitCode), person, at).orElse(null);
    }

    private Optional<String> actedFor(Plan plan, String person, Instant at) {
        return changes.findFirstByPlanIdAndChangedByAndChangedAtAndActedForIsNotNull(plan.id(), person, at)
                .flatMap(PlanChange::actedFor)
                .or(() -> decisions.standing(plan.id()).stream()
                        .filter(decision -> decision.decidedBy().equals(person)
                                && decision.decidedAt().equals(at))
                        .findFirst()
                        .flatMap(PlanDecision::actedFor));
    }

    /** The plan's history, newest first. */
    public List<HistoryLine> history(PlanYear year, String unitCode) {
        return changes.findByPlanIdOrderByIdDesc(require(year, unitCode).id()).stream()
                .map(change -> new HistoryLine(
                        change.changedBy(), change.actedFor().orElse(null), change.changedAt(), change.message()))
                .toList();
    }

    /** Every appointed KAMR of those units, ordered by employee id. */
    public List<KamrLine> kamrLines(PlanYear year, Collection<String> unitCodes) {
        return plans(year, unitCodes).stream()
                .flatMap(plan -> staffer.loads(plan).stream()
                        .map(load -> new KamrLine(load.employeeId(), plan.unitCode(), load)))
                .sorted(Comparator.comparing(KamrLine::employeeId).thenComparing(KamrLine::unitCode))
                .toList();
    }

    /** Every key account of those units' plans, ordered by account id. */
    public List<AssignmentLine> assignmentLines(PlanYear year, Collection<String> unitCodes) {
        return plans(year, unitCodes).stream()
                .flatMap(plan -> plan.accounts().stream())
                .filter(account -> account.effectiveTier().isPresent())
                .map(account -> new AssignmentLine(
                        account.accountId(),
                        account.effectiveTier().orElseThrow(),
                        account.isTopUp(),
                        account.kamr().orElse(null),
                        account.isKeptFromLastYear()))
                .sorted(Comparator.comparing(AssignmentLine::accountId))
                .toList();
    }

    /** Everything planned for those units' accounts and groups, ordered by account id, day and code. */
    public List<EntitlementLine> entitlementLines(PlanYear year, Collection<String> unitCodes) {
        List<EntitlementLine> lines = new ArrayList<>();
        for (Plan plan : plans(year, unitCodes)) {
            Map<String, Tier> tiers = new HashMap<>();
            plan.accounts()
                    .forEach(account -> account.effectiveTier()
                            // What was carried out for one who has left the plan since, by the tier it was for.
                            .or(account::scoredTier)
                            .ifPresent(tier -> tiers.put(account.accountId(), tier)));
            plan.entitlements()
                    .forEach(line -> lines.add(new EntitlementLine(
                            line.accountId(),
                            tiers.getOrDefault(line.accountId(), Tier.STREAMLINE),
                            line.code(),
                            line.plannedOn())));
        }
        lines.sort(Comparator.comparing(EntitlementLine::accountId)
                .thenComparing(EntitlementLine::plannedOn)
                .thenComparing(EntitlementLine::code));
        return lines;
    }

    /** As they count: of a plan that is being amended, what is in force. */
    private List<Plan> plans(PlanYear year, Collection<String> unitCodes) {
        return plans.findByPlanYearAndUnitCodeInOrderByUnitCode(year.buddhistEra(), unitCodes).stream()
                .map(contents::inForce)
                .toList();
    }

    /** What the unit's plan says for the work of its year; empty unless it is approved. While it is amended, what was approved before. */
    public Optional<PlanInForce> inForce(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .filter(plan -> plan.status() == PlanStatus.APPROVED || plan.isAmending())
                .map(this::inForce);
    }

    private PlanInForce inForce(Plan plan) {
        if (plan.isAmending()) {
            return inForce(contents.inForce(plan), amendments.inForceSince(plan.id(), plan.amendment()));
        }
        List<PlanDecision> said = decisions.standing(plan);
        return inForce(
                plan,
                said.isEmpty()
                        ? plan.approvedAt().orElseThrow()
                        : said.get(said.size() - 1).decidedAt());
    }

    static PlanInForce inForce(Plan plan, Instant since) {
        return new PlanInForce(
                plan.year(),
                plan.unitCode(),
                since,
                plan.accounts().stream().flatMap(PlanViews::inForce).toList(),
                plan.entitlements().stream()
                        .map(line -> new PlanInForce.Line(
                                line.id(), line.accountId(), EntitlementCode.parse(line.code()), line.plannedOn()))
                        .sorted(Comparator.comparing(PlanInForce.Line::accountId)
                                .thenComparing(PlanInForce.Line::plannedOn)
                                .thenComparing(PlanInForce.Line::code))
                        .toList(),
                plan.kamrs().stream().map(PlanKamr::employeeId).toList(),
                plan.accounts().stream()
                        .filter(PlanAccount::isExclusionConfirmed)
                        .map(account -> new PlanInForce.Exclusion(
                                account.accountId(),
                                account.name(),
                                account.exclusionReason().orElse(""),
                                account.scored().lastKamr()))
                        .toList());
    }

    private static Stream<PlanInForce.Account> inForce(PlanAccount account) {
        return account
                .effectiveTier()
                .map(tier -> new PlanInForce.Account(
                        account.accountId(),
                        account.name(),
                        tier,
                        account.isTopUp(),
                        account.kamr().orElse(null),
                        account.scored().specialRisk()))
                .stream();
    }

    /** Approved plans, by year and unit. */
    public List<PlanKey> inForce() {
        return plans.inForce().stream()
                .map(plan -> new PlanKey(plan.year(), plan.unitCode()))
                .toList();
    }

    /** Unit whose plan has the account; empty if none has. */
    public Optional<String> unitOf(PlanYear year, String accountId) {
        return plans.unitOfAccount(year.buddhistEra(), accountId);
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .orElseThrow(() -> PlanApproval.unknown(unitCode));
    }
}

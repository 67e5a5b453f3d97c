package th.kamt.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.entitlement.EntitlementViolation;
import th.kamt.entitlement.ViolationKind;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanFinding.Severity;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;
import th.kamt.staffing.PlanStaffing;
import th.kamt.staffing.SeniorKamr;
import th.kamt.staffing.StaffingCheck;
import th.kamt.staffing.Violation;
import th.kamt.workflow.DecisionTables;

/** Checks a plan against every rule of step 1, and finds what is out of the ordinary (surface of preparation and approval). */
@Component
class PlanAssessor {

    private static final List<String> OWN_CHECKS =
            List.of("EXCLUSION_UNDECIDED", "DOCUMENTS", "EVENT_LIMIT", "NOT_SCORED");
    private static final List<String> OF_AMENDMENTS = List.of("AMENDMENT_EMPTY", "KAMR_LEFT");
    /** What the limit of an event is on; outside speakers' fees come on top of it (D-17). */
    private static final List<String> EVENTS = List.of(PlanBudget.SEMINAR, PlanBudget.RECREATION);

    private final PlanStaffer staffer;
    private final PlanEntitler entitler;
    private final PlanScores scores;
    private final PlanBudget budget;
    private final PlanDeciders deciders;
    private final Organization organization;
    private final Preparers preparers;
    private final DecisionTables tables;
    private final PlanAmendmentStore amendments;
    private final PlanContents contents;
    private final PlanDifferences differences;
    private final Formats formats;

    PlanAssessor(
            PlanStaffer staffer,
            PlanEntitler entitler,
            PlanScores scores,
            PlanBudget budget,
            PlanDeciders deciders,
            Organization organization,
            Preparers preparers,
            DecisionTables tables,
            PlanAmendmentStore amendments,
            PlanContents contents,
            PlanDifferences differences,
            Formats formats) {
        this.staffer = staffer;
        this.entitler = entitler;
        this.scores = scores;
        this.budget = budget;
        this.deciders = deciders;
        this.organization = organization;
        this.preparers = preparers;
        this.tables = tables;
        this.amendments = amendments;
        this.contents = contents;
        this.differences = differences;
        this.formats = formats;
    }

    /** Whether the plan breaks that rule there, and a reason may stand in for it: what provably cannot be met (D-15), COM2 (D-16). */
    boolean mayBeExcused(Plan plan, String kind, String subject) {
        return assess(plan).findings().stream()
                .anyMatch(finding -> kind.equals(finding.reasonKind()) && subject.equals(finding.subject()));
    }

    PlanAssessment assess(Plan plan) {
        Run run = new Run(plan);
        run.amendment();
        run.accounts();
        run.staffing();
        run.entitlements();
        run.completeness();
        run.unusual();
        Set<String> failed = new HashSet<>();
        List<PlanFinding> ordered = new ArrayList<>();
        run.findings.stream().filter(PlanFinding::stops).forEach(finding -> {
            failed.add(finding.kind());
            ordered.add(finding);
        });
        run.findings.stream().filter(finding -> !finding.stops()).forEach(ordered::add);
        int checks = OWN_CHECKS.size()
                + (plan.isAmending() ? OF_AMENDMENTS.size() : 0)
                + Violation.Kind.values().length
                + ViolationKind.values().length;
        return new PlanAssessment(ordered, checks, failed.size());
    }

    private final class Run {

        private final Plan plan;
        private final Unit unit;
        private final List<PlanFinding> findings = new ArrayList<>();
        private final UnusualMatters matters;

        Run(Plan plan) {
            this.plan = plan;
            this.unit = organization.requireUnit(plan.unitCode());
            this.matters = UnusualMatters.read(tables, plan.year());
        }

        /** What the amendment changes, before anything else; and what it must not leave as it is. */
        void amendment() {
            if (plan.isAmending()) {
                changes();
            }
            trainingToFollow();
        }

        private void changes() {
            PlanAmendment amendment =
                    amendments.find(plan.id(), plan.amendment()).orElseThrow();
            PlanDifference difference = differences.between(contents.inForce(plan), plan);
            if (difference.isEmpty()) {
                stop(
                        "AMENDMENT_EMPTY",
                        "",
                        new Message("planning.finding.AMENDMENT", amendment.number()),
                        new Message("planning.finding.AMENDMENT_EMPTY.detail"),
                        "6.2",
                        "R-2.4",
                        null);
            } else {
                look(
                        "AMENDMENT",
                        "",
                        new Message("planning.finding.AMENDMENT", amendment.number()),
                        new Message("planning.finding.AMENDMENT.detail", difference.line(), amendment.reason()),
                        "6.2",
                        "R-2.4");
            }
            plan.kamrs().stream()
                    .map(PlanKamr::employeeId)
                    .filter(person -> organization.employee(person).isEmpty() || organization.hasLeft(person))
                    .forEach(person -> stop(
                            "KAMR_LEFT",
                            person,
                            new Message("planning.finding.KAMR_LEFT"),
                            new Message("planning.finding.KAMR_LEFT.detail", organization.nameOf(person)),
                            "6.1.2",
                            "R-KAMR-1",
                            null));
        }

        /** R-KAMR-3: appointed during the year, and allowed, but every approver knows. */
        private void trainingToFollow() {
            staffer.trainingToFollow(plan)
                    .forEach(person -> look(
                            "TRAINING_TO_FOLLOW",
                            person.employeeId(),
                            new Message("planning.finding.TRAINING_TO_FOLLOW"),
                            new Message("planning.finding.TRAINING_TO_FOLLOW.detail", person.name()),
                            null,
                            "R-KAMR-3"));
        }

        void accounts() {
            for (PlanAccount account : plan.accounts()) {
                if (account.isExclusionUndecided()) {
                    stop(
                            "EXCLUSION_UNDECIDED",
                            account.accountId(),
                            new Message("planning.finding.account", account.name()),
                            new Message("planning.finding.exclusionUndecided"),
                            "6.1.1.2",
                            "R-RISK-6",
                            null);
                }
            }
        }

        void staffing() {
            List<PlanStaffer.Candidate> candidates = staffer.candidates(plan);
            Map<String, PlanStaffer.Candidate> byId = new HashMap<>();
            candidates.forEach(candidate -> byId.put(candidate.employee().employeeId(), candidate));
            Map<String, String> assignments = new HashMap<>();
            plan.accounts().stream()
                    .filter(PlanAccount::needsKamr)
                    .forEach(account -> account.kamr().ifPresent(kamr -> assignments.put(account.accountId(), kamr)));
            PlanStaffing staffing = new PlanStaffing(
                    plan.kamrs().stream()
                            .filter(kamr -> byId.containsKey(kamr.employeeId()))
                            .map(kamr -> new PlanStaffing.Appointed(
                                    kamr.employeeId(),
                                    byId.get(kamr.employeeId()).employee().name(),
                                    byId.get(kamr.employeeId()).eligibility(),
                                    kamr.waiverReason()))
                            .toList(),
                    assignments,
                    plan.accounts().stream()
                            .filter(PlanAccount::isTopUp)
                            .map(PlanAccount::accountId)
                            .toList());
            List<Violation> violations = StaffingCheck.check(staffer.problem(plan, candidates), staffing);
            networkSide(candidates, violations);
            for (Violation violation : violations) {
                violated(
                        violation.kind().name(),
                        violation.subject(),
                        violation.message(),
                        violation.rule(),
                        violation.waivableByD15());
            }
        }

        /** Where the centre's own manager lacks people, that the CEO can help (R-KAMR-8). */
        private void networkSide(List<PlanStaffer.Candidate> candidates, List<Violation> violations) {
            boolean lacking = violations.stream()
                    .anyMatch(violation -> violation.kind() == Violation.Kind.NO_KAMR
                            || violation.kind() == Violation.Kind.TOO_FEW_KAMRS);
            List<String> available = candidates.stream()
                    .filter(one -> one.eligibility().origin() == Origin.NETWORK
                            && one.eligibility().trained()
                            && plan.kamr(one.employee().employeeId()).isEmpty())
                    .map(one -> one.employee().name())
                    .toList();
            if (plan.status().isOpen() && lacking && !available.isEmpty() && !preparers.isCeos(unit)) {
                look(
                        "NETWORK_AVAILABLE",
                        "",
                        new Message("planning.finding.NETWORK_AVAILABLE"),
                        new Message(
                                "planning.finding.NETWORK_AVAILABLE.detail",
                                organization.postName(preparers.ceo(unit)),
                                String.join(", ", available)),
                        "6.1.2",
                        "R-KAMR-8");
            }
        }

        void entitlements() {
            for (EntitlementViolation violation : entitler.violations(plan)) {
                violated(
                        violation.kind().name(),
                        violation.accountId(),
                        violation.message(),
                        violation.rule(),
                        violation.removableWithReason());
            }
        }

        /** A broken rule: it stops the plan, unless the head's reason may stand in for it and is given (D-15, D-16). */
        private void violated(String kind, String subject, Message message, String rule, boolean reasonAllowed) {
            Optional<String> reason = plan.deviation(kind, subject).map(PlanDeviation::reason);
            // The sentence names who and what, and ends with the clause; the headline says which matter it is.
            Message headline = new Message("planning.finding.kind." + kind);
            if (reasonAllowed && reason.isPresent()) {
                findings.add(new PlanFinding(
                        Severity.LOOK,
                        "REASON_GIVEN",
                        subject,
                        headline,
                        new Message("planning.finding.reasonGiven", message, reason.get()),
                        null,
                        rule,
                        kind));
            } else {
                stop(kind, subject, headline, message, null, rule, reasonAllowed ? kind : null);
            }
        }

        private String nameOf(String subject) {
            return plan.account(subject)
                    .map(PlanAccount::name)
                    .or(() -> organization.employee(subject).map(Employee::name))
                    .orElse(unit.name());
        }

        void completeness() {
            if (plan.scoringId().isEmpty() && unit.kind().hasCustomers()) {
                stop(
                        "NOT_SCORED",
                        "",
                        new Message("planning.finding.notScored"),
                        new Message("planning.finding.notScored.detail"),
                        "6.1.1",
                        "R-1.0",
                        null);
            }
            documents();
            eventLimit();
        }

        private void documents() {
            Set<String> named =
                    plan.documents().stream().map(PlanDocument::kind).collect(Collectors.toSet());
            CorporateDocument.kinds(tables, plan.year()).stream()
                    .filter(document -> !named.contains(document.kind()))
                    .forEach(document -> stop(
                            "DOCUMENTS",
                            "",
                            new Message("planning.finding.documents", document.title()),
                            new Message("planning.finding.documents.detail"),
                            "6.1",
                            "R-1.0",
                            null));
        }

        private void eventLimit() {
            EventLimit limit = EventLimit.read(tables, plan.year(), unit.kind());
            Stream<BigDecimal> events = plan.budget().stream()
                    .filter(item -> EVENTS.contains(item.kind()))
                    .map(PlanBudgetItem::amountBaht);
            boolean perYear = limit.per() == EventLimit.Per.YEAR;
            BigDecimal largest = perYear
                    ? total(events.toList())
                    : events.max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
            if (largest.compareTo(limit.baht()) > 0) {
                stop(
                        "EVENT_LIMIT",
                        plan.unitCode(),
                        new Message("planning.finding.kind.EVENT_LIMIT"),
                        new Message(
                                perYear ? "planning.finding.eventLimit.year" : "planning.finding.eventLimit.event",
                                formats.amount(largest),
                                formats.amount(limit.baht())),
                        null,
                        "R-ENT-4",
                        null);
            }
        }

        void unusual() {
            tierSteps();
            loadEdges();
            people();
            selection();
            budgetRise();
            differences();
            deciders();
            new SeniorKamr(staffer.rules(plan.year()))
                    .advise(unit, seniors())
                    .forEach(advice ->
                            look("SENIOR_KAMR", "", new Message("planning.finding.senior"), advice, null, "R-KAMR-7"));
        }

        /** At the unit, and for a pilot centre at its province too, where the ผจก.บคจ. or an academic of บคจ. is (R-KAMR-7). */
        private List<Employee> seniors() {
            List<Employee> seniors =
                    new ArrayList<>(organization.ownHolders(new RoleAt(Role.SENIOR_KAMR, unit.code())));
            if (unit.provinceCode() != null) {
                seniors.addAll(organization.ownHolders(new RoleAt(Role.SENIOR_KAMR, unit.provinceCode())));
            }
            return seniors;
        }

        private void tierSteps() {
            BigDecimal steps = matters.limit("TIER_STEPS").orElse(null);
            if (steps == null) {
                return;
            }
            for (PlanAccount account : plan.accounts()) {
                Tier last = account.scored().lastTier();
                Tier now = account.effectiveTier().orElse(null);
                if (last != null && now != null && Math.abs(now.stepsAbove(last)) >= steps.intValue()) {
                    boolean up = now.isHigherThan(last);
                    String moved = Integer.toString(Math.abs(now.stepsAbove(last)));
                    look(
                            "TIER_STEPS",
                            account.accountId(),
                            new Message(up ? "planning.finding.tierUp" : "planning.finding.tierDown", moved),
                            new Message(
                                    "planning.finding.tierSteps.detail",
                                    account.name(),
                                    new Message("planning.tier." + last),
                                    new Message("planning.tier." + now),
                                    account.scored().explanation().because()),
                            matters.clause("TIER_STEPS"),
                            "R-SEL-1");
                }
            }
        }

        private void loadEdges() {
            for (KamrLoad load : staffer.loads(plan)) {
                if (!load.withinBand()) {
                    continue;
                }
                String name = nameOf(load.employeeId());
                edge(
                        "LOAD_LOW",
                        load,
                        name,
                        matters.limit("LOAD_LOW")
                                .filter(limit -> load.load().compareTo(limit) <= 0)
                                .isPresent());
                edge("LOAD_HIGH", load, name, matters.reaches("LOAD_HIGH", load.load()));
            }
        }

        private void edge(String matter, KamrLoad load, String name, boolean atEdge) {
            if (atEdge) {
                look(
                        matter,
                        load.employeeId(),
                        new Message("planning.finding." + matter),
                        new Message("planning.finding." + matter + ".detail", name, formats.load(load.load())),
                        matters.clause(matter),
                        "R-KAMR-4");
            }
        }

        private void people() {
            List<PlanKamr> waived = plan.kamrs().stream()
                    .filter(kamr -> kamr.waiverReason() != null)
                    .toList();
            if (matters.reaches("WAIVER", waived.size())) {
                waived.forEach(kamr -> look(
                        "WAIVER",
                        kamr.employeeId(),
                        new Message("planning.finding.WAIVER"),
                        new Message("planning.finding.nameAndReason", nameOf(kamr.employeeId()), kamr.waiverReason()),
                        matters.clause("WAIVER"),
                        "R-KAMR-3"));
            }
            List<PlanKamr> network =
                    plan.kamrs().stream().filter(kamr -> kamr.isNetworkSide()).toList();
            if (matters.reaches("NETWORK_KAMR", network.size())) {
                network.forEach(kamr -> look(
                        "NETWORK_KAMR",
                        kamr.employeeId(),
                        new Message("planning.finding.NETWORK_KAMR"),
                        new Message("planning.finding.name", nameOf(kamr.employeeId())),
                        matters.clause("NETWORK_KAMR"),
                        "R-KAMR-8"));
            }
        }

        private void selection() {
            long topUps = plan.accounts().stream().filter(PlanAccount::isTopUp).count();
            if (matters.reaches("TOP_UP", topUps)) {
                look(
                        "TOP_UP",
                        "",
                        new Message("planning.finding.TOP_UP", Long.toString(topUps)),
                        new Message("planning.finding.TOP_UP.detail"),
                        matters.clause("TOP_UP"),
                        "R-KAMR-5");
            }
            List<PlanAccount> excluded = plan.accounts().stream()
                    .filter(account -> account.isExcludedByUnit() || account.isExclusionConfirmed())
                    .toList();
            if (matters.reaches("EXCLUSION", excluded.size())) {
                excluded.forEach(this::excluded);
            }
            List<PlanAccount> casesD = plan.accounts().stream()
                    .filter(account -> "D".equals(account.scored().specialCase())
                            && account.effectiveTier().isPresent())
                    .toList();
            if (matters.reaches("SPECIAL_CASE_D", casesD.size())) {
                casesD.forEach(account -> look(
                        "SPECIAL_CASE_D",
                        account.accountId(),
                        new Message("planning.finding.SPECIAL_CASE_D"),
                        new Message(
                                "planning.finding.nameAndReason",
                                account.name(),
                                Optional.ofNullable(account.scored().specialCaseReason())
                                        .orElse("-")),
                        matters.clause("SPECIAL_CASE_D"),
                        "R-KASM-6"));
            }
        }

        private void excluded(PlanAccount account) {
            String reason =
                    account.decisionReason().or(account::exclusionReason).orElse("-");
            look(
                    "EXCLUSION",
                    account.accountId(),
                    new Message("planning.finding.EXCLUSION"),
                    new Message("planning.finding.nameAndReason", account.name(), reason),
                    account.isExclusionConfirmed() ? matters.clause("EXCLUSION") : "6.1.1",
                    account.isExclusionConfirmed() ? "R-RISK-6" : "R-SEL-1");
        }

        private void budgetRise() {
            PlanTotals totals = budget.totals(plan);
            if (!totals.budgetLastKnown()) {
                // There is nothing to be above.
                return;
            }
            BigDecimal thisYear = totals.budgetNow();
            BigDecimal lastYear = totals.budgetLast();
            BigDecimal rise = thisYear.subtract(lastYear);
            if (matters.reaches("BUDGET_RISE", rise)) {
                look(
                        "BUDGET_RISE",
                        "",
                        new Message("planning.finding.BUDGET_RISE"),
                        new Message(
                                "planning.finding.BUDGET_RISE.detail",
                                formats.amount(thisYear),
                                formats.amount(lastYear),
                                formats.signedAmount(rise)),
                        matters.clause("BUDGET_RISE"),
                        "R-KAMR-9");
            }
        }

        /** That nobody may decide, or somebody was named for a decision, is for every later station to see. */
        private void deciders() {
            deciders.station(plan).ifPresent(station -> {
                if (deciders.at(plan, station).isNobody()) {
                    look(
                            "NOBODY_DECIDES",
                            "",
                            new Message("planning.finding.NOBODY_DECIDES", organization.postName(station.post(unit))),
                            new Message("planning.finding.NOBODY_DECIDES.detail"),
                            "6.2",
                            "R-2.4");
                }
            });
            for (PlanDeputy deputy : deciders.deputies(plan)) {
                look(
                        "DEPUTY",
                        "",
                        new Message("planning.finding.DEPUTY"),
                        new Message(
                                "planning.finding.DEPUTY.detail",
                                nameOf(deputy.employeeId()),
                                organization.postName(deputy.station().post(unit)),
                                deputy.reason()),
                        "6.2",
                        "R-2.4");
            }
        }

        /** A frozen plan, or one that is being amended, against the list as it now is. */
        private void differences() {
            if (plan.status().isOpen() && !plan.isAmending()) {
                return;
            }
            for (PlanScores.Difference difference : scores.differences(plan)) {
                look(
                        "LIST_CORRECTED",
                        difference.accountId(),
                        new Message(
                                plan.isAmending()
                                        ? "planning.finding.LIST_CHANGED"
                                        : "planning.finding.LIST_CORRECTED"),
                        difference.words(),
                        "6.1.1",
                        "R-SEL-1");
            }
        }

        private void stop(
                String kind,
                String subject,
                Message headline,
                Message detail,
                String clause,
                String rule,
                String reasonKind) {
            findings.add(new PlanFinding(Severity.STOP, kind, subject, headline, detail, clause, rule, reasonKind));
        }

        private void look(String kind, String subject, Message headline, Message detail, String clause, String rule) {
            findings.add(new PlanFinding(Severity.LOOK, kind, subject, headline, detail, clause, rule, null));
        }
    }

    static Message tierWord(Tier tier) {
        return new Message("planning.tier." + (tier == null ? "NONE" : tier.name()));
    }

    private static BigDecimal total(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

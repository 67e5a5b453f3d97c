package th.kamt.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Responsible;
import th.kamt.staffing.AssignedAccount;
import th.kamt.staffing.Eligibility;
import th.kamt.staffing.EligibilityResult;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;
import th.kamt.staffing.StaffingAccount;
import th.kamt.staffing.StaffingPerson;
import th.kamt.staffing.StaffingProblem;
import th.kamt.staffing.StaffingProposal;
import th.kamt.staffing.StaffingProposer;
import th.kamt.staffing.StaffingRules;
import th.kamt.staffing.Unmet;
import th.kamt.workflow.DecisionTables;

/** Keeps a plan's KAMRs, top-ups and assignments in step with its accounts and its people (clause 6.1.2). */
@Component
class PlanStaffer {

    private final DecisionTables tables;
    private final PlanRepository plans;
    private final Organization organization;
    private final Preparers preparers;
    private final PlanAmendmentStore amendments;

    PlanStaffer(
            DecisionTables tables,
            PlanRepository plans,
            Organization organization,
            Preparers preparers,
            PlanAmendmentStore amendments) {
        this.tables = tables;
        this.plans = plans;
        this.organization = organization;
        this.preparers = preparers;
        this.amendments = amendments;
    }

    StaffingRules rules(PlanYear year) {
        return StaffingRules.read(tables, year);
    }

    /** Somebody who is, or could be, KAMR of a unit. */
    record Candidate(Employee employee, EligibilityResult eligibility, boolean waived) {}

    /** Chooses KAMRs and top-ups and assigns the accounts; what the manager chose or moved stays. */
    void staff(Plan plan) {
        plan.accounts().forEach(PlanAccount::withoutTopUp);
        boolean ceos = preparers.isCeos(organization.requireUnit(plan.unitCode()));
        if (!ceos && !plan.isAmending()) {
            plan.kamrs()
                    .removeIf(kamr -> kamr.isNetworkSide() && kamr.appointedBy().isEmpty());
        }
        List<Candidate> candidates = candidates(plan);
        StaffingProposal proposal = StaffingProposer.propose(problem(plan, candidates));
        if (lacksPeople(proposal)) {
            // Better a proposal that names who would need the head's reason (R-KAMR-3) than one without a KAMR: the
            // check
            // still asks for the reason before the plan is submitted.
            candidates = candidates.stream().map(PlanStaffer::asIfWaived).toList();
            proposal = StaffingProposer.propose(problem(plan, candidates));
            if (ceos && !plan.isAmending()) {
                proposal = withNetworkSide(plan, candidates, proposal);
            }
        }
        Set<String> appointed = new HashSet<>(proposal.kamrs());
        plan.kamrs().removeIf(kamr -> !appointed.contains(kamr.employeeId()));
        for (Candidate candidate : candidates) {
            String id = candidate.employee().employeeId();
            if (appointed.contains(id) && plan.kamr(id).isEmpty()) {
                plan.kamrs()
                        .add(new PlanKamr(
                                plan, id, candidate.eligibility().origin().name(), false, true, null));
            }
        }
        for (String accountId : proposal.topUps()) {
            plan.account(accountId).ifPresent(PlanAccount::topUp);
        }
        Map<String, String> assigned = proposal.assignments().stream()
                .filter(assignment -> assignment.employeeId() != null)
                .collect(Collectors.toMap(
                        StaffingProposal.Assignment::accountId, StaffingProposal.Assignment::employeeId));
        for (PlanAccount account : plan.accounts()) {
            String kamr = account.needsKamr() ? assigned.get(account.accountId()) : null;
            boolean stillPinned = account.isKamrPinned()
                    && Objects.equals(kamr, account.kamr().orElse(null));
            account.assign(kamr, stillPinned);
        }
    }

    /** As long as own people do not do, one more of the Network side's trained people: only in the CEO's own plan (R-KAMR-8). */
    private StaffingProposal withNetworkSide(Plan plan, List<Candidate> candidates, StaffingProposal ownPeople) {
        StaffingProposal proposal = ownPeople;
        for (Candidate candidate : candidates) {
            EligibilityResult eligibility = candidate.eligibility();
            if (!lacksPeople(proposal)) {
                return proposal;
            }
            if (eligibility.origin() == Origin.NETWORK && eligibility.trained()) {
                List<String> chosen = new ArrayList<>(proposal.kamrs());
                chosen.add(candidate.employee().employeeId());
                proposal = StaffingProposer.propose(problem(plan, candidates, chosen));
            }
        }
        return proposal;
    }

    private static boolean lacksPeople(StaffingProposal proposal) {
        return proposal.unmet().stream()
                .anyMatch(unmet -> unmet.kind() == Unmet.Kind.NO_KAMR || unmet.kind() == Unmet.Kind.TOO_FEW_KAMRS);
    }

    private static Candidate asIfWaived(Candidate candidate) {
        return new Candidate(candidate.employee(), candidate.eligibility(), true);
    }

    /** What the unit has to staff, as the rules see it. */
    StaffingProblem problem(Plan plan, List<Candidate> candidates) {
        // What is in force is chosen: an amendment changes what the unit changes, and nothing by itself.
        List<String> chosen = plan.isAmending() || plan.kamrs().stream().anyMatch(PlanKamr::chosenByManager)
                ? plan.kamrs().stream().map(PlanKamr::employeeId).toList()
                : List.of();
        return problem(plan, candidates, chosen);
    }

    private StaffingProblem problem(Plan plan, List<Candidate> candidates, List<String> chosen) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> lastYear = lastYears(plan);
        return new StaffingProblem(
                unit.code(),
                unit.kind(),
                rules(plan.year()),
                plan.accounts().stream()
                        .map(account -> staffingAccount(plan, account))
                        .toList(),
                candidates.stream()
                        .map(candidate -> StaffingPerson.of(
                                candidate.employee(),
                                candidate.eligibility(),
                                candidate.waived(),
                                lastYear.contains(candidate.employee().employeeId())))
                        .toList(),
                chosen);
    }

    /** Last year's KAMRs as the list names them, else by last year's plan; a region has only its plan. */
    private Set<String> lastYears(Plan plan) {
        Set<String> named = plan.accounts().stream()
                .map(account -> account.scored().lastKamr())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? plans.findByPlanYearAndUnitCode(plan.year().previous().buddhistEra(), plan.unitCode()).stream()
                        .flatMap(lastYear -> lastYear.kamrs().stream())
                        .map(PlanKamr::employeeId)
                        .collect(Collectors.toSet())
                : named;
    }

    private static StaffingAccount staffingAccount(Plan plan, PlanAccount account) {
        boolean stays = account.isKamrPinned()
                || (plan.isAmending() && account.kamr().flatMap(plan::kamr).isPresent());
        boolean leftOut = account.isExcludedByUnit()
                || account.isExclusionConfirmed()
                || account.scored().exclusionProposed();
        return new StaffingAccount(
                account.accountId(),
                account.scored().bpNo(),
                account.tierBeforeTopUp().orElse(null),
                account.avgBillBaht(),
                account.scored().lastKamr(),
                account.scored().responsible() == Responsible.HQ,
                leftOut,
                stays ? account.kamr().orElse(null) : null);
    }

    /**
     * Everybody the unit could make KAMR: who is available as such in the unit (R-KAMR-2), of a pilot province's Network side
     * (R-KAMR-8), and whoever the plan has already; not who is KAMR in another unit's plan.
     */
    List<Candidate> candidates(Plan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Map<String, Employee> people = organization.ownHolders(new RoleAt(Role.KAMR, unit.code())).stream()
                .collect(Collectors.toMap(Employee::employeeId, Function.identity()));
        if (unit.kind() == UnitKind.PILOT_CENTER) {
            networkSide(unit).forEach(person -> people.putIfAbsent(person.employeeId(), person));
        }
        people.keySet().removeAll(appointedElsewhere(plan).keySet());
        plan.kamrs().stream()
                .map(kamr -> organization.employee(kamr.employeeId()))
                .flatMap(Optional::stream)
                .forEach(person -> people.putIfAbsent(person.employeeId(), person));
        Eligibility eligibility = new Eligibility(rules(plan.year()));
        List<Candidate> candidates = new ArrayList<>();
        people.values().stream()
                .sorted(Comparator.comparing(Employee::employeeId))
                .forEach(person -> candidates.add(candidate(plan, unit, person, eligibility)));
        return candidates;
    }

    /**
     * Who is KAMR in another unit's plan of the year, with that unit: the band of 6 to 12 is one person's (R-KAMR-4), so nobody
     * has two loads that are never added. Regional KAMRs belong to the region and have no band.
     */
    Map<String, Unit> appointedElsewhere(Plan plan) {
        Map<String, Unit> elsewhere = new HashMap<>();
        if (organization.requireUnit(plan.unitCode()).kind() == UnitKind.REGION) {
            return elsewhere;
        }
        List<PlanRepository.Appointment> appointments =
                new ArrayList<>(plans.appointedElsewhere(plan.year().buddhistEra(), plan.unitCode()));
        appointments.addAll(amendments.kamrsInForce(plan.year(), plan.unitCode()));
        for (PlanRepository.Appointment appointment : appointments) {
            organization
                    .unit(appointment.unitCode())
                    .filter(unit -> unit.kind() != UnitKind.REGION)
                    .ifPresent(unit -> elsewhere.putIfAbsent(appointment.employeeId(), unit));
        }
        return elsewhere;
    }

    /** Whether the person is of the Network side of that pilot centre's province, whom its CEO alone appoints (R-KAMR-8). */
    boolean isNetworkSide(Unit centre, String employeeId) {
        return Optional.ofNullable(employeeId)
                .flatMap(organization::employee)
                .flatMap(person -> organization.unit(person.unitCode()))
                .filter(home -> Eligibility.isNetworkSideOf(home, centre))
                .isPresent();
    }

    private List<Employee> networkSide(Unit centre) {
        return organization.units().stream()
                .filter(unit ->
                        unit.kind() == UnitKind.NETWORK && Objects.equals(unit.provinceCode(), centre.provinceCode()))
                .flatMap(unit -> organization.ownHolders(new RoleAt(Role.KAMR, unit.code())).stream())
                .toList();
    }

    private Candidate candidate(Plan plan, Unit unit, Employee person, Eligibility eligibility) {
        PlanKamr appointed = plan.kamr(person.employeeId()).orElse(null);
        boolean attested = appointed == null || appointed.skillAttested();
        // Nobody but the CEO can choose them, so that whoever is not yet chosen would be the CEO's.
        boolean appointedByCeo = appointed == null || appointed.appointedBy().isPresent() || preparers.isCeos(unit);
        EligibilityResult result = eligibility.assess(
                person, organization.requireUnit(person.unitCode()), unit, plan.year(), attested, appointedByCeo);
        boolean waived = appointed != null && appointed.waiverReason() != null;
        boolean replaces = appointed != null && appointed.replaces().isPresent();
        return new Candidate(person, replaces ? result.trainingToFollow() : result, waived);
    }

    /** Somebody who is not available as KAMR here, but whom the head may still choose with a reason (R-KAMR-3). */
    Candidate outsider(Plan plan, String employeeId) {
        Employee person = Optional.ofNullable(employeeId)
                .flatMap(organization::employee)
                .orElseThrow(
                        () -> new RefusedException(new Message("planning.kamr.unknown", String.valueOf(employeeId))));
        Unit unit = organization.requireUnit(plan.unitCode());
        return candidate(plan, unit, person, new Eligibility(rules(plan.year())));
    }

    /** KAMRs of an amended plan who replaced another and have yet to be trained and tested (R-KAMR-3), by employee id. */
    List<Employee> trainingToFollow(Plan plan) {
        return plan.kamrs().stream()
                .filter(kamr -> kamr.replaces().isPresent())
                .map(kamr -> organization.employee(kamr.employeeId()))
                .flatMap(Optional::stream)
                .filter(person -> person.kamrTrainedOn() == null)
                .sorted(Comparator.comparing(Employee::employeeId))
                .toList();
    }

    /** Loads of the plan's KAMRs, in the order of their employee ids. */
    List<KamrLoad> loads(Plan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        return KamrLoad.all(
                rules(plan.year()),
                unit.kind(),
                plan.kamrs().stream().map(PlanKamr::employeeId).toList(),
                assigned(plan));
    }

    static List<AssignedAccount> assigned(Plan plan) {
        return plan.accounts().stream()
                .filter(account -> account.effectiveTier().isPresent())
                .map(account -> new AssignedAccount(
                        account.accountId(),
                        account.effectiveTier().orElseThrow(),
                        account.isTopUp(),
                        account.kamr().orElse(null)))
                .toList();
    }
}

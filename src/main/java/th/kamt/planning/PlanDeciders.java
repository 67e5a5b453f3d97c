package th.kamt.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;

/** Who may decide on a plan now, and why somebody may not: by person, whatever the post. */
@Component
class PlanDeciders {

    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanDeputyRepository deputies;
    private final Organization organization;

    PlanDeciders(
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanDeputyRepository deputies,
            Organization organization) {
        this.decisions = decisions;
        this.changes = changes;
        this.deputies = deputies;
        this.organization = organization;
    }

    /** The station the plan is at; empty while it is not in approval. */
    Optional<Station> station(Plan plan) {
        return plan.status() == PlanStatus.IN_APPROVAL
                ? PlanStandings.stationsToCome(plan, decisions.standing(plan)).stream()
                        .findFirst()
                : Optional.empty();
    }

    Deciders at(Plan plan, Station station) {
        return at(plan, station, record(plan));
    }

    /** As {@link #at(Plan, Station)}, where the plan's record has been read. */
    Deciders at(Plan plan, Station station, PlanRecord of) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> barred = Deciders.barred(plan, station, of.preparers(), of.said());
        Deciders line = Deciders.find(organization, unit, station, barred);
        if (!line.isNobody()) {
            return line;
        }
        return of.deputies().stream()
                .filter(deputy -> deputy.isFor(station, plan.round()))
                .reduce((earlier, later) -> later)
                .map(PlanDeputy::employeeId)
                .filter(person -> !barred.contains(person))
                .filter(person -> organization.employee(person).isPresent() && !organization.hasLeft(person))
                .map(line::deputisedBy)
                .orElse(line);
    }

    /** What bars people from deciding on a plan, and who was named for it. */
    record PlanRecord(Set<String> preparers, List<PlanDecision> said, List<PlanDeputy> deputies) {}

    private PlanRecord record(Plan plan) {
        return new PlanRecord(preparers(plan), decisions.standing(plan), deputies.findByPlanIdOrderById(plan.id()));
    }

    /** The records of several plans, by plan id, in as many reads as of one. */
    Map<Long, PlanRecord> records(Collection<Plan> plans) {
        List<Long> ids = plans.stream().map(Plan::id).toList();
        Map<Long, Integer> present =
                plans.stream().collect(Collectors.toMap(Plan::id, Plan::amendment, (one, same) -> one));
        Map<Long, Set<String>> preparers = changes.preparers(ids).stream()
                .filter(preparer -> preparer.amendment() == present.get(preparer.planId()))
                .collect(Collectors.groupingBy(
                        PlanChangeRepository.Preparer::planId,
                        Collectors.mapping(PlanChangeRepository.Preparer::person, Collectors.toSet())));
        Map<Long, List<PlanDecision>> said =
                decisions.standing(plans).stream().collect(Collectors.groupingBy(PlanDecision::planId));
        Map<Long, List<PlanDeputy>> named =
                deputies.findByPlanIdInOrderById(ids).stream().collect(Collectors.groupingBy(PlanDeputy::planId));
        Map<Long, PlanRecord> records = new HashMap<>();
        for (Plan plan : plans) {
            records.put(
                    plan.id(),
                    new PlanRecord(
                            preparers.getOrDefault(plan.id(), Set.of()),
                            said.getOrDefault(plan.id(), List.of()),
                            named.getOrDefault(plan.id(), List.of())));
        }
        return records;
    }

    /** Everybody named for a decision on the plan so far, in order. */
    List<PlanDeputy> deputies(Plan plan) {
        return deputies.findByPlanIdOrderById(plan.id()).stream()
                .filter(deputy -> deputy.isOf(plan))
                .toList();
    }

    /** Everybody who has had a hand in preparing the plan; of an amendment, those of the amendment. */
    private Set<String> preparers(Plan plan) {
        Set<String> people = new HashSet<>(changes.preparers(plan.id(), plan.amendment()));
        plan.submittedBy().ifPresent(people::add);
        return people;
    }

    /** In whose place that person decides there, by nothing but a substitution. */
    Optional<String> actingFor(Deciders at, String person) {
        return organization.actingFor(person, at.post(), at.people());
    }

    /** Why the plan waits for somebody absent: whoever stands in for them may not decide on it. */
    Optional<Message> whoWaitsInVain(Plan plan) {
        return station(plan)
                .flatMap(station -> barredStandIns(plan, station, at(plan, station)).stream()
                        .findFirst());
    }

    /** Of each who stands in for somebody who decides there but may not decide on this plan: that the plan waits all the same. */
    List<Message> barredStandIns(Plan plan, Station station, Deciders at) {
        Set<String> barred = Deciders.barred(plan, station, preparers(plan), decisions.standing(plan));
        return at.people().stream()
                .flatMap(absent -> organization.standIn(absent).stream()
                        .filter(barred::contains)
                        .map(substitute -> new Message(
                                "planning.change.standInBarred",
                                organization.nameOf(substitute),
                                organization.nameOf(absent))))
                .toList();
    }

    /** Why that person is barred at the station, or nobody may act in the name of whom they stand in for. */
    Optional<Message> whyNotInTheirName(Plan plan, Station station, String person) {
        return whyNotInTheirName(plan, station, person, record(plan));
    }

    Optional<Message> whyNotInTheirName(Plan plan, Station station, String person, PlanRecord of) {
        return whyBarred(plan, station, person, of)
                .or(() -> organization.standsInFor(person).stream()
                        .filter(absent -> Deciders.barred(plan, station, of.preparers(), of.said())
                                .contains(absent))
                        .findFirst()
                        .map(absent -> new Message("planning.approval.inBarredName", organization.nameOf(absent))));
    }

    /** Why that person is barred at the station, whatever post they hold; empty if they are not. */
    Optional<Message> whyBarred(Plan plan, Station station, String person) {
        return whyBarred(plan, station, person, record(plan));
    }

    Optional<Message> whyBarred(Plan plan, Station station, String person, PlanRecord of) {
        if (!Deciders.barred(plan, station, of.preparers(), of.said()).contains(person)) {
            return Optional.empty();
        }
        return Optional.of(of.said().stream()
                .filter(decision -> decision.decidedBy().equals(person)
                        || decision.actedFor().filter(person::equals).isPresent())
                .filter(decision -> decision.station() != station)
                .findFirst()
                .map(earlier ->
                        new Message("planning.approval.decidedBefore", organization.postName(earlier.decidedAs())))
                .orElseGet(() -> new Message("planning.approval.prepared")));
    }
}

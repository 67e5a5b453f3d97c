package th.kamt.planning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                ? PlanStandings.stationsToCome(plan, decisions.standing(plan.id())).stream()
                        .findFirst()
                : Optional.empty();
    }

    Deciders at(Plan plan, Station station) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> barred = barred(plan, station);
        Deciders line = Deciders.find(organization, unit, station, barred);
        if (!line.isNobody()) {
            return line;
        }
        return deputies.findByPlanIdOrderById(plan.id()).stream()
                .filter(deputy -> deputy.isFor(station, plan.round()))
                .reduce((earlier, later) -> later)
                .map(PlanDeputy::employeeId)
                .filter(person -> !barred.contains(person))
                .filter(person -> organization.employee(person).isPresent() && !organization.hasLeft(person))
                .map(line::deputisedBy)
                .orElse(line);
    }

    /** Everybody named for a decision on the plan so far, in order. */
    List<PlanDeputy> deputies(Plan plan) {
        return deputies.findByPlanIdOrderById(plan.id());
    }

    private Set<String> barred(Plan plan, Station station) {
        return Deciders.barred(plan, station, preparers(plan), decisions.standing(plan.id()));
    }

    /** Everybody who has had a hand in preparing the plan. */
    private Set<String> preparers(Plan plan) {
        Set<String> people = new HashSet<>(changes.preparers(plan.id()));
        plan.submittedBy().ifPresent(people::add);
        return people;
    }

    /** Why that person is barred at the station, whatever post they hold; empty if they are not. */
    Optional<Message> whyBarred(Plan plan, Station station, String person) {
        if (!barred(plan, station).contains(person)) {
            return Optional.empty();
        }
        return Optional.of(decisions.standing(plan.id()).stream()
                .filter(decision -> decision.decidedBy().equals(person) && decision.station() != station)
                .findFirst()
                .map(earlier ->
                        new Message("planning.approval.decidedBefore", PostWords.of(organization, earlier.decidedAs())))
                .orElseGet(() -> new Message("planning.approval.prepared")));
    }
}

package th.kamt.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanStanding.StationStanding;

/** Where the plans of a year stand. */
@Service
@Transactional(readOnly = true)
public class PlanStandings {

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanDeadlines deadlines;

    PlanStandings(PlanRepository plans, PlanDecisionRepository decisions, PlanDeadlines deadlines) {
        this.plans = plans;
        this.decisions = decisions;
        this.deadlines = deadlines;
    }

    /** Plans of those units, ordered by unit code. */
    public List<PlanStanding> of(PlanYear year, Collection<String> unitCodes) {
        List<Plan> found = plans.findByPlanYearAndUnitCodeInOrderByUnitCode(year.buddhistEra(), unitCodes);
        Function<Plan, LocalDate> dueOn = deadlines.dueOn(year, found);
        Map<Long, List<PlanDecision>> said =
                decisions.standing(found).stream().collect(Collectors.groupingBy(PlanDecision::planId));
        return found.stream()
                .map(plan -> standing(plan, said.getOrDefault(plan.id(), List.of()), dueOn.apply(plan)))
                .toList();
    }

    PlanStanding standing(Plan plan, List<PlanDecision> decisions) {
        return standing(plan, decisions, deadlines.dueOn(plan));
    }

    private static PlanStanding standing(Plan plan, List<PlanDecision> decisions, LocalDate dueOn) {
        List<StationStanding> stations = new ArrayList<>();
        decisions.forEach(decision -> stations.add(StationStanding.of(decision)));
        if (plan.status() != PlanStatus.APPROVED) {
            stationsToCome(plan, decisions)
                    .forEach(station -> stations.add(StationStanding.toCome(station, plan.round())));
        }
        return new PlanStanding(
                plan.year(),
                plan.unitCode(),
                plan.status(),
                plan.route(),
                dueOn,
                stations,
                plan.isAmending() ? plan.amendment() : 0);
    }

    /** Stations of the route that have not decided in the present round. */
    static List<Station> stationsToCome(Plan plan, List<PlanDecision> decisions) {
        if (plan.status() != PlanStatus.IN_APPROVAL) {
            return plan.route().stations();
        }
        Set<Station> done = decisions.stream()
                .filter(decision -> decision.round() == plan.round())
                .map(PlanDecision::station)
                .collect(Collectors.toSet());
        return plan.route().stations().stream()
                .filter(station -> !done.contains(station))
                .toList();
    }
}

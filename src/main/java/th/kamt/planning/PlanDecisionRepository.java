package th.kamt.planning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PlanDecisionRepository extends JpaRepository<PlanDecision, Long> {

    /**
     * What counts on the plan now: the decisions on its present or last run of approval, in their order, but for those taken back,
     * which count as not given. Those on what was in force before an amendment are history.
     */
    default List<PlanDecision> standing(Plan plan) {
        return standing(plan.id()).stream()
                .filter(decision -> decision.amendment() == plan.amendment())
                .toList();
    }

    /** As {@link #standing(Plan)}, of several plans. */
    default List<PlanDecision> standing(Collection<Plan> plans) {
        Map<Long, Integer> present =
                plans.stream().collect(Collectors.toMap(Plan::id, Plan::amendment, (one, same) -> one));
        return standingOf(present.keySet()).stream()
                .filter(decision -> decision.amendment() == present.get(decision.planId()))
                .toList();
    }

    /** The plan's decisions of all its runs in their order, but for those taken back. */
    @Query("select d from PlanDecision d where d.planId = :planId and d.takenBackAt is null order by d.id")
    List<PlanDecision> standing(Long planId);

    /** As {@link #standing(Long)}, of several plans. */
    @Query("select d from PlanDecision d where d.planId in :planIds and d.takenBackAt is null order by d.id")
    List<PlanDecision> standingOf(Collection<Long> planIds);

    /** The decision made in that user task, also if it was taken back. */
    Optional<PlanDecision> findByTaskId(String taskId);

    List<PlanDecision> findByTaskIdIn(Collection<String> taskIds);
}

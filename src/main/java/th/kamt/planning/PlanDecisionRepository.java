package th.kamt.planning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PlanDecisionRepository extends JpaRepository<PlanDecision, Long> {

    /** The plan's decisions in their order, but for those taken back: these count as not given. */
    @Query("select d from PlanDecision d where d.planId = :planId and d.takenBackAt is null order by d.id")
    List<PlanDecision> standing(Long planId);

    /** As {@link #standing(Long)}, of several plans. */
    @Query("select d from PlanDecision d where d.planId in :planIds and d.takenBackAt is null order by d.id")
    List<PlanDecision> standing(Collection<Long> planIds);

    /** The decision made in that user task, also if it was taken back. */
    Optional<PlanDecision> findByTaskId(String taskId);

    List<PlanDecision> findByTaskIdIn(Collection<String> taskIds);
}

package th.kamt.planning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PlanChangeRepository extends JpaRepository<PlanChange, Long> {

    List<PlanChange> findByPlanIdOrderByIdDesc(Long planId);

    List<PlanChange> findByPlanIdAndMessageKeyOrderById(Long planId, String messageKey);

    /** Who has had a hand in that run of the plan's preparation, or in whose name somebody had: 0 the first plan, else the amendment's number. */
    @Query("select distinct c.changedBy from PlanChange c where c.planId = :planId and c.byPreparer = true"
            + " and c.amendment = :amendment"
            + " union select distinct c.actedFor from PlanChange c where c.planId = :planId and c.byPreparer = true"
            + " and c.amendment = :amendment and c.actedFor is not null")
    Set<String> preparers(Long planId, int amendment);

    /** @param person who has had a hand in preparing the plan, or in whose name somebody had */
    record Preparer(Long planId, int amendment, String person) {}

    @Query(
            "select distinct new th.kamt.planning.PlanChangeRepository$Preparer(c.planId, c.amendment, c.changedBy) from PlanChange c"
                    + " where c.planId in :planIds and c.byPreparer = true"
                    + " union select distinct new th.kamt.planning.PlanChangeRepository$Preparer(c.planId, c.amendment, c.actedFor)"
                    + " from PlanChange c where c.planId in :planIds and c.byPreparer = true and c.actedFor is not null")
    List<Preparer> preparers(Collection<Long> planIds);

    Optional<PlanChange> findFirstByPlanIdAndChangedByAndChangedAtAndActedForIsNotNull(
            Long planId, String changedBy, Instant changedAt);

    Optional<PlanChange> findFirstByPlanIdAndMessageKeyInOrderByIdDesc(Long planId, Collection<String> messageKeys);
}

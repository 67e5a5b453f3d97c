package th.kamt.planning;

import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PlanChangeRepository extends JpaRepository<PlanChange, Long> {

    List<PlanChange> findByPlanIdOrderByIdDesc(Long planId);

    List<PlanChange> findByPlanIdAndMessageKeyOrderById(Long planId, String messageKey);

    @Query("select distinct c.changedBy from PlanChange c where c.planId = :planId and c.byPreparer = true")
    Set<String> preparers(Long planId);
}

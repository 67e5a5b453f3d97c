package th.kamt.planning;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PlanDecisionRepository extends JpaRepository<PlanDecision, Long> {

    List<PlanDecision> findByPlanIdOrderById(Long planId);

    List<PlanDecision> findByPlanIdInOrderById(Collection<Long> planIds);
}

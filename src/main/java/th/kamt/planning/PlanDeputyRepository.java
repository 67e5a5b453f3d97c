package th.kamt.planning;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PlanDeputyRepository extends JpaRepository<PlanDeputy, Long> {

    List<PlanDeputy> findByPlanIdOrderById(Long planId);

    List<PlanDeputy> findByPlanIdInOrderById(Collection<Long> planIds);
}

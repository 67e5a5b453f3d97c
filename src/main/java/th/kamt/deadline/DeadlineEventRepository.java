package th.kamt.deadline;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeadlineEventRepository extends JpaRepository<DeadlineEvent, Long> {

    List<DeadlineEvent> findByDeadlineIdOrderById(Long deadlineId);
}

package th.kamt.deadline;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeadlineEventRepository extends JpaRepository<DeadlineEvent, Long> {

    List<DeadlineEvent> findByDeadlineIdOrderById(Long deadlineId);

    List<DeadlineEvent> findByWhatAndAtBetweenOrderById(EventKind what, Instant from, Instant until);
}

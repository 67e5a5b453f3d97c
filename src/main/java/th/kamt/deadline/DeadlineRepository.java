package th.kamt.deadline;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DeadlineRepository extends JpaRepository<Deadline, Long> {

    Optional<Deadline> findByKindAndBusinessKey(DeadlineKind kind, String businessKey);

    /** Which of these have a deadline of that kind. */
    @Query("select d.businessKey from Deadline d where d.kind = :kind and d.businessKey in :businessKeys")
    Set<String> registered(DeadlineKind kind, Collection<String> businessKeys);

    /** Locks the deadline: telling, moving and meeting it follow each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deadline d where d.id = :id")
    Optional<Deadline> lock(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deadline d where d.kind = :kind and d.businessKey = :businessKey")
    Optional<Deadline> lock(DeadlineKind kind, String businessKey);

    List<Deadline> findByPlanYearAndCancelledFalse(int planYear);

    /** When one piece of work is due. */
    record Due(String businessKey, Instant at) {}

    @Query("select new th.kamt.deadline.DeadlineRepository$Due(d.businessKey, d.dueAt) from Deadline d"
            + " where d.kind = :kind and d.planYear = :planYear")
    List<Due> due(DeadlineKind kind, int planYear);

    List<Deadline> findByKindAndDoneAtIsNullOrderById(DeadlineKind kind);

    List<Deadline> findByDoneAtIsNullAndEscalationBaseIsNotNullOrderById();
}

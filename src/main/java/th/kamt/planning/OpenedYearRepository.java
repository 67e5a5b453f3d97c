package th.kamt.planning;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface OpenedYearRepository extends JpaRepository<OpenedYear, Integer> {

    /** Locks the year's row: the list's arrival, the scoring and the last approval follow each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select y from OpenedYear y where y.planYear = :planYear")
    Optional<OpenedYear> lock(int planYear);
}

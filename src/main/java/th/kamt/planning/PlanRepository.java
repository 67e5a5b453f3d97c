package th.kamt.planning;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface PlanRepository extends JpaRepository<Plan, Long> {

    Optional<Plan> findByPlanYearAndUnitCode(int planYear, String unitCode);

    /** Locks the plan: deciding, withdrawing, submitting and editing it follow each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Plan p where p.planYear = :planYear and p.unitCode = :unitCode")
    Optional<Plan> lock(int planYear, String unitCode);

    List<Plan> findByPlanYearOrderByUnitCode(int planYear);

    List<Plan> findByPlanYearAndUnitCodeInOrderByUnitCode(int planYear, Collection<String> unitCodes);

    @Query("select p.unitCode from Plan p where p.planYear = :planYear")
    List<String> unitCodes(int planYear);

    @Query("select a.plan.unitCode from PlanAccount a where a.plan.planYear = :planYear and a.accountId = :accountId")
    Optional<String> unitOfAccount(int planYear, String accountId);

    /** @param unitCode of the plan that has the person */
    record Appointment(String employeeId, String unitCode) {}

    /** Who is KAMR in the year's other plans; read without writing first what this plan's change has done so far. */
    @QueryHints(@QueryHint(name = "org.hibernate.flushMode", value = "COMMIT"))
    @Query("select new th.kamt.planning.PlanRepository$Appointment(k.employeeId, k.plan.unitCode) from PlanKamr k"
            + " where k.plan.planYear = :planYear and k.plan.unitCode <> :unitCode order by k.plan.unitCode")
    List<Appointment> appointedElsewhere(int planYear, String unitCode);

    boolean existsByPlanYearAndUnitCode(int planYear, String unitCode);

    /** Approved plans, those with an open amendment included: what was approved stays in force meanwhile. */
    @Query("select p from Plan p where p.status = th.kamt.planning.PlanStatus.APPROVED or p.amending = true"
            + " order by p.planYear, p.unitCode")
    List<Plan> inForce();

    List<Plan> findByStatusNotAndAmendingFalse(PlanStatus status);

    long countByPlanYearAndStatusNotAndAmendingFalse(int planYear, PlanStatus status);
}

package th.kamt.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Persistable;
import th.kamt.calendar.PlanYear;

/** One row a plan year: it is opened once, whatever opens it. */
@Entity
@Table(name = "plan_year")
class OpenedYear implements Persistable<Integer> {

    @Id
    private int planYear;

    private String processInstanceId;
    private Instant openedAt;
    private String openedBy;
    private Instant allApprovedAt;

    @Version
    private int version;

    @jakarta.persistence.Transient
    private boolean fresh;

    protected OpenedYear() {}

    OpenedYear(PlanYear year, String openedBy, Instant openedAt) {
        this.planYear = year.buddhistEra();
        this.openedBy = openedBy;
        this.openedAt = openedAt;
        this.fresh = true;
    }

    @Override
    public Integer getId() {
        return planYear;
    }

    /** An insert, so that a year opened twice collides in the database. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    PlanYear year() {
        return new PlanYear(planYear);
    }

    Optional<String> processInstanceId() {
        return Optional.ofNullable(processInstanceId);
    }

    void runsAs(String instanceId) {
        processInstanceId = instanceId;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Employee id, or {@code timer}. */
    String openedBy() {
        return openedBy;
    }

    Optional<Instant> allApprovedAt() {
        return Optional.ofNullable(allApprovedAt);
    }

    void allApproved(Instant at) {
        allApprovedAt = at;
    }
}

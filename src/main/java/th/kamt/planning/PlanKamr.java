package th.kamt.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A KAMR of the plan; {@code origin} is UNIT, NETWORK or REGION. */
@Entity
@Table(name = "plan_kamr")
class PlanKamr {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String employeeId;
    private String origin;
    private boolean chosenByManager;
    private boolean skillAttested;
    private String waiverReason;

    protected PlanKamr() {}

    PlanKamr(
            Plan plan,
            String employeeId,
            String origin,
            boolean chosenByManager,
            boolean skillAttested,
            String waiverReason) {
        this.plan = plan;
        this.employeeId = employeeId;
        this.origin = origin;
        this.chosenByManager = chosenByManager;
        this.skillAttested = skillAttested;
        this.waiverReason = waiverReason;
    }

    Long id() {
        return id;
    }

    String employeeId() {
        return employeeId;
    }

    String origin() {
        return origin;
    }

    boolean chosenByManager() {
        return chosenByManager;
    }

    boolean skillAttested() {
        return skillAttested;
    }

    String waiverReason() {
        return waiverReason;
    }

    void waive(String reason) {
        waiverReason = reason;
    }

    void choose(boolean attested) {
        chosenByManager = true;
        skillAttested = attested;
    }
}

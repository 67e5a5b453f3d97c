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
import java.util.Optional;
import th.kamt.staffing.Origin;

/** A KAMR of the plan; {@code origin} is the name of an {@link Origin}. */
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
    private String appointedBy;
    private String replaces;

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

    /** The province CEO who appointed them; empty unless they are from the Network side (R-KAMR-8). */
    Optional<String> appointedBy() {
        return Optional.ofNullable(appointedBy);
    }

    /** Whom they replace, appointed during the year (R-KAMR-3); empty if they were chosen as any other. */
    Optional<String> replaces() {
        return Optional.ofNullable(replaces);
    }

    void inPlaceOf(String formerKamr) {
        replaces = formerKamr;
    }

    boolean isNetworkSide() {
        return Origin.NETWORK.name().equals(origin);
    }

    void appointedBy(String ceo) {
        appointedBy = ceo;
        chosenByManager = true;
    }

    void waive(String reason) {
        waiverReason = reason;
    }

    /** The head's own choice, which the system does not change any more. */
    void choose() {
        chosenByManager = true;
    }

    void attest(boolean attested) {
        skillAttested = attested;
    }
}

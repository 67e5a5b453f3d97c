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
import java.time.LocalDate;

/** One planned service, activity or contact of an account, or of a Streamline group {@code GROUP@UNIT} (clause 6.1.3). */
@Entity
@Table(name = "plan_entitlement")
class PlanEntitlement {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String accountId;
    private String code;
    private LocalDate plannedOn;
    private boolean setByManager;

    protected PlanEntitlement() {}

    PlanEntitlement(Plan plan, String accountId, String code, LocalDate plannedOn, boolean setByManager) {
        this.plan = plan;
        this.accountId = accountId;
        this.code = code;
        this.plannedOn = plannedOn;
        this.setByManager = setByManager;
    }

    Long id() {
        return id;
    }

    String accountId() {
        return accountId;
    }

    String code() {
        return code;
    }

    LocalDate plannedOn() {
        return plannedOn;
    }

    boolean setByManager() {
        return setByManager;
    }

    void moveTo(LocalDate day) {
        plannedOn = day;
        setByManager = true;
    }
}

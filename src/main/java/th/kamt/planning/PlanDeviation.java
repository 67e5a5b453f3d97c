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

/** The head's reason for what provably cannot be met (D-15), or for something left out (D-16). */
@Entity
@Table(name = "plan_deviation")
class PlanDeviation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String kind;
    private String subject;
    private String reason;

    protected PlanDeviation() {}

    PlanDeviation(Plan plan, String kind, String subject, String reason) {
        this.plan = plan;
        this.kind = kind;
        this.subject = subject;
        this.reason = reason;
    }

    Long id() {
        return id;
    }

    String kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    String reason() {
        return reason;
    }

    boolean is(String otherKind, String otherSubject) {
        return kind.equals(otherKind) && subject.equals(otherSubject);
    }

    void because(String newReason) {
        reason = newReason;
    }
}

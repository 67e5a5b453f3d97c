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

/** A corporate document the plan follows. */
@Entity
@Table(name = "plan_document")
class PlanDocument {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String kind;
    private String title;

    protected PlanDocument() {}

    PlanDocument(Plan plan, String kind, String title) {
        this.plan = plan;
        this.kind = kind;
        this.title = title;
    }

    Long id() {
        return id;
    }

    String kind() {
        return kind;
    }

    String title() {
        return title;
    }
}

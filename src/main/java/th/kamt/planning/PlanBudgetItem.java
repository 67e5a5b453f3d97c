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
import java.math.BigDecimal;

/** One line of the plan's budget, baht for the year. */
@Entity
@Table(name = "plan_budget_item")
class PlanBudgetItem {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String kind;
    private String description;
    private BigDecimal amountBaht;
    private BigDecimal lastYearBaht;

    protected PlanBudgetItem() {}

    PlanBudgetItem(Plan plan, String kind, String description, BigDecimal amountBaht, BigDecimal lastYearBaht) {
        this.plan = plan;
        this.kind = kind;
        this.description = description;
        this.amountBaht = amountBaht;
        this.lastYearBaht = lastYearBaht;
    }

    Long id() {
        return id;
    }

    String kind() {
        return kind;
    }

    String description() {
        return description;
    }

    BigDecimal amountBaht() {
        return amountBaht;
    }

    BigDecimal lastYearBaht() {
        return lastYearBaht;
    }

    void set(BigDecimal amount, BigDecimal lastYear) {
        amountBaht = amount;
        lastYearBaht = lastYear;
    }
}

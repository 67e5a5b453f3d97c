package th.kamt.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody an operator named to decide on a plan at one station in one round, because nobody up the line may. */
@Entity
@Table(name = "plan_deputy")
class PlanDeputy {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    @SuppressWarnings("UnusedVariable") // read by JPA
    private Long id;

    private Long planId;

    private int round;
    private int amendment;
    private String taskKey;
    private String employeeId;
    private String reason;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private String namedBy;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant namedAt;

    protected PlanDeputy() {}

    PlanDeputy(Plan plan, Station station, String employeeId, String reason, String namedBy, Instant namedAt) {
        this.planId = plan.id();
        this.round = plan.round();
        this.amendment = plan.amendment();
        this.taskKey = station.task();
        this.employeeId = employeeId;
        this.reason = reason;
        this.namedBy = namedBy;
        this.namedAt = namedAt;
    }

    Long planId() {
        return planId;
    }

    boolean isFor(Station station, int ofRound) {
        return round == ofRound && taskKey.equals(station.task());
    }

    boolean isOf(Plan plan) {
        return amendment == plan.amendment();
    }

    Station station() {
        return Station.byTask(taskKey).orElseThrow();
    }

    String employeeId() {
        return employeeId;
    }

    String reason() {
        return reason;
    }
}

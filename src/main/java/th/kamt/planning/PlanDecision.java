package th.kamt.planning;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** What a station decided; written once, never changed. Whoever decided may take it back: then it counts as not given. */
@Entity
@Table(name = "plan_decision")
class PlanDecision {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    @SuppressWarnings("UnusedVariable") // read by JPA
    private Long id;

    private Long planId;
    private int round;
    private int amendment;
    private String taskKey;
    private String taskId;

    @Enumerated(EnumType.STRING)
    private Verdict decision;

    private String decidedBy;
    private String decidedAs;
    private Instant decidedAt;
    private String actedFor;
    private String comment;
    private String takenBackBy;
    private Instant takenBackAt;

    protected PlanDecision() {}

    PlanDecision(
            Plan plan,
            Station station,
            String taskId,
            Verdict verdict,
            String person,
            String as,
            String actedFor,
            Instant at,
            String comment) {
        this.planId = plan.id();
        this.round = plan.round();
        this.amendment = plan.amendment();
        this.taskKey = station.task();
        this.taskId = taskId;
        this.decision = verdict;
        this.decidedBy = person;
        this.decidedAs = as;
        this.actedFor = actedFor;
        this.decidedAt = at;
        this.comment = comment;
    }

    Long planId() {
        return planId;
    }

    int round() {
        return round;
    }

    /** 0 of the first plan, else the number of the amendment. */
    int amendment() {
        return amendment;
    }

    Station station() {
        return Station.byTask(taskKey).orElseThrow();
    }

    /** The user task it was made in: one decision each. */
    String taskId() {
        return taskId;
    }

    Verdict verdict() {
        return decision;
    }

    String decidedBy() {
        return decidedBy;
    }

    /** The post decided as, {@code role.UNIT}. */
    String decidedAs() {
        return decidedAs;
    }

    /** Who was absent and in whose place it was decided. */
    Optional<String> actedFor() {
        return Optional.ofNullable(actedFor);
    }

    Instant decidedAt() {
        return decidedAt;
    }

    /** {@code null} if none was given. */
    String comment() {
        return comment;
    }

    void takenBack(String person, Instant at) {
        takenBackBy = person;
        takenBackAt = at;
    }

    /** Empty while the decision stands. */
    Optional<Instant> takenBackAt() {
        return Optional.ofNullable(takenBackAt);
    }

    Optional<String> takenBackBy() {
        return Optional.ofNullable(takenBackBy);
    }
}

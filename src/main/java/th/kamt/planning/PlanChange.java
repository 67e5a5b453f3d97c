package th.kamt.planning;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import th.kamt.message.Message;

/** Who changed what in a plan, in words; written once, never changed. */
@Entity
@Table(name = "plan_change")
class PlanChange {

    /** Who did what the application does by itself. */
    static final String SYSTEM = "system";

    static final String AMENDMENT_OPENED = "planning.change.amendmentOpened";
    /** Keys of the changes between which a plan is on its way back to its unit. */
    static final String SUBMITTED = "planning.change.submitted";

    static final String WITHDRAWN = "planning.change.withdrawn";
    static final String TAKEN_BACK = "planning.change.takenBack";
    /** Its arguments: the post in words, the comment. */
    static final String COMMENTED = "planning.change.commented";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    @SuppressWarnings("UnusedVariable") // read by JPA
    private Long id;

    @SuppressWarnings("UnusedVariable") // queried by JPA
    private Long planId;

    private String changedBy;
    private String actedFor;
    private Instant changedAt;

    @SuppressWarnings("UnusedVariable") // queried by JPA
    private boolean byPreparer;

    private int amendment;

    private String messageKey;

    @Convert(converter = MessageArgumentsJson.class)
    private List<Object> arguments;

    protected PlanChange() {}

    /** A change by whoever prepares the plan. */
    PlanChange(Plan plan, String person, Instant at, Message message) {
        this(plan, person, at, message, true);
    }

    /** What happened to the plan without its preparer. */
    static PlanChange happened(Plan plan, String by, Instant at, Message message) {
        return new PlanChange(plan, by, at, message, false);
    }

    private PlanChange(Plan plan, String person, Instant at, Message message, boolean byPreparer) {
        this.planId = plan.id();
        this.changedBy = person;
        this.changedAt = at;
        this.byPreparer = byPreparer;
        this.amendment = plan.amendment();
        this.messageKey = message.key();
        this.arguments = message.arguments();
    }

    /** In place of somebody absent. */
    PlanChange actedFor(Optional<String> absent) {
        this.actedFor = absent.orElse(null);
        return this;
    }

    /** Who was absent and in whose place it was done. */
    Optional<String> actedFor() {
        return Optional.ofNullable(actedFor);
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** 0 while the first plan was made, else the number of the amendment. */
    int amendment() {
        return amendment;
    }

    Message message() {
        return new Message(messageKey, arguments);
    }
}

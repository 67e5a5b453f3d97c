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
import th.kamt.message.Message;

/** Who changed what in a plan, in words; written once, never changed. */
@Entity
@Table(name = "plan_change")
class PlanChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    @SuppressWarnings("UnusedVariable") // read by JPA
    private Long id;

    @SuppressWarnings("UnusedVariable") // queried by JPA
    private Long planId;

    private String changedBy;
    private Instant changedAt;
    private String messageKey;

    @Convert(converter = TextListJson.class)
    private List<String> arguments;

    protected PlanChange() {}

    PlanChange(Plan plan, String person, Instant at, Message message) {
        this.planId = plan.id();
        this.changedBy = person;
        this.changedAt = at;
        this.messageKey = message.key();
        this.arguments = message.arguments().stream().map(String::valueOf).toList();
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    Message message() {
        return new Message(messageKey, List.<Object>copyOf(arguments));
    }
}

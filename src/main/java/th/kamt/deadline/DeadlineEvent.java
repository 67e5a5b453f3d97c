package th.kamt.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that happened to a deadline. */
@Entity
@Table(name = "deadline_event")
class DeadlineEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deadline_event_seq")
    @SequenceGenerator(name = "deadline_event_seq", sequenceName = "deadline_event_seq", allocationSize = 50)
    private Long id;

    private Long deadlineId;

    @Column(name = "happened_at")
    private Instant at;

    @Enumerated(EnumType.STRING)
    private EventKind what;

    private int level;

    @JdbcTypeCode(SqlTypes.JSON)
    private EventDetail detail;

    protected DeadlineEvent() {}

    DeadlineEvent(Deadline deadline, Instant at, EventKind what, int level, EventDetail detail) {
        this(deadline.id(), at, what, level, detail);
    }

    DeadlineEvent(Long deadlineId, Instant at, EventKind what, int level, EventDetail detail) {
        this.deadlineId = deadlineId;
        this.at = at;
        this.what = what;
        this.level = level;
        this.detail = detail;
    }

    Long deadlineId() {
        return deadlineId;
    }

    Instant at() {
        return at;
    }

    EventKind what() {
        return what;
    }

    /** Level of escalation told, 1 being the superior; 0 if none. */
    int level() {
        return level;
    }

    EventDetail detail() {
        return detail;
    }
}

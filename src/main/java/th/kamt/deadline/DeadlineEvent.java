package th.kamt.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that happened to a deadline; kept by {@link DeadlineTable}. */
@Entity
@Immutable
@Table(name = "deadline_event")
class DeadlineEvent {

    @Id
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

package th.kamt.deadline;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.NoticeSchedule.Progress;

/** One line of the register; added by {@link DeadlineTable}. */
@Entity
@Table(name = "deadline")
class Deadline {

    @Id
    private Long id;

    @Enumerated(EnumType.STRING)
    private DeadlineKind kind;

    private String rule;
    private String businessKey;
    private String unitCode;
    private int planYear;
    private Instant startedAt;
    private Instant dueAt;
    private Instant doneAt;
    private boolean cancelled;
    private Instant lastNoticeAt;
    private LocalDate escalationBase;
    private int escalations;

    @Version
    private int version;

    protected Deadline() {}

    Long id() {
        return id;
    }

    DeadlineWork work() {
        return new DeadlineWork(kind, rule, businessKey, unitCode, new PlanYear(planYear));
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    Optional<LocalDate> escalationBase() {
        return Optional.ofNullable(escalationBase);
    }

    /** Levels told since the work has been late. */
    int escalations() {
        return escalations;
    }

    Progress progress(boolean exhausted) {
        return new Progress(startedAt, dueAt, lastNoticeAt, escalationBase, escalations, exhausted);
    }

    /** The work is no longer to be done. */
    void cancelled(Instant at) {
        doneAt = at;
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void reopened() {
        doneAt = null;
    }

    void renewed(Instant started, Instant due) {
        startedAt = started;
        dueAt = due;
        doneAt = null;
        cancelled = false;
        lastNoticeAt = null;
        escalationBase = null;
        escalations = 0;
    }

    void reminded(Instant at) {
        lastNoticeAt = at;
    }

    /** @param levels levels told by this notice, 0 or 1 */
    void overdue(Instant at, LocalDate base, int levels) {
        lastNoticeAt = at;
        escalationBase = base;
        escalations += levels;
    }

    /**
     * The date was changed. Of one that is ahead nobody has been told, and the overdue notice is still to come; late work that
     * stays late goes on to the next level (R-ESC-1).
     */
    void movedTo(Instant due, Instant now) {
        dueAt = due;
        if (escalationBase == null || !now.isAfter(due)) {
            escalationBase = null;
            escalations = 0;
        }
    }
}

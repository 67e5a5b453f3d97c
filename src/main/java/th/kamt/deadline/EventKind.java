package th.kamt.deadline;

/** What can happen to a deadline. */
public enum EventKind {
    STARTED,
    REMINDED,
    OVERDUE,
    ESCALATED,
    MOVED,
    DONE,
    REOPENED,
    CANCELLED;

    public String messageKey() {
        return "deadline.event." + name();
    }
}

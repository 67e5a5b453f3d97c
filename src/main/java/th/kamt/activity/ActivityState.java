package th.kamt.activity;

/** Where an activity stands. Only what is {@link #OPEN}, {@link #POSTPONED} or {@link #DONE} has a process. */
public enum ActivityState {
    /** Its window is not open yet. */
    PLANNED,
    /** To be carried out now. */
    OPEN,
    /** Was open; waits for its new window. */
    POSTPONED,
    /** Carried out, not logged yet. */
    DONE,
    LOGGED,
    /** No longer to be done: its account is looked after no more, or the amended plan has it no more. */
    DROPPED;

    public String messageKey() {
        return "activity.state." + name();
    }

    /** Whether it is still to be carried out. */
    public boolean isAhead() {
        return this == PLANNED || this == OPEN || this == POSTPONED;
    }
}

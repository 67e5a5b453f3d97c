package th.kamt.deadline;

/** Implemented by the module whose work is due: who has it now. */
public interface DueWork {

    boolean owns(DeadlineKind kind);

    Responsible responsible(DeadlineWork work);

    /** Address of the page of what the work is about, open or done; that of the unit's plan if it has none of its own. */
    default String page(DeadlineWork work) {
        return "/plans/" + work.year() + "/" + work.unitCode();
    }
}

package th.kamt.deadline;

/** Implemented by the module whose work is due: who has it now. */
public interface DueWork {

    boolean owns(DeadlineKind kind);

    Responsible responsible(DeadlineWork work);
}

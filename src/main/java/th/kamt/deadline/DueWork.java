package th.kamt.deadline;

import java.util.List;

/** Implemented by the module whose work is due: who has it now. */
public interface DueWork {

    boolean owns(DeadlineKind kind);

    Responsible responsible(DeadlineWork work);

    /** What the work is about, as its readers know it: the customer, the case; the last of its key if it has no other name. */
    default String subject(DeadlineWork work) {
        return work.businessKey().substring(work.businessKey().lastIndexOf('/') + 1);
    }

    /** Whom another date concerns beside whoever has the work, by employee id. */
    default List<String> concerned(DeadlineWork work) {
        return List.of();
    }

    /** Address of the page of what the work is about, open or done; that of the unit's plan if it has none of its own. */
    default String page(DeadlineWork work) {
        return "/plans/" + work.year() + "/" + work.unitCode();
    }
}

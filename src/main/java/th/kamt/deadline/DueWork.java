package th.kamt.deadline;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Implemented by the module whose work is due: who has it now. */
public interface DueWork {

    boolean owns(DeadlineKind kind);

    Responsible responsible(DeadlineWork work);

    /**
     * What works of this module are about, where their number says little to a person: a customer, somebody's name. Asked for a
     * whole list at once; those left out are called by what is last in their key.
     */
    default Map<DeadlineWork, String> subjects(Collection<DeadlineWork> works) {
        return Map.of();
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

package th.kamt.mywork;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Implemented by modules that plan work by the day: what is still to be carried out, whether it is a task already or not yet. */
public interface PlannedWork {

    /**
     * Whose work.
     *
     * @param person employee id; {@code null}: everybody's of those units
     * @param units  where to look; who may see them is asked before
     */
    record Whose(String person, Collection<String> units) {

        public Whose {
            units = List.copyOf(units);
        }
    }

    /**
     * Something planned.
     *
     * @param key       the same as long as it is planned, however its day changes
     * @param day       the day it is planned for
     * @param open      whether it is work already
     * @param inPlaceOf employee id of who is absent and whose it is; {@code null}: the person's own
     */
    record Planned(String key, LocalDate day, WorkLine line, boolean open, String inPlaceOf) {}

    /** In those days, both included, earliest first. */
    List<Planned> of(Whose whose, LocalDate from, LocalDate until);

    /** As {@link #of}, without what is work already. */
    List<Planned> coming(Whose whose, LocalDate from, LocalDate until);
}

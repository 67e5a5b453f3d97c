package th.kamt.web;

import java.time.LocalDate;
import java.util.List;
import th.kamt.calendar.HolidayChange;

/** Implemented by the module that keeps deadlines: what a holiday entered or removed did to those that were open. */
public interface HolidayMoves {

    /**
     * Work that is due on another day now.
     *
     * @param what        the work, in the reader's language
     * @param businessKey of the process that does it
     * @param href        of the deadline's receipt
     */
    record Move(String what, String businessKey, String href, LocalDate before, LocalDate after) {}

    /** Of the units that the reader may see, in the order of the new days. */
    List<Move> of(HolidayChange change);
}

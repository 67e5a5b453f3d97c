package th.kamt.web;

import java.util.List;
import th.kamt.calendar.PlanYear;

/** Which plan years have been opened. Implemented beside the opening of years. */
public interface OpenedYears {

    /** Newest first. */
    List<PlanYear> openYears();
}

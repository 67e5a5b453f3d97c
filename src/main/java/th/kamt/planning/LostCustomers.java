package th.kamt.planning;

import java.util.Map;
import th.kamt.calendar.PlanYear;

/** Implemented by whoever knows which customers were lost during the year: an amendment begins without them. */
public interface LostCustomers {

    /** Why, in words, by account id. */
    Map<String, String> lost(PlanYear year, String unitCode);
}

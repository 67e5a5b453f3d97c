package th.kamt.customer;

import java.util.Collection;
import java.util.Set;
import th.kamt.calendar.PlanYear;

/** Questions about a whole list, each one query. */
public interface CustomerSearch {

    /** Key accounts in the year's list: contract accounts of one BP and office are one (R-KASM-2). */
    int accounts(PlanYear year);

    /**
     * Ids of the key accounts that have a contract account with these digits in its number.
     *
     * @param officeCodes only accounts of these offices
     */
    Set<String> accountsWithCa(PlanYear year, Collection<String> officeCodes, String digits);

    /** Those of the ids that the year's list has a contract account of. */
    Set<String> accountsListed(PlanYear year, Collection<String> accountIds);
}

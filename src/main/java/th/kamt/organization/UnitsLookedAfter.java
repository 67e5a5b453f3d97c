package th.kamt.organization;

import java.util.Collection;

/**
 * Units in whose accounts' care somebody is who has no post there: the Network side's people whom a province's CEO appoints as
 * KAMRs of its centres (R-KAMR-8). Implemented by the module that knows who looks after an account.
 */
public interface UnitsLookedAfter {

    /** Codes of the units in which that person looks after an account this year or next. */
    Collection<String> of(String employeeId);
}

package th.kamt.staffing;

import java.util.List;
import th.kamt.organization.UnitKind;

/**
 * What a unit has to staff.
 *
 * @param accounts every customer account of the unit, selected or not (HQ: those HQ is responsible for; a region: none)
 * @param people   everybody available as KAMR, whether eligible or not
 * @param chosen   the manager's KAMRs (employee ids); empty: the system chooses
 */
public record StaffingProblem(
        String unitCode,
        UnitKind kind,
        StaffingRules rules,
        List<StaffingAccount> accounts,
        List<StaffingPerson> people,
        List<String> chosen) {

    public StaffingProblem {
        accounts = List.copyOf(accounts);
        people = List.copyOf(people);
        chosen = List.copyOf(chosen);
    }
}

package th.kamt.staffing;

import th.kamt.organization.Division;
import th.kamt.organization.Employee;

/**
 * Somebody available as KAMR of the unit.
 *
 * @param trained      trained and tested, which nobody can waive
 * @param eligible     meets every condition
 * @param waived       the head of the unit has given a reason to choose them although something else is missing
 * @param lastYearKamr was KAMR of this unit last year
 * @param division     for a region, else {@code null}
 */
public record StaffingPerson(
        String employeeId,
        String name,
        boolean trained,
        boolean eligible,
        boolean waived,
        boolean lastYearKamr,
        Origin origin,
        Division division) {

    public static StaffingPerson of(
            Employee person, EligibilityResult eligibility, boolean waived, boolean lastYearKamr) {
        return new StaffingPerson(
                person.employeeId(),
                person.name(),
                eligibility.trained(),
                eligibility.eligible(),
                waived,
                lastYearKamr,
                eligibility.origin(),
                person.division());
    }

    /** Whether they may be appointed as things stand. */
    public boolean appointable() {
        return trained && (eligible || waived);
    }
}

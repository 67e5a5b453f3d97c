package th.kamt.planning;

import org.springframework.stereotype.Component;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;

/** Who makes a unit's plan: the head of the unit (step 1; D-1 for a pilot province's service centre). */
@Component
class Preparers {

    private final Organization organization;

    Preparers(Organization organization) {
        this.organization = organization;
    }

    RoleAt post(Unit unit) {
        return switch (unit.kind()) {
            case REGION -> new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, unit.code());
            case HQ -> new RoleAt(Role.DIRECTOR_ENGINEERING_HQ, unit.code());
            case PILOT_CENTER -> centrePost(unit);
            default -> new RoleAt(Role.OFFICE_MANAGER, unit.code());
        };
    }

    private RoleAt centrePost(Unit centre) {
        RoleAt own = new RoleAt(Role.OFFICE_MANAGER, centre.code());
        return organization.holders(own).isEmpty() ? new RoleAt(Role.PROVINCE_CEO, centre.provinceCode()) : own;
    }

    boolean prepares(Unit unit, String person) {
        return organization.holders(post(unit)).stream()
                .anyMatch(holder -> holder.employeeId().equals(person));
    }

    void require(Unit unit, String person) {
        if (!prepares(unit, person)) {
            throw new ForbiddenException(
                    new Message("planning.prepare.notYours", PostWords.of(organization, post(unit))));
        }
    }
}

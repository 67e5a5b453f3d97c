package th.kamt.planning;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

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
        return organization.holders(own).isEmpty() ? ceo(centre) : own;
    }

    boolean prepares(Unit unit, String person) {
        return organization.holders(post(unit)).stream()
                .anyMatch(holder -> holder.employeeId().equals(person));
    }

    /** In whose place that person prepares it, by nothing but a substitution; of the Network side's people also the CEO's (R-KAMR-8). */
    Optional<String> actingFor(Unit unit, String person) {
        Optional<String> absent = organization.actingFor(person, post(unit));
        return absent.isPresent() || prepares(unit, person) || unit.kind() != UnitKind.PILOT_CENTER
                ? absent
                : organization.actingFor(person, ceo(unit));
    }

    /** Whether a pilot centre's plan is made by its province's CEO, who may appoint the Network side's people (D-1, R-KAMR-8). */
    boolean isCeos(Unit unit) {
        return unit.kind() == UnitKind.PILOT_CENTER && post(unit).role() == Role.PROVINCE_CEO;
    }

    /** Whether the person may appoint KAMRs of that unit from the Network side, whoever makes its plan (R-KAMR-8). */
    boolean appointsNetworkSide(Unit unit, String person) {
        return unit.kind() == UnitKind.PILOT_CENTER
                && organization.holders(ceo(unit)).stream()
                        .anyMatch(holder -> holder.employeeId().equals(person));
    }

    /** The post that appoints the Network side's people of a pilot centre. */
    RoleAt ceo(Unit centre) {
        return new RoleAt(Role.PROVINCE_CEO, centre.provinceCode());
    }

    void require(Unit unit, String person) {
        if (!prepares(unit, person)) {
            throw new ForbiddenException(new Message("planning.prepare.notYours", organization.postName(post(unit))));
        }
    }
}

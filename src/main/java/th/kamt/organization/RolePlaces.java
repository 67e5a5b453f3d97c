package th.kamt.organization;

import static th.kamt.organization.UnitKind.AREA;
import static th.kamt.organization.UnitKind.HQ;
import static th.kamt.organization.UnitKind.NETWORK;
import static th.kamt.organization.UnitKind.OFFICE;
import static th.kamt.organization.UnitKind.PILOT_CENTER;
import static th.kamt.organization.UnitKind.PILOT_PROVINCE;
import static th.kamt.organization.UnitKind.REGION;

import java.util.Set;

/** At which kinds of unit a role sits (clause 4, table "Who"). */
final class RolePlaces {

    private RolePlaces() {}

    static boolean fits(Role role, UnitKind kind) {
        return kinds(role).contains(kind);
    }

    private static Set<UnitKind> kinds(Role role) {
        return switch (role) {
            case DEPUTY_GOVERNOR_AREA -> Set.of(AREA);
            case DEPUTY_GOVERNOR_BUSINESS,
                    DIRECTOR_CRM,
                    DIRECTOR_ENGINEERING_HQ,
                    CHIEF_CRM_BUSINESS,
                    CHIEF_HRD,
                    CHIEF_IT_SERVICE -> Set.of(HQ);
            case ASSISTANT_GOVERNOR_REGION, DIRECTOR_ENGINEERING_SERVICE, CHIEF_CUSTOMER_SERVICE -> Set.of(REGION);
            // D-1: a pilot centre may have an office-manager of its own.
            case OFFICE_MANAGER -> Set.of(OFFICE, PILOT_CENTER);
            case PROVINCE_CEO, PROVINCE_SERVICE_MANAGER -> Set.of(PILOT_PROVINCE);
            // R-KAMR-7: in the pilot province the ผจก.บคจ. or an academic of บคจ.
            case SENIOR_KAMR -> Set.of(OFFICE, PILOT_PROVINCE, PILOT_CENTER);
            // R-KAMR-8: people of the Network side may be available as KAMR.
            case KAMR -> Set.of(OFFICE, PILOT_CENTER, HQ, REGION, NETWORK);
            case SECTION_HEAD -> Set.of(OFFICE, PILOT_CENTER);
            case NETWORK_UNIT -> Set.of(NETWORK);
        };
    }
}

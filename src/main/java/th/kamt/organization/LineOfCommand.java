package th.kamt.organization;

import java.util.ArrayList;
import java.util.List;

/** The posts above a post (R-ESC-3). */
final class LineOfCommand {

    private final OrganizationSnapshot units;

    LineOfCommand(OrganizationSnapshot units) {
        this.units = units;
    }

    List<RoleAt> above(RoleAt post) {
        Unit unit = units.require(post.unitCode());
        List<RoleAt> line = new ArrayList<>();
        switch (unit.kind()) {
            case OFFICE -> aboveAtOffice(post.role(), unit, line);
            case PILOT_CENTER, PILOT_PROVINCE, NETWORK -> aboveInPilotProvince(post.role(), unit, line);
            case REGION -> aboveAtRegion(post.role(), unit, line);
            case HQ -> aboveAtHq(post.role(), unit, line);
            case AREA -> {
                // The line ends with the deputy governor.
            }
        }
        return List.copyOf(line);
    }

    private void aboveAtOffice(Role role, Unit office, List<RoleAt> line) {
        if (role == Role.KAMR || role == Role.SECTION_HEAD) {
            line.add(new RoleAt(Role.SENIOR_KAMR, office.code()));
        }
        if (role != Role.OFFICE_MANAGER) {
            line.add(new RoleAt(Role.OFFICE_MANAGER, office.code()));
        }
        region(office.regionCode(), line);
    }

    private void aboveInPilotProvince(Role role, Unit unit, List<RoleAt> line) {
        String province = unit.provinceCode();
        if (role == Role.KAMR || role == Role.SECTION_HEAD) {
            if (unit.kind() == UnitKind.PILOT_CENTER) {
                line.add(new RoleAt(Role.SENIOR_KAMR, unit.code()));
            }
            // R-KAMR-7: the pilot's Senior KAMR belongs to the province.
            line.add(new RoleAt(Role.SENIOR_KAMR, province));
        }
        boolean answersToCeo =
                role == Role.PROVINCE_SERVICE_MANAGER || role == Role.PROVINCE_CEO || role == Role.NETWORK_UNIT;
        if (!answersToCeo) {
            line.add(new RoleAt(Role.PROVINCE_SERVICE_MANAGER, province));
        }
        if (role != Role.PROVINCE_CEO) {
            line.add(new RoleAt(Role.PROVINCE_CEO, province));
        }
        region(unit.regionCode(), line);
    }

    private void aboveAtRegion(Role role, Unit region, List<RoleAt> line) {
        region(region.code(), line);
        // Whoever holds a post of the line itself has only what stands behind it above.
        int own = line.indexOf(new RoleAt(role, region.code()));
        line.subList(0, own + 1).clear();
    }

    private void region(String region, List<RoleAt> line) {
        line.add(new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, region));
        line.add(new RoleAt(Role.DIRECTOR_ENGINEERING_SERVICE, region));
        line.add(new RoleAt(Role.ASSISTANT_GOVERNOR_REGION, region));
        line.add(new RoleAt(Role.DEPUTY_GOVERNOR_AREA, units.require(region).parentCode()));
    }

    private static void aboveAtHq(Role role, Unit hq, List<RoleAt> line) {
        if (role == Role.KAMR) {
            line.add(new RoleAt(Role.DIRECTOR_ENGINEERING_HQ, hq.code()));
        } else if (role == Role.CHIEF_CRM_BUSINESS) {
            line.add(new RoleAt(Role.DIRECTOR_CRM, hq.code()));
        }
        if (role != Role.DEPUTY_GOVERNOR_BUSINESS) {
            line.add(new RoleAt(Role.DEPUTY_GOVERNOR_BUSINESS, hq.code()));
        }
    }
}

package th.kamt.request;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

/** A user task at which a request is decided, and whose it is (R-ENT-4, R-RES-1). */
public enum RequestStation {
    SPENDING("Task_ApproveSpending", Role.DEPUTY_GOVERNOR_BUSINESS, Role.ASSISTANT_GOVERNOR_REGION),
    SCREENING("Task_ScreenRequest", Role.DIRECTOR_CRM, Role.DIRECTOR_ENGINEERING_SERVICE),
    APPROVAL("Task_ApproveRequest", Role.DEPUTY_GOVERNOR_BUSINESS, Role.ASSISTANT_GOVERNOR_REGION);

    private final String task;
    private final Role national;
    private final Role regional;

    RequestStation(String task, Role national, Role regional) {
        this.task = task;
        this.national = national;
        this.regional = regional;
    }

    public String task() {
        return task;
    }

    /** Of HQ's requests a national post, of all others the region's. */
    RoleAt post(Unit unit) {
        return unit.kind() == UnitKind.HQ ? new RoleAt(national, unit.code()) : new RoleAt(regional, unit.regionCode());
    }

    public static Optional<RequestStation> byTask(String task) {
        return Arrays.stream(values())
                .filter(station -> station.task.equals(task))
                .findFirst();
    }
}

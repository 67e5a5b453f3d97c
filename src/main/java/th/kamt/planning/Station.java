package th.kamt.planning;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;

/** Stations of the approval routes (clause 6.2), by the user task that stands for each. */
public enum Station {
    COLLECT_PROVINCE("Task_CollectProvince", Role.PROVINCE_SERVICE_MANAGER),
    COLLECT_REGION("Task_CollectRegion", Role.CHIEF_CUSTOMER_SERVICE),
    CONSIDER_PLAN("Task_ConsiderPlan", Role.DIRECTOR_ENGINEERING_SERVICE),
    APPROVE_PLAN("Task_ApprovePlan", Role.ASSISTANT_GOVERNOR_REGION),
    APPROVE_HQ_PLAN("Task_ApproveHqPlan", Role.DEPUTY_GOVERNOR_BUSINESS);

    private final String task;
    private final Role role;

    Station(String task, Role role) {
        this.task = task;
        this.role = role;
    }

    /** Id of the user task, e.g. {@code Task_CollectRegion}. */
    public String task() {
        return task;
    }

    public Role role() {
        return role;
    }

    /** Whether its decision is the last: อนุมัติ rather than เห็นชอบ. */
    public boolean isLast() {
        return this == APPROVE_PLAN || this == APPROVE_HQ_PLAN;
    }

    /** The post that decides on the plan of {@code unit} here. */
    public RoleAt post(Unit unit) {
        return switch (this) {
            case COLLECT_PROVINCE -> new RoleAt(role, unit.provinceCode());
            case APPROVE_HQ_PLAN -> new RoleAt(role, unit.code());
            default -> new RoleAt(role, unit.regionCode());
        };
    }

    public static Optional<Station> byTask(String task) {
        return Arrays.stream(values())
                .filter(station -> station.task.equals(task))
                .findFirst();
    }
}

package th.kamt.organization;

import java.util.List;
import java.util.Optional;

/** Units, people and posts as last imported; the posts of people who have left ({@link Leavers}) no longer count. */
public interface Organization {

    Optional<Unit> unit(String code);

    /** @throws th.kamt.message.NotFoundException if there is no such unit */
    Unit requireUnit(String code);

    /** Every unit, ordered by code. */
    List<Unit> units();

    /** The unit and all under it, ordered by code; empty if there is no such unit. */
    List<Unit> unitAndBelow(String code);

    Optional<Employee> employee(String employeeId);

    /** As people write it; the id of somebody unknown. */
    default String nameOf(String employeeId) {
        return employee(employeeId).map(Employee::name).orElse(employeeId);
    }

    /** Whether that person has left: still known by name, but without posts, and of no unit. */
    default boolean hasLeft(String employeeId) {
        return false;
    }

    /** People whose own unit it is, ordered by employee id. */
    List<Employee> employeesOf(String unitCode);

    /** Who holds the post, own or acting, ordered by employee id. */
    List<Employee> holders(RoleAt post);

    /**
     * The posts above {@code post} in the line of command (R-ESC-3), nearest first, the units filled in: for
     * {@code office-manager} of an office: {@code chief-customer-service} of its region, and so on up. Empty posts are
     * included; skipping them is the caller's business.
     */
    List<RoleAt> lineAbove(RoleAt post);
}

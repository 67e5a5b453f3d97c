package th.kamt.organization;

import java.time.LocalDate;
import java.util.Set;

/**
 * A person of the utility.
 *
 * @param positionCode  without the final dot, e.g. {@code วศก}
 * @param division      for regional staff only, else {@code null}
 * @param kamrTrainedOn day of the passed KAMR test (D-13), or {@code null}
 * @param posts         roles at the person's own unit, and at others where acting (รักษาการ)
 */
public record Employee(
        String employeeId,
        String name,
        String positionCode,
        String unitCode,
        Division division,
        LocalDate employedOn,
        LocalDate kamrTrainedOn,
        String email,
        Set<RoleAt> posts) {

    public Employee {
        posts = Set.copyOf(posts);
    }

    Employee withoutPosts() {
        return new Employee(
                employeeId, name, positionCode, unitCode, division, employedOn, kamrTrainedOn, email, Set.of());
    }

    public boolean holds(Role role, String unit) {
        return posts.contains(new RoleAt(role, unit));
    }
}

package th.kamt.organization;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * A person of the utility.
 *
 * @param positionCode  without the final dot, e.g. {@code วศก}
 * @param division      for regional staff only, else {@code null}
 * @param kamrTrainedOn day of the passed KAMR test (D-13), or {@code null}
 * @param posts         roles at the person's own unit, at others where acting (รักษาการ), and while they stand in for somebody absent
 *                      ({@link Substitutions}) that person's
 * @param ownPosts      those they hold themselves: what they qualify for counts by these
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
        Set<RoleAt> posts,
        Set<RoleAt> ownPosts) {

    public Employee {
        posts = Set.copyOf(posts);
        ownPosts = Set.copyOf(ownPosts);
    }

    /** Somebody who stands in for nobody. */
    public Employee(
            String employeeId,
            String name,
            String positionCode,
            String unitCode,
            Division division,
            LocalDate employedOn,
            LocalDate kamrTrainedOn,
            String email,
            Set<RoleAt> posts) {
        this(employeeId, name, positionCode, unitCode, division, employedOn, kamrTrainedOn, email, posts, posts);
    }

    /** The same person while they stand in for holders of those posts. */
    Employee withPostsOfAbsent(Set<RoleAt> more) {
        Set<RoleAt> all = new HashSet<>(ownPosts);
        all.addAll(more);
        return new Employee(
                employeeId, name, positionCode, unitCode, division, employedOn, kamrTrainedOn, email, all, ownPosts);
    }

    Employee withoutPosts() {
        return new Employee(
                employeeId, name, positionCode, unitCode, division, employedOn, kamrTrainedOn, email, Set.of());
    }

    public boolean holds(Role role, String unit) {
        return posts.contains(new RoleAt(role, unit));
    }
}

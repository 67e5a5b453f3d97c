package th.kamt.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import th.kamt.message.Message;

/**
 * Units, people and posts as last imported; the posts of people who have left ({@link Leavers}) no longer count, and those of people
 * who are absent count for their substitute too ({@link Substitutions}).
 */
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

    /** As people write it; the code of a unit unknown. */
    default String unitName(String code) {
        return unit(code).map(Unit::name).orElse(code);
    }

    /** A post as people write it, short role and unit: {@code ผจก. กฟอ.บึงทอง}. */
    default Message postName(RoleAt post) {
        return new Message("organization.post", new Message(post.role().messageKey()), unitName(post.unitCode()));
    }

    /** @param group {@link RoleAt#group()}, as records keep a post */
    default Message postName(String group) {
        return postName(RoleAt.parse(group).orElseThrow());
    }

    /**
     * The person's name and, where they acted for somebody absent, for whom: น.ส. ข แทน นาย ก.
     *
     * @param actedFor may be {@code null}
     */
    default Message whoActed(String person, String actedFor) {
        return actedFor == null
                ? new Message("organization.acted", nameOf(person))
                : new Message("organization.actedFor", nameOf(person), nameOf(actedFor));
    }

    /** Whether that person has left: still known by name, but without posts, and of no unit. */
    default boolean hasLeft(String employeeId) {
        return false;
    }

    /** People whose own unit it is, ordered by employee id. */
    List<Employee> employeesOf(String unitCode);

    /** Who holds the post, own or acting, and who stands in for one of them now, ordered by employee id. */
    List<Employee> holders(RoleAt post);

    /** Who holds the post themselves, own or acting (รักษาการ), ordered by employee id. */
    default List<Employee> ownHolders(RoleAt post) {
        return holders(post).stream()
                .filter(person -> person.ownPosts().contains(post))
                .toList();
    }

    // --- absence (Substitutions) ---

    /** Who stands in for that person today. */
    default Optional<String> standIn(String absent) {
        return Optional.empty();
    }

    /** Last day on which somebody stands in for that person. */
    default Optional<LocalDate> absentUntil(String absent) {
        return Optional.empty();
    }

    /** For whom that person stands in today, ordered. */
    default List<String> standsInFor(String person) {
        return List.of();
    }

    /** Those people, in their order, and after them whoever stands in for one of them. */
    default List<String> withStandIns(Collection<String> people) {
        Set<String> all = new LinkedHashSet<>(people);
        people.forEach(person -> standIn(person).ifPresent(all::add));
        return List.copyOf(all);
    }

    /** For which of those whose work it is that person acts; empty if it is their own, or not theirs at all. */
    default Optional<String> actingFor(String person, Collection<String> own) {
        return own.contains(person)
                ? Optional.empty()
                : standsInFor(person).stream().filter(own::contains).findFirst();
    }

    /** For which holder of the post that person acts; empty if they hold it themselves, or not at all. */
    default Optional<String> actingFor(String person, RoleAt post) {
        return actingFor(
                person, ownHolders(post).stream().map(Employee::employeeId).toList());
    }

    /** As {@link #actingFor(String, RoleAt)}, where only those of its holders count. */
    default Optional<String> actingFor(String person, RoleAt post, Collection<String> among) {
        return actingFor(
                person,
                ownHolders(post).stream()
                        .map(Employee::employeeId)
                        .filter(among::contains)
                        .toList());
    }

    /**
     * Who may act for the post where some people are barred, by employee id: its holders, and who stands in for one of them who may.
     * So nobody does through a substitution what they, or the one they stand in for, may not do.
     */
    default List<String> mayAct(RoleAt post, Set<String> barred) {
        List<String> own = ownHolders(post).stream()
                .map(Employee::employeeId)
                .filter(person -> !barred.contains(person))
                .toList();
        return withStandIns(own).stream()
                .filter(person -> !barred.contains(person))
                .toList();
    }

    /**
     * The posts above {@code post} in the line of command (R-ESC-3), nearest first, the units filled in: for
     * {@code office-manager} of an office: {@code chief-customer-service} of its region, and so on up. Empty posts are
     * included; skipping them is the caller's business.
     */
    List<RoleAt> lineAbove(RoleAt post);
}

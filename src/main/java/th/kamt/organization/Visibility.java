package th.kamt.organization;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which units a person sees: their own and those where they act, with all under them. From HQ down sees only who holds an HQ
 * role; an HQ KAMR sees HQ alone, not the nation.
 *
 * @param nation whether by an HQ role; then every unit is seen
 * @param tops   the units from which the person sees down; below HQ
 * @param headquarters codes of HQ units seen by themselves only
 */
public record Visibility(boolean nation, List<Unit> tops, Set<String> headquarters) {

    private static final Set<Role> NOT_HQ_ROLES = Set.of(Role.KAMR, Role.SENIOR_KAMR);

    public static Visibility of(Employee person, Organization organization) {
        List<Unit> units = Stream.concat(
                        Stream.of(person.unitCode()), person.posts().stream().map(RoleAt::unitCode))
                .distinct()
                .flatMap(code -> organization.unit(code).stream())
                .toList();
        Set<String> headquarters = units.stream()
                .filter(unit -> unit.kind() == UnitKind.HQ)
                .map(Unit::code)
                .collect(Collectors.toUnmodifiableSet());
        boolean nation = person.posts().stream()
                .anyMatch(post -> headquarters.contains(post.unitCode()) && !NOT_HQ_ROLES.contains(post.role()));
        return new Visibility(
                nation,
                units.stream().filter(unit -> unit.kind() != UnitKind.HQ).toList(),
                headquarters);
    }

    public boolean sees(Unit unit) {
        return nation || seesWithoutNation(unit);
    }

    /** Whether the unit is seen from below HQ level, or is the HQ the person belongs to. */
    public boolean seesWithoutNation(Unit unit) {
        return headquarters.contains(unit.code()) || tops.stream().anyMatch(top -> top.contains(unit));
    }
}

package th.kamt.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** The whole organisation at one revision, immutable: 250 units and 5,000 people are small. */
final class OrganizationSnapshot {

    private final long revision;
    private final TreeMap<String, Unit> units = new TreeMap<>();
    private final TreeMap<String, Employee> employees = new TreeMap<>();
    private final Map<String, List<Employee>> byUnit = new HashMap<>();
    private final Map<RoleAt, List<Employee>> byPost = new HashMap<>();

    private final Map<RoleAt, List<Employee>> byOwnPost = new HashMap<>();
    private final Set<String> left;
    private final Map<String, StandIn> standIns = new TreeMap<>();
    private final Map<String, List<String>> absents = new HashMap<>();

    OrganizationSnapshot(long revision, Collection<Unit> units, Collection<Employee> employees) {
        this(revision, units, employees, Set.of(), Map.of());
    }

    /**
     * @param left     employee ids of those who have left
     * @param standIns by who is absent: who stands in for them
     */
    OrganizationSnapshot(
            long revision,
            Collection<Unit> units,
            Collection<Employee> people,
            Set<String> left,
            Map<String, StandIn> standIns) {
        this.revision = revision;
        this.left = Set.copyOf(left);
        units.forEach(unit -> this.units.put(unit.code(), unit));
        Map<String, Employee> own = new HashMap<>();
        people.forEach(person ->
                own.put(person.employeeId(), left.contains(person.employeeId()) ? person.withoutPosts() : person));
        standIns.forEach((absent, standIn) -> {
            String substitute = standIn.substitute();
            // Who has left neither stands in nor needs it.
            if (own.containsKey(absent)
                    && own.containsKey(substitute)
                    && !left.contains(absent)
                    && !left.contains(substitute)) {
                this.standIns.put(absent, standIn);
            }
        });
        this.standIns.forEach(
                (absent, standIn) -> absents.computeIfAbsent(standIn.substitute(), id -> new ArrayList<>())
                        .add(absent));
        own.values().stream()
                .sorted(Comparator.comparing(Employee::employeeId))
                .map(person -> present(person, own))
                .forEach(this::add);
    }

    /** With the posts of those they stand in for. */
    private Employee present(Employee person, Map<String, Employee> own) {
        List<String> absent = absents.getOrDefault(person.employeeId(), List.of());
        return absent.isEmpty()
                ? person
                : person.withPostsOfAbsent(absent.stream()
                        .flatMap(id -> own.get(id).ownPosts().stream())
                        .collect(Collectors.toSet()));
    }

    private void add(Employee employee) {
        employees.put(employee.employeeId(), employee);
        if (!left.contains(employee.employeeId())) {
            byUnit.computeIfAbsent(employee.unitCode(), code -> new ArrayList<>())
                    .add(employee);
        }
        employee.posts()
                .forEach(post ->
                        byPost.computeIfAbsent(post, key -> new ArrayList<>()).add(employee));
        employee.ownPosts()
                .forEach(post -> byOwnPost
                        .computeIfAbsent(post, key -> new ArrayList<>())
                        .add(employee));
    }

    long revision() {
        return revision;
    }

    Unit unit(String code) {
        return code == null ? null : units.get(code);
    }

    Unit require(String code) {
        Unit unit = unit(code);
        if (unit == null) {
            throw new NotFoundException(new Message("organization.unit.unknown", String.valueOf(code)));
        }
        return unit;
    }

    List<Unit> units() {
        return List.copyOf(units.values());
    }

    Employee employee(String id) {
        return id == null ? null : employees.get(id);
    }

    boolean hasLeft(String id) {
        return left.contains(id);
    }

    List<Employee> employees() {
        return List.copyOf(employees.values());
    }

    List<Employee> employeesOf(String unitCode) {
        return List.copyOf(byUnit.getOrDefault(unitCode, List.of()));
    }

    List<Employee> holders(RoleAt post) {
        return List.copyOf(byPost.getOrDefault(post, List.of()));
    }

    List<Employee> ownHolders(RoleAt post) {
        return List.copyOf(byOwnPost.getOrDefault(post, List.of()));
    }

    Optional<StandIn> standIn(String absent) {
        return absent == null ? Optional.empty() : Optional.ofNullable(standIns.get(absent));
    }

    List<String> standsInFor(String person) {
        return List.copyOf(absents.getOrDefault(person, List.of()));
    }
}

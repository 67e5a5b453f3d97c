package th.kamt.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** The whole organisation at one revision, immutable: 250 units and 5,000 people are small. */
final class OrganizationSnapshot {

    private final long revision;
    private final TreeMap<String, Unit> units = new TreeMap<>();
    private final TreeMap<String, Employee> employees = new TreeMap<>();
    private final Map<String, List<Employee>> byUnit = new HashMap<>();
    private final Map<RoleAt, List<Employee>> byPost = new HashMap<>();

    private final Set<String> left;

    OrganizationSnapshot(long revision, Collection<Unit> units, Collection<Employee> employees) {
        this(revision, units, employees, Set.of());
    }

    /** @param left employee ids of those who have left */
    OrganizationSnapshot(long revision, Collection<Unit> units, Collection<Employee> people, Set<String> left) {
        this.revision = revision;
        this.left = Set.copyOf(left);
        List<Employee> employees = people.stream()
                .map(person -> left.contains(person.employeeId()) ? person.withoutPosts() : person)
                .toList();
        units.forEach(unit -> this.units.put(unit.code(), unit));
        employees.stream().sorted(Comparator.comparing(Employee::employeeId)).forEach(employee -> {
            this.employees.put(employee.employeeId(), employee);
            if (!left.contains(employee.employeeId())) {
                byUnit.computeIfAbsent(employee.unitCode(), code -> new ArrayList<>())
                        .add(employee);
            }
            employee.posts()
                    .forEach(post -> byPost.computeIfAbsent(post, key -> new ArrayList<>())
                            .add(employee));
        });
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
}

package th.kamt.organization;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.organization.OrganizationImport.Last;

/** Rows of units, people and posts. */
@Component
class OrganizationStore {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    OrganizationStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return revision("select revision from organization_state where id = 1");
    }

    /** Until the transaction ends no other import of units or people runs. */
    long lockRevision() {
        return revision("select revision from organization_state where id = 1 for update");
    }

    private long revision(String sql) {
        Long revision = jdbc.queryForObject(sql, Long.class);
        if (revision == null) {
            throw new IllegalStateException("organization_state has lost its row");
        }
        return revision;
    }

    void nextRevision() {
        jdbc.update("update organization_state set revision = revision + 1 where id = 1");
    }

    void imported(String kind, Last last) {
        jdbc.update(
                "insert into organization_import (kind, imported_at, imported_by, row_count) values (?, ?, ?, ?)"
                        + " on duplicate key update imported_at = values(imported_at),"
                        + " imported_by = values(imported_by), row_count = values(row_count)",
                kind,
                utc(last.at()),
                last.by(),
                last.rows());
    }

    Optional<Last> lastImport(String kind) {
        return jdbc
                .query(
                        "select imported_at, imported_by, row_count from organization_import where kind = ?",
                        (row, number) -> new Last(
                                instant(row, "imported_at"), row.getString("imported_by"), row.getLong("row_count")),
                        kind)
                .stream()
                .findFirst();
    }

    /** As the files say: leavers included, substitutes without the posts of others. */
    OrganizationSnapshot load() {
        return load(Set::of, Map::of);
    }

    /** As it counts: without the posts of those who have left, with those of the absent for their substitutes. */
    OrganizationSnapshot loadPresent() {
        return load(this::left, this::standIns);
    }

    /** Consistent although read in several statements: an import in between shows in the revision and is read again. */
    private OrganizationSnapshot load(Supplier<Set<String>> leavers, Supplier<Map<String, StandIn>> substitutions) {
        long before = revision();
        while (true) {
            List<Unit> units = units();
            List<Employee> employees = employees(posts());
            Set<String> left = leavers.get();
            Map<String, StandIn> standIns = substitutions.get();
            long after = revision();
            if (before == after) {
                return new OrganizationSnapshot(after, units, employees, left, standIns);
            }
            before = after;
        }
    }

    private Set<String> left() {
        return Set.copyOf(jdbc.queryForList("select employee_id from leaver where effective = true", String.class));
    }

    private Map<String, StandIn> standIns() {
        Map<String, StandIn> standIns = new HashMap<>();
        jdbc.query("select absent, substitute, to_day from substitution where state = 'ACTIVE' order by id", row -> {
            standIns.put(
                    row.getString("absent"),
                    new StandIn(row.getString("substitute"), row.getObject("to_day", LocalDate.class)));
        });
        return standIns;
    }

    private List<Unit> units() {
        return jdbc.query(
                "select code, name, kind, office_class, parent_code, path, region_code, province_code from unit",
                (row, number) -> new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        UnitKind.valueOf(row.getString("kind")),
                        row.getObject("office_class", Integer.class),
                        row.getString("parent_code"),
                        row.getString("path"),
                        row.getString("region_code"),
                        row.getString("province_code")));
    }

    private Map<String, Set<RoleAt>> posts() {
        Map<String, Set<RoleAt>> posts = new HashMap<>();
        jdbc.query("select employee_id, role, unit_code from employee_post", row -> {
            posts.computeIfAbsent(row.getString("employee_id"), id -> new HashSet<>())
                    .add(new RoleAt(Role.byId(row.getString("role")).orElseThrow(), row.getString("unit_code")));
        });
        return posts;
    }

    private List<Employee> employees(Map<String, Set<RoleAt>> posts) {
        return jdbc.query(
                "select employee_id, name, position_code, unit_code, division, employed_on, kamr_trained_on, email"
                        + " from employee",
                (row, number) -> employee(row, posts));
    }

    private static Employee employee(ResultSet row, Map<String, Set<RoleAt>> posts) throws SQLException {
        String id = row.getString("employee_id");
        String division = row.getString("division");
        return new Employee(
                id,
                row.getString("name"),
                row.getString("position_code"),
                row.getString("unit_code"),
                division == null ? null : Division.valueOf(division),
                row.getObject("employed_on", LocalDate.class),
                row.getObject("kamr_trained_on", LocalDate.class),
                row.getString("email"),
                posts.getOrDefault(id, Set.of()));
    }

    /** @param units parents before children */
    void saveUnits(List<Unit> units) {
        jdbc.batchUpdate(
                "insert into unit (code, name, kind, office_class, parent_code, path, region_code, province_code)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update name = values(name),"
                        + " kind = values(kind), office_class = values(office_class), parent_code = values(parent_code),"
                        + " path = values(path), region_code = values(region_code),"
                        + " province_code = values(province_code)",
                units,
                BATCH,
                (statement, unit) -> {
                    statement.setString(1, unit.code());
                    statement.setString(2, unit.name());
                    statement.setString(3, unit.kind().name());
                    statement.setObject(4, unit.officeClass());
                    statement.setString(5, unit.parentCode());
                    statement.setString(6, unit.path());
                    statement.setString(7, unit.regionCode());
                    statement.setString(8, unit.provinceCode());
                });
    }

    /** With their posts, which replace those they had. */
    void saveEmployees(Collection<Employee> employees) {
        jdbc.batchUpdate(
                "insert into employee (employee_id, name, position_code, unit_code, division, employed_on,"
                        + " kamr_trained_on, email) values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update"
                        + " name = values(name), position_code = values(position_code), unit_code = values(unit_code),"
                        + " division = values(division), employed_on = values(employed_on),"
                        + " kamr_trained_on = values(kamr_trained_on), email = values(email)",
                employees,
                BATCH,
                (statement, employee) -> {
                    statement.setString(1, employee.employeeId());
                    statement.setString(2, employee.name());
                    statement.setString(3, employee.positionCode());
                    statement.setString(4, employee.unitCode());
                    statement.setString(
                            5,
                            employee.division() == null
                                    ? null
                                    : employee.division().name());
                    statement.setObject(6, employee.employedOn());
                    statement.setObject(7, employee.kamrTrainedOn());
                    statement.setString(8, employee.email());
                });
        jdbc.batchUpdate(
                "delete from employee_post where employee_id = ?",
                employees,
                BATCH,
                (statement, employee) -> statement.setString(1, employee.employeeId()));
        record Held(String employeeId, RoleAt post) {}
        List<Held> posts = employees.stream()
                .flatMap(employee -> employee.posts().stream().map(post -> new Held(employee.employeeId(), post)))
                .toList();
        jdbc.batchUpdate(
                "insert into employee_post (employee_id, role, unit_code) values (?, ?, ?)",
                posts,
                BATCH,
                (statement, held) -> {
                    statement.setString(1, held.employeeId());
                    statement.setString(2, held.post().role().id());
                    statement.setString(3, held.post().unitCode());
                });
    }
}

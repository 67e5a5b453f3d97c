package th.kamt.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import th.kamt.message.Message;
import th.kamt.tabular.Column;
import th.kamt.tabular.Row;

/** employees.csv, row by row, against the units and people already known. */
final class EmployeeSheet {

    static final List<Column> COLUMNS = List.of(
            Column.digits("employee_id"),
            Column.text("name"),
            Column.text("position_code"),
            Column.text("unit_code"),
            Column.text("division"),
            Column.date("employed_on"),
            Column.date("kamr_trained_on"),
            Column.text("roles"),
            Column.text("email"));

    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Za-z0-9._-]{1,20}");
    private static final Pattern BAR = Pattern.compile("\\|");
    /** Names of the application's own users and groups: a person must not come into their rights. */
    private static final Set<String> RESERVED = Set.of("admin", "camunda-admin", "demo", "system");
    /** Nobody at work today was employed before; an earlier day is a slip of the pen. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);

    private final OrganizationSnapshot known;
    private final LocalDate today;
    private final Map<String, Long> lines = new HashMap<>();
    private final List<Employee> changed = new ArrayList<>();

    EmployeeSheet(OrganizationSnapshot known, LocalDate today) {
        this.known = known;
        this.today = today;
    }

    /** People added or different. */
    List<Employee> changed() {
        return changed;
    }

    void read(Row row) {
        String id = id(row);
        Unit unit = unit(row);
        Employee employee = new Employee(
                id,
                row.requiredText("name", 200),
                position(row),
                unit == null ? null : unit.code(),
                division(row, unit),
                row.requiredDate("employed_on", FIRST_DAY, today),
                row.date("kamr_trained_on", FIRST_DAY, today),
                row.email("email"),
                posts(row, unit));
        if (row.isRight() && !employee.equals(known.employee(id))) {
            changed.add(employee);
        }
    }

    private String id(Row row) {
        String id = row.requiredMatching("employee_id", EMPLOYEE_ID, "organization.employee.id");
        if (id == null) {
            return null;
        }
        if (RESERVED.contains(id.toLowerCase(Locale.ROOT))) {
            row.wrong("employee_id", new Message("organization.employee.reserved", id));
        }
        Long first = lines.putIfAbsent(id, row.line());
        if (first != null) {
            row.wrong("employee_id", new Message("organization.employee.twice", id, Long.toString(first)));
        }
        return id;
    }

    /** Stored without the final dot: วศก. and วศก are the same position. */
    private static String position(Row row) {
        String position = row.requiredText("position_code", 21);
        if (position == null) {
            return null;
        }
        String stored = (position.endsWith(".") ? position.substring(0, position.length() - 1) : position).strip();
        if (stored.isEmpty()) {
            row.wrong("position_code", new Message("tabular.required"));
        } else if (stored.codePointCount(0, stored.length()) > 20) {
            row.wrong("position_code", new Message("tabular.text.tooLong", "20"));
        }
        return stored;
    }

    private Unit unit(Row row) {
        String code = row.requiredMatching("unit_code", UnitSheet.CODE, "organization.unit.code");
        if (code == null) {
            return null;
        }
        Unit unit = known.unit(code);
        if (unit == null) {
            row.wrong("unit_code", new Message("organization.unit.unknown", code));
        }
        return unit;
    }

    private static Division division(Row row, Unit unit) {
        Division division = row.oneOf("division", Division.class, null);
        if (division != null && unit != null && unit.kind() != UnitKind.REGION) {
            row.wrong(
                    "division",
                    new Message(
                            "organization.employee.divisionNotRegional",
                            unit.code(),
                            unit.kind().name()));
        }
        return division;
    }

    private Set<RoleAt> posts(Row row, Unit own) {
        String roles = row.text("roles", 2_000);
        Set<RoleAt> posts = new HashSet<>();
        if (roles == null) {
            return posts;
        }
        for (String part : BAR.split(roles, -1)) {
            RoleAt post = post(row, part.strip(), own);
            if (post != null && !posts.add(post)) {
                row.wrong(
                        "roles",
                        new Message("organization.role.twice", post.role().id(), post.unitCode()));
            }
        }
        return posts;
    }

    /** {@code role}, or {@code role@UNIT} for one acting elsewhere; {@code null} if wrong. */
    private RoleAt post(Row row, String text, Unit own) {
        int at = text.indexOf('@');
        Role role = Role.byId(at < 0 ? text : text.substring(0, at)).orElse(null);
        if (role == null) {
            row.wrong("roles", new Message("organization.role.unknown", text));
            return null;
        }
        Unit unit = at < 0 ? own : known.unit(text.substring(at + 1));
        if (unit == null) {
            if (at >= 0) {
                row.wrong("roles", new Message("organization.unit.unknown", text.substring(at + 1)));
            }
            return null;
        }
        if (!RolePlaces.fits(role, unit.kind())) {
            row.wrong(
                    "roles",
                    new Message(
                            "organization.role.unitKind",
                            role.id(),
                            unit.code(),
                            unit.kind().name()));
            return null;
        }
        return new RoleAt(role, unit.code());
    }
}
